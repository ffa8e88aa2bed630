package io.github.fcmaven.instance;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.JavaOption;
import io.github.fcmaven.platform.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a start in a form that the Java of this machine understands, which stands in for the function's. An
 * option that only the Java here does not know is left out, and so is a variable that the function's Java does not
 * know.
 */
final class ComparableOptions {

    private static final String OF_JVM = "JAVA_TOOL_OPTIONS";
    private static final String OF_LAUNCHER = "JDK_JAVA_OPTIONS";
    private static final int WITH_LAUNCHER_OPTIONS = 9;

    /** The first Node.js that ends at a rejection which nobody handles. Source: the change log of Node.js 15. */
    private static final int ENDS_AT_REJECTION = 15;

    private final Optional<StandIn.Java> java;
    private final boolean warnsOfRejection;
    private final List<String> notes = new ArrayList<>();

    ComparableOptions(List<StandIn> standIns) {
        this.java = standIns.stream()
                .filter(StandIn.Java.class::isInstance)
                .map(StandIn.Java.class::cast)
                .findFirst();
        this.warnsOfRejection = standIns.stream().anyMatch(ComparableOptions::warnsOfRejection);
    }

    private static boolean warnsOfRejection(StandIn one) {
        return one instanceof StandIn.Program program
                && program.platform().language() == Language.NODE
                && major(program.platform().version()) < ENDS_AT_REJECTION
                && major(program.here()) >= ENDS_AT_REJECTION;
    }

    private static int major(String version) {
        return Integer.parseInt(version.split("\\.", 2)[0]);
    }

    /** What is left out, for the report. */
    List<String> notes() {
        return notes;
    }

    /** The words of a command that starts Java. */
    List<String> of(List<String> argv) {
        int options = JavaCommand.of(argv).map(one -> one.options().size()).orElse(0);
        List<String> words = new ArrayList<>(argv);
        words.subList(1, 1 + options).removeIf(this::isUnknownHere);
        return words;
    }

    /** The variables of a start, in place. */
    void in(Map<String, String> environment) {
        environment.computeIfPresent(OF_JVM, (name, value) -> {
            List<String> words = new ArrayList<>(List.of(value.split("\\s+")));
            return words.removeIf(this::isUnknownHere) ? String.join(" ", words) : value;
        });
        if (warnsOfRejection) {
            environment.merge("NODE_OPTIONS", "--unhandled-rejections=warn", (own, ours) -> own + " " + ours);
        }
        boolean without =
                java.filter(one -> one.platform() < WITH_LAUNCHER_OPTIONS).isPresent();
        if (without && environment.remove(OF_LAUNCHER) != null) {
            notes.add(
                    "the variable " + OF_LAUNCHER + " is left out here, because the function's Java does not read it");
        }
    }

    private boolean isUnknownHere(String word) {
        boolean here = java.filter(one ->
                        JavaOption.isUnknownTo(one.here(), word) && !JavaOption.isUnknownTo(one.platform(), word))
                .isPresent();
        if (here) {
            notes.add("the option " + word + " is left out here, because only the function's own Java knows it");
        }
        return here;
    }
}
