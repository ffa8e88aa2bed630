package io.github.fcmaven.descriptor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of files {@code .env}, which the deploy tool adds to those of the machine. Source: its parse-spec
 * 0.0.30, and the package dotenv that it uses.
 */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*+(?:export[ \\t]++)?([\\w.-]++)[ \\t]*+=[ \\t]*+"
            + "(?:'([^']*+)'|\"((?:\\\\.|[^\"\\\\])*+)\"|`([^`]*+)`|([^#\\r\\n]*+))");

    private static final Pattern USE = Pattern.compile("(?<!\\\\)\\$(?:\\{([\\w.-]++)}|(\\w++))");

    private DotEnv() {}

    /**
     * What the deploy tool finds for a name: a variable of the machine, else that of the first of the folders.
     *
     * @param machine the variables of the machine
     * @param folders whose {@code .env} it reads, in this order
     */
    static Function<String, String> lookup(Function<String, String> machine, List<Path> folders) {
        Map<String, String> all = new HashMap<>();
        for (Path folder : folders) {
            Optional<String> text = ProjectFiles.text(folder.resolve(".env"));
            text.ifPresent(lines -> read(lines).forEach(all::putIfAbsent));
        }
        return name -> Optional.ofNullable(machine.apply(name)).orElseGet(() -> expanded(all.get(name), machine, all));
    }

    private static Map<String, String> read(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            values.put(line.group(1), value(line));
        }
        return values;
    }

    private static String value(Matcher line) {
        if (line.group(3) != null) {
            return line.group(3).replace("\\n", "\n").replace("\\r", "\r");
        }
        return Optional.ofNullable(line.group(2))
                .or(() -> Optional.ofNullable(line.group(4)))
                .orElseGet(() -> line.group(5).strip());
    }

    /** A value may use others, once. */
    private static String expanded(String value, Function<String, String> machine, Map<String, String> all) {
        if (value == null || value.indexOf('$') < 0) {
            return value;
        }
        return USE.matcher(value).replaceAll(use -> {
            String name = Optional.ofNullable(use.group(1)).orElse(use.group(2));
            return Matcher.quoteReplacement(Optional.ofNullable(machine.apply(name))
                    .or(() -> Optional.ofNullable(all.get(name)))
                    .orElse(""));
        });
    }
}
