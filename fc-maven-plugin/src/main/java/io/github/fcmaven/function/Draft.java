package io.github.fcmaven.function;

import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function package on its way from what a build made to what ships: each step takes a draft and gives the next one.
 *
 * @param function the package so far
 * @param remarks what was decided and what the user should know, in the order of the log
 * @param findings which requirements it does not keep, as only the step that made it knows; the static check adds its
 *     own
 */
public record Draft(FunctionPackage function, List<Remark> remarks, List<Finding> findings) {

    /**
     * One line for the log.
     *
     * @param text what was decided, or what the user should know
     * @param isWarning whether the user should do something about it
     */
    public record Remark(String text, boolean isWarning) {}

    public Draft {
        remarks = List.copyOf(remarks);
        findings = List.copyOf(findings);
    }

    /** A package without remarks. */
    public static Draft of(FunctionPackage function) {
        return new Draft(function, List.of(), List.of());
    }

    /** What was decided. */
    public List<String> decisions() {
        return texts(false);
    }

    /** What the user should do something about. */
    public List<String> warnings() {
        return texts(true);
    }

    private List<String> texts(boolean warning) {
        return remarks.stream()
                .filter(remark -> remark.isWarning() == warning)
                .map(Remark::text)
                .toList();
    }

    /** The same draft of another package. */
    public Draft withFunction(FunctionPackage other) {
        return new Draft(other, remarks, findings);
    }

    /** The same draft with a decision added. */
    public Draft withDecision(String text) {
        return withRemarks(List.of(new Remark(text, false)));
    }

    /** The same draft with these warnings added. */
    public Draft withWarnings(List<String> texts) {
        return withRemarks(texts.stream().map(text -> new Remark(text, true)).toList());
    }

    /** The same draft with more findings. */
    public Draft withFindings(List<Finding> more) {
        return new Draft(function, remarks, concat(findings, more));
    }

    private Draft withRemarks(List<Remark> more) {
        return new Draft(function, concat(remarks, more), findings);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
