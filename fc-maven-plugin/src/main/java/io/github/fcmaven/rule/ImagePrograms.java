package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a program is where a start looks for it: in the runtime's image as far as it is known, in a layer, in the package. */
final class ImagePrograms {

    /** What every image has, by the platform's own examples and its system. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "env");

    /** What people name and no image has. */
    private static final Set<String> NOWHERE = Set.of("zsh", "fish", "ksh", "deno", "bun");

    private static final Set<String> FOLDERS = Set.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/usr/sbin/", "/sbin/");

    private ImagePrograms() {}

    /** Whether it is one that people name, and no image has. */
    static boolean isNowhere(String program) {
        return NOWHERE.contains(program.substring(program.lastIndexOf('/') + 1));
    }

    /** Why it is not there, in words that follow "and"; empty where it is, or where nothing speaks against it. */
    static Optional<String> missing(FunctionPackage function, String program) {
        if (program.startsWith(CodePath.ROOT + "/")) {
            return inPackage(function, program) ? Optional.empty() : Optional.of("it is not in the package");
        }
        if (program.startsWith("/opt/")) {
            return missingInLayers(function, program);
        }
        String name = program.substring(program.lastIndexOf('/') + 1);
        if (program.contains("/") && FOLDERS.stream().noneMatch(program::startsWith)) {
            return Optional.empty();
        }
        if (SHELLS.contains(name)) {
            return Optional.empty();
        }
        if (NOWHERE.contains(name)) {
            return Optional.of("no runtime has it");
        }
        if (name.equals("java")) {
            return missingJava(function);
        }
        return program.contains("/") ? Optional.empty() : missingInterpreter(function, program);
    }

    /** An interpreter that a bare name calls is looked for in PATH: of the images' and the layers' it is known where they are. */
    private static Optional<String> missingInterpreter(FunctionPackage function, String program) {
        Optional<Language> language =
                Language.ofProgram(program).filter(one -> one.programs().contains(program));
        List<String> path = path(function);
        boolean found = language.isEmpty()
                || Stream.concat(
                                Interpreter.ofLayers(function.layers()).stream(),
                                Interpreter.ofImage(language.get(), function.runtime()).stream())
                        .filter(one -> one.names().contains(program))
                        .anyMatch(one -> path.contains(
                                one.home().map(home -> home + "/bin").orElse("/usr/bin")));
        return found
                ? Optional.empty()
                : Optional.of("the runtime " + function.runtime() + " has no " + language.get()
                        + " of that name where PATH leads" + elsewhere(function, language.get()));
    }

    /** The interpreter of that language that the function has, at a place that its PATH does not reach. */
    private static String elsewhere(FunctionPackage function, Language language) {
        return Stream.concat(
                        Interpreter.ofLayers(function.layers()).stream(),
                        Interpreter.ofImage(language, function.runtime()).stream())
                .filter(one -> one.language() == language)
                .findFirst()
                .map(one -> "; it has " + one.command())
                .orElse("");
    }

    private static Optional<String> missingJava(FunctionPackage function) {
        boolean image = function.runtime().java().isPresent();
        boolean layer = javaLayers(function).findAny().isPresent();
        return image || layer
                ? Optional.empty()
                : Optional.of("neither the runtime " + function.runtime() + " nor one of its layers has it");
    }

    private static Optional<String> missingInLayers(FunctionPackage function, String program) {
        if (function.layers().isEmpty()) {
            return Optional.of("no layer is configured that could bring it");
        }
        boolean official =
                function.layers().stream().allMatch(arn -> JavaLayer.ofArn(arn).isPresent());
        boolean brought = javaLayers(function).anyMatch(layer -> program.equals(layer.javaCommand()));
        return program.matches("/opt/java\\d+/bin/java") && official && !brought
                ? Optional.of("none of the layers " + String.join(", ", function.layers()) + " brings it")
                : Optional.empty();
    }

    private static Stream<JavaLayer> javaLayers(FunctionPackage function) {
        return function.layers().stream().map(JavaLayer::ofArn).flatMap(Optional::stream);
    }

    private static boolean inPackage(FunctionPackage function, String program) {
        return CodePath.find(program.substring(CodePath.ROOT.length() + 1))
                .flatMap(function::entry)
                .isPresent();
    }

    /** The folders in which a bare name is looked for. */
    static List<String> path(FunctionPackage function) {
        return List.of(function.environment()
                .getOrDefault("PATH", function.runtime().path())
                .split(":"));
    }
}
