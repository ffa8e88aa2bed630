package io.github.fcmaven.yaml;

import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML as js-yaml 4 does with its default schema, which the deploy tool uses: {@code NO}, {@code on} and
 * {@code 12:30:45} are texts, {@code 0o17} is 15, anchors and merge keys are followed.
 *
 * <p>Source: js-yaml 4.1.0 and 4.3.2, which a test asks the same.
 */
public final class JsYaml {

    /** How many characters are read again, from the beginning, for what the parser does not take by itself. */
    private static final long MOST_READ = 20_000_000;

    private JsYaml() {}

    /**
     * Reads the one document of a file.
     *
     * @throws YamlProblem where js-yaml refuses it too, or where it repeats by aliases more than a configuration holds
     */
    public static YamlDocument read(byte[] file) {
        StandIns standIns = StandIns.in(YamlText.of(file));
        String text = standIns.hidden();
        for (long left = MOST_READ; ; left -= text.length()) {
            try {
                var parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
                return new DocumentReader(parser, standIns).document();
            } catch (MarkedYAMLException e) {
                Optional<String> closed = left > 0 ? ParserGap.closed(text, e) : Optional.empty();
                text = closed.orElseThrow(withProblem(e, text));
            } catch (YAMLException e) {
                throw ParserWords.problem(e, text);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // an escape that names no character
                throw ParserWords.unknown();
            }
        }
    }

    /**
     * The text that JavaScript makes of a value, such as {@code 123} of the number that was written as {@code 0123}.
     */
    public static String text(Object value) {
        return Scalars.text(value);
    }

    /**
     * The number for which js-yaml before 4.2 takes a text with {@code _}, such
     * as {@code 1_000}; empty for every other text.
     */
    public static Optional<Number> withoutUnderscores(String text) {
        return Optional.of(text)
                .filter(value -> value.indexOf('_') >= 0 && Scalars.differs(value))
                .map(value -> Scalars.number(value.replace("_", "")))
                .map(Scalars::shortest)
                .map(Number.class::cast);
    }

    private static Supplier<YamlProblem> withProblem(YAMLException e, String text) {
        return () -> ParserWords.problem(e, text);
    }
}
