package io.github.fcmaven.process;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of a logger that writes JSON: a stack trace, or what Spring Boot says at its end, is one text of it. */
public final class JsonLine {

    private static final Pattern BREAK = Pattern.compile("(?:\\\\r)?\\\\n");
    private static final Pattern END_OF_TEXT = Pattern.compile("(?<!\\\\)\"[,}].*");

    private JsonLine() {}

    /** Whether a line is one. */
    public static boolean is(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }

    /** The lines of its texts, as they were before they became JSON; without what follows the last one. */
    public static List<String> lines(String line) {
        String[] parts = BREAK.split(line, -1);
        int last = parts.length - 1;
        if (last > 0) {
            parts[last] = END_OF_TEXT.matcher(parts[last]).replaceFirst("");
        }
        return Arrays.stream(parts)
                .map(part -> part.replace("\\t", "\t").replace("\\/", "/").replace("\\\"", "\""))
                .toList();
    }

    /** Those of a line that is JSON, or the line itself. */
    static Stream<String> of(String line) {
        return is(line) ? lines(line).stream() : Stream.of(line);
    }
}
