package io.github.fcmaven.process;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line of a server's output that says why it failed: what Spring Boot describes; else the last {@code Caused by:},
 * which is the root cause; else the last line of an error. It may be far above the last lines, because a stack trace is
 * long.
 */
final class LastError {

    private static final int LONGEST = 300;

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|SEVERE|CRITICAL|panic:)|(?i:fatal error)"
            + "|^Exception in thread \"|[A-Za-z](Error|Exception|Failure)(?:\\$\\w+)?( \\[\\w+])?(:| in |$)"
            + "|\\b[Ee]rror: \\S");

    /** Lines of a stack trace, what failed beside it, and the last words of Java and gunicorn: they say no cause. */
    private static final Pattern TRACE =
            Pattern.compile("\\s+(?:at|Suppressed:) .*|\\s*\\.\\.\\. \\d+ (more|common frames).*|\\s*File \".*"
                    + "|Error: A fatal exception has occurred\\. Program will exit\\."
                    + "|Error: Could not create the Java Virtual Machine\\."
                    + "|.*\\bWorker \\(pid:\\d+\\) (exited with code|was sent) .*");

    private String error = "";
    private String cause = "";
    private String description = "";
    private boolean describes;

    /** Looks at one more line. */
    void see(String line) {
        JsonLine.of(line).forEach(this::seeText);
    }

    private void seeText(String line) {
        String text = line.strip();
        if (text.isEmpty() || TRACE.matcher(line).matches()) {
            return;
        }
        if (describes) {
            description = text;
            describes = false;
        } else if (text.equals("Description:")) {
            describes = true;
        } else if (text.startsWith("Caused by: ")) {
            cause = text.substring("Caused by: ".length());
        } else if (text.length() < 4096 && ERROR.matcher(text).find()) {
            error = text;
        }
    }

    Optional<String> line() {
        return Optional.of(first(description, cause, error)).filter(line -> !line.isEmpty());
    }

    /** As much of a line as messages show: its files have their names of the platform before. */
    static String cut(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String first(String... lines) {
        for (String line : lines) {
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }
}
