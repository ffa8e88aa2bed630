package io.github.fcmaven.descriptor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * YAML that every parser reads alike, whether it follows 1.1 or 1.2.
 *
 * <p>Each node is made here, with its style, and none is shared: so nothing is
 * guessed from a type, and no alias is ever written.
 */
final class YamlNodes {

    /** What no parser takes for anything but a text; everything else is quoted. */
    private static final Pattern PLAIN = Pattern.compile("(?:\\./|/)?[A-Za-z][A-Za-z0-9_./-]*");

    /** What YAML 1.1 takes for a boolean or for nothing. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    /** YAML 1.2 allows a key of 1024 characters; one above this is written with {@code ?}, which all parsers read. */
    private static final int LONGEST_KEY = 1000;

    private YamlNodes() {}

    /** The document, in block style, with {@code -} indented as the platform's pages have it. */
    static String text(Node root) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setAllowUnicode(false);
        options.setMaxSimpleKeyLength(LONGEST_KEY);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        StringWriter text = new StringWriter();
        // without Yaml, which makes ready to read and to write any object: half of the library's classes
        Serializer serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(root);
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter throws none
        }
        return text.toString();
    }

    static MappingNode map() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    }

    static MappingNode map(String key, Node value) {
        MappingNode map = map();
        put(map, key, value);
        return map;
    }

    static MappingNode map(Map<String, String> texts) {
        MappingNode map = map();
        texts.forEach((key, value) -> put(map, key, quoted(value)));
        return map;
    }

    static void put(MappingNode map, String key, Node value) {
        map.getValue().add(new NodeTuple(text(key), value));
    }

    /** A tree of maps, lists, texts, numbers and booleans. */
    static Node tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            MappingNode node = map();
            map.forEach((key, each) -> put(node, String.valueOf(key), tree(each)));
            return node;
        }
        if (value instanceof List<?> list) {
            return list(list.stream().map(YamlNodes::tree).toList());
        }
        if (value instanceof Boolean flag) {
            return scalar(Tag.BOOL, flag.toString(), ScalarStyle.PLAIN);
        }
        return value instanceof Number number ? number(number.doubleValue()) : text(String.valueOf(value));
    }

    static SequenceNode list(List<? extends Node> items) {
        return new SequenceNode(Tag.SEQ, new ArrayList<>(items), FlowStyle.BLOCK);
    }

    /** A whole number. */
    static ScalarNode number(int value) {
        return scalar(Tag.INT, Integer.toString(value), ScalarStyle.PLAIN);
    }

    /** A number, in the shortest form that reads back equal: {@code 0.35}, {@code 1}, or one that a rule refuses. */
    static ScalarNode number(double value) {
        if (!Double.isFinite(value)) {
            return scalar(Tag.FLOAT, Double.isNaN(value) ? ".nan" : value < 0 ? "-.inf" : ".inf", ScalarStyle.PLAIN);
        }
        String digits = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return scalar(digits.contains(".") ? Tag.FLOAT : Tag.INT, digits, ScalarStyle.PLAIN);
    }

    /** A text, quoted only where a parser could misread it. */
    static ScalarNode text(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? scalar(Tag.STR, value, ScalarStyle.PLAIN) : quoted(value);
    }

    /** A text that is always quoted: in double quotes, with escapes, where single quotes would not show it as it is. */
    static ScalarNode quoted(String value) {
        boolean legible = PRINTABLE.matcher(value).matches()
                && (value.indexOf('\'') < 0 || value.indexOf('"') >= 0 || value.indexOf('\\') >= 0);
        return scalar(Tag.STR, value, legible ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED);
    }

    private static ScalarNode scalar(Tag tag, String value, ScalarStyle style) {
        return new ScalarNode(tag, value, null, null, style);
    }
}
