package io.github.fcmaven.image;

import io.github.fcmaven.function.FunctionPackage;
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
    public static boolean lose(FunctionPackage started, String program) {
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
}
