package io.github.fcmaven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * The server's last lines as a console has room for: of a stack trace the first frames and the first one of the
 * application, of lines alike the first ones and the last.
 */
final class FoldedLines {

    /** A frame as Java and Node.js print it; the first one below an error is where it arose. */
    private static final Pattern FRAME = Pattern.compile("\\s+at \\S.*|\\s+\\.\\.\\. \\d+ \\S.*");

    /** Of Java, Node.js, Spring, a module of npm, or a class made at run time: nobody mends his program there. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\s+at (?:[\\w.@-]*/{1,2})?(?:javax?|jakarta|jdk|sun|com\\.sun|org\\.springframework)\\..*"
                    + "|.*(?:node:|node_modules/|\\$\\$|\\$Proxy).*|\\s+\\.\\.\\. .*");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int FRAMES = 2;
    private static final int ALIKE = 2;

    private FoldedLines() {}

    static List<String> of(List<String> lines) {
        List<String> traces = fold(
                lines, FRAMES, (first, line) -> isFrame(first) && isFrame(line), FoldedLines::ofApplication, "frames");
        return fold(traces, ALIKE, FoldedLines::areAlike, run -> run.size() - 1, "lines like it");
    }

    /**
     * @param most as many are left of a run; what is left out is counted, if it is more than one line
     * @param also the number of another one that is left
     */
    private static List<String> fold(
            List<String> lines,
            int most,
            BiPredicate<String, String> isOfOneRun,
            ToIntFunction<List<String>> also,
            String counted) {
        List<String> folded = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size() && isOfOneRun.test(lines.get(i), lines.get(end))) {
                end++;
            }
            List<String> run = lines.subList(i, end);
            int left = Math.min(most, run.size());
            int other = also.applyAsInt(run) < left ? run.size() : also.applyAsInt(run);
            folded.addAll(run.subList(0, left));
            folded.addAll(counted(run.subList(left, other), counted));
            if (other < run.size()) {
                folded.add(run.get(other));
                folded.addAll(counted(run.subList(other + 1, run.size()), counted));
            }
            i = end;
        }
        return folded;
    }

    private static List<String> counted(List<String> leftOut, String counted) {
        return leftOut.size() > 1 ? List.of("... " + leftOut.size() + " more " + counted) : leftOut;
    }

    /** The first one of the application; after the last one, where there is none. */
    private static int ofApplication(List<String> frames) {
        int frame = 0;
        while (frame < frames.size() && FOREIGN.matcher(frames.get(frame)).matches()) {
            frame++;
        }
        return frame;
    }

    private static boolean isFrame(String line) {
        return FRAME.matcher(line).matches();
    }

    /** Whether they differ in what counts or tells the time alone. */
    private static boolean areAlike(String first, String line) {
        return !first.isBlank()
                && DIGITS.matcher(first)
                        .replaceAll("0")
                        .equals(DIGITS.matcher(line).replaceAll("0"));
    }
}
