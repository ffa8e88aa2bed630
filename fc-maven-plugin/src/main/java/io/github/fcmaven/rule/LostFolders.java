package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders of the runtime's programs, which a {@code PATH} of the function's own leaves out: it takes the place of
 * the runtime's, and nothing replaces {@code $PATH} in it.
 */
public final class LostFolders {

    private LostFolders() {}

    /** Whether it would be found if the function did not set {@code PATH}. */
    static boolean lose(FunctionPackage started, String program) {
        return SearchPath.leavesImageOut(started)
                && ImagePrograms.of(started, program) instanceof Presence.Missing
                && ImagePrograms.of(
                                started.withVariables(
                                        Map.of("PATH", started.runtime().path())),
                                program)
                        instanceof Presence.There;
    }

    /** The value of PATH with which that program is found; empty where PATH does not lose it. */
    public static Optional<String> edit(FunctionPackage function, String program) {
        return lose(function, program)
                ? Optional.of("write PATH as " + whole(function)
                        + " under environmentVariables of fc-maven-plugin in pom.xml: it takes the place of the"
                        + " runtime's own PATH")
                : Optional.empty();
    }

    private static String whole(FunctionPackage function) {
        List<String> image = List.of(function.runtime().path().split(":"));
        return Stream.concat(SearchPath.of(function).stream(), image.stream())
                .filter(folder -> !folder.isEmpty() && !folder.matches("\\$(?:PATH|\\{PATH})"))
                .distinct()
                .collect(Collectors.joining(":"));
    }

    /** Where it is set: a script may set it too. */
    static String fix(RuleContext context, String program) {
        boolean ofScript = context.start().variables().containsKey("PATH");
        return ofScript
                ? "write " + CodePath.nameOf(program) + " with its folder, or add :$PATH at the end of PATH, in "
                        + context.place()
                : context.origin().in(edit(context.started(), program).orElseThrow());
    }
}
