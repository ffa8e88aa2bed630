package io.github.fcmaven.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** The server's last lines as a console has room for: of a stack trace and of lines alike only the first ones. */
final class FoldedLines {

    /** A frame as Java and Node.js print it; the first one below an error is where it arose. */
    private static final Pattern FRAME = Pattern.compile("\\s+at \\S.*|\\s+\\.\\.\\. \\d+ \\S.*");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int FRAMES = 2;
    private static final int ALIKE = 3;

    private FoldedLines() {}

    static List<String> of(List<String> lines) {
        List<String> traces = fold(lines, FRAMES, (first, line) -> isFrame(first) && isFrame(line), "frames");
        return fold(traces, ALIKE, FoldedLines::areAlike, "lines like it");
    }

    /** @param most as many are left of a run; what is left out is counted, if it is more than one line */
    private static List<String> fold(
            List<String> lines, int most, BiPredicate<String, String> isOfOneRun, String counted) {
        List<String> folded = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size() && isOfOneRun.test(lines.get(i), lines.get(end))) {
                end++;
            }
            int shown = end - i > most + 1 ? i + most : end;
            folded.addAll(lines.subList(i, shown));
            if (shown < end) {
                folded.add("... " + (end - shown) + " more " + counted);
            }
            i = end;
        }
        return folded;
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
