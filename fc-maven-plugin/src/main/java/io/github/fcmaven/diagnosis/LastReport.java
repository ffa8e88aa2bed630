package io.github.fcmaven.diagnosis;

import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of what a server printed in which it says why it ended. What it complained of before, and went on, is no
 * cause: a configuration server that did not answer, a class that an optional feature looked for.
 *
 * @param lines of that part
 */
record LastReport(List<String> lines) {

    private static final String DESCRIPTION = "Description:";
    private static final String ACTION = "Action:";
    private static final int LONGEST = 500;

    /** By which Java, Spring Boot, Python and Node.js begin to say that the program ends. */
    private static final Pattern END = Pattern.compile("^Exception in thread \"main\"|Application run failed"
            + "|Application startup failed|Failed to start application|Error starting Micronaut server"
            + "|^Traceback \\(most recent call last\\):|^(?:node:|file://|/)\\S+:\\d+$");

    /** What stands above a traceback of Python that goes on with another one, or that ends no program. */
    private static final Pattern NO_BEGIN = Pattern.compile("^(?:During handling of the above exception"
            + "|The above exception was the direct cause|Exception ignored in|Error in atexit|--- Logging error ---"
            + "|Exception in thread [^\"]|Exception in callback |Task exception was never|(?:future|handle): <)");

    /** What a program says that has started another one, which has said why. */
    private static final Pattern OF_PARENT =
            Pattern.compile("CalledProcessError: |Error: Command failed: |HaltServer: ");

    private static final Pattern FRAME = Pattern.compile("^\\s+(?:at |\\.\\.\\. \\d+ (?:more|common))");
    private static final Pattern BELOW_FRAME = Pattern.compile("^(?:\\s|Caused by: |$)");

    /** How Spring Boot draws a circle, in ASCII with question marks. */
    private static final Pattern DRAWING = Pattern.compile("^[\\s\\u2500-\\u257f\\u2190-\\u21ff?|]+");

    /** Empty where it does not say by a known word that it ends. */
    static Optional<LastReport> of(StartLog log) {
        List<String> lines = log.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (isAnalysis(lines, i) || END.matcher(lines.get(i)).find() && isBegin(lines.subList(0, i))) {
                return Optional.of(new LastReport(whole(lines.subList(i, lines.size()))));
            }
        }
        return Optional.empty();
    }

    /** Whether it only says that a child failed. */
    boolean isOfParent() {
        return lines.stream().anyMatch(line -> OF_PARENT.matcher(line).find());
    }

    private static boolean isBegin(List<String> before) {
        int last = before.size() - 1;
        while (last >= 0 && before.get(last).isBlank()) {
            last--;
        }
        return last < 0 || !NO_BEGIN.matcher(before.get(last)).find();
    }

    /**
     * Up to the end of Java's stack trace: what other threads say below it, as the program ends, is no cause, and what
     * else failed then was suppressed.
     */
    private static List<String> whole(List<String> lines) {
        int end = 1;
        while (end < lines.size()
                && !(FRAME.matcher(lines.get(end - 1)).find()
                        && !BELOW_FRAME.matcher(lines.get(end)).find())) {
            end++;
        }
        return lines.subList(0, end).stream()
                .filter(line -> !line.strip().startsWith("Suppressed: "))
                .toList();
    }

    private static boolean isAnalysis(List<String> lines, int at) {
        return lines.get(at).equals(DESCRIPTION)
                && lines.subList(at, lines.size()).contains(ACTION);
    }

    /** What Spring Boot's own analysis says is wrong; empty where this is none. */
    Optional<String> description() {
        int action = lines.indexOf(ACTION);
        boolean analysis = action > 0 && lines.get(0).equals(DESCRIPTION);
        return analysis ? Optional.of(text(lines.subList(1, action))) : Optional.empty();
    }

    /** What it advises: its first paragraph, for what follows may be of another thread. */
    String action() {
        return text(lines.subList(lines.indexOf(ACTION) + 1, lines.size()).stream()
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .toList());
    }

    private static String text(List<String> lines) {
        String text = lines.stream()
                .map(line -> DRAWING.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .reduce("", (one, other) -> one.isEmpty() ? other : one + " " + other);
        return (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text).replaceFirst("[.:]$", "");
    }
}
