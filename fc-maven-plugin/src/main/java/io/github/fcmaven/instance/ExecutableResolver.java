package io.github.fcmaven.instance;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that a start command begins with.
 *
 * @param file where it is on this machine
 * @param inNamespace its path where the folders of the function are mounted at their own places
 * @param searched a folder that must be on PATH, so that its interpreter is found; empty where the PATH of the platform
 *     has it
 * @param before what comes before it: of a script what stands in for the runtime's interpreter, and its option
 */
record ExecutableResolver(Path file, String inNamespace, Optional<Path> searched, List<String> before) {

    /** Of a program of which nothing here says whether the runtime has it. */
    private static final String HERE =
            "if the runtime does not have it, ship it or start another program, as FC-COMMAND"
                    + " says; if it does, install it here, because the check cannot start the function without it";

    private static final Set<PosixFilePermission> FOR_ALL = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private ExecutableResolver(Path file, String inNamespace, Optional<Path> searched) {
        this(file, inNamespace, searched, List.of());
    }

    static ExecutableResolver find(
            FunctionPackage function,
            PathMapping places,
            LocalInterpreters interpreters,
            String path,
            String name,
            Host host) {
        Language.ofProgram(CodePath.nameOf(name))
                .filter(interpreters.missing()::contains)
                .ifPresent(language -> {
                    throw FcProblem.local(
                            "this machine has no " + language + " on its PATH to use instead of the function's",
                            "install it here, or name one with interpreter (-Dfc.interpreter=...)");
                });
        return name.contains("/")
                ? ofPath(function, places, interpreters, path, name)
                : ofName(function, places, interpreters, path, name, host);
    }

    /** Whether it is the Java that stands in for the function's. */
    boolean isJava(Host host) {
        try {
            return file.getFileName().equals(host.java().getFileName())
                    && file.toRealPath().startsWith(host.javaHome().toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the PATH leads to the Java in the image of the runtime. */
    static boolean imageJava(FunctionPackage function, String path) {
        return function.runtime().java().isPresent() && List.of(path.split(":")).contains("/usr/bin");
    }

    private static ExecutableResolver ofName(
            FunctionPackage function,
            PathMapping places,
            LocalInterpreters interpreters,
            String path,
            String name,
            Host host) {
        for (String element : path.split(":")) {
            Optional<Path> file = places.program(element, name);
            if (file.isPresent()) {
                String inNamespace = element + "/" + name;
                return element.startsWith("/opt")
                        ? new ExecutableResolver(file.get(), inNamespace, Optional.empty())
                        : checked(function, places, interpreters, path, inNamespace, file.get(), inNamespace);
            }
        }
        if (name.equals("java")) {
            return imageJava(function, path) ? java(host) : absent(function, places, name);
        }
        Optional<Language> language = Language.ofProgram(name)
                .filter(one -> one.programs().contains(name)
                        || LocalInterpreters.had(function, one).stream()
                                .anyMatch(had -> had.names().contains(name)));
        if (language.isPresent()) {
            return interpreter(function, interpreters, language.get(), name);
        }
        Optional<Path> file = Programs.on(path, name);
        if (file.isPresent()) {
            return new ExecutableResolver(file.get(), file.get().toString(), Optional.empty());
        }
        return Programs.find(name)
                .map(found -> new ExecutableResolver(found, found.toString(), Optional.of(found.getParent())))
                .orElseGet(() -> absent(function, places, name));
    }

    private static ExecutableResolver interpreter(
            FunctionPackage function, LocalInterpreters interpreters, Language language, String name) {
        if (!LocalInterpreters.mayBeOnPath(function, language, name)) {
            throw notFound(
                    name,
                    "set runtime to one that has " + name + " on its PATH, such as custom, or name the path of the"
                            + " interpreter that the runtime or its layer has: "
                            + LocalInterpreters.had(function, language).stream()
                                    .map(Interpreter::command)
                                    .collect(Collectors.joining(", ")));
        }
        Path file = interpreters.local().get(language).file();
        return new ExecutableResolver(file, file.toString(), Optional.empty());
    }

    private static ExecutableResolver java(Host host) {
        return new ExecutableResolver(host.java(), host.java().toString(), Optional.empty());
    }

    private static ExecutableResolver absent(FunctionPackage function, PathMapping places, String name) {
        if (name.equals("java")) {
            throw notFound(
                    name,
                    "use the layer's own path, such as /opt/java17/bin/java, as the command, or put its bin folder "
                            + "first in the variable PATH: runtime " + function.runtime() + " has no java on its PATH");
        }
        if (Files.isRegularFile(places.code().resolve(name))) {
            throw notFound(name, "write ./" + name + ": a name without a slash is looked for on PATH only");
        }
        throw FcProblem.local("the start command's program '" + name + "' is not on this machine's PATH", HERE);
    }

    private static ExecutableResolver ofPath(
            FunctionPackage function, PathMapping places, LocalInterpreters interpreters, String path, String name) {
        String mapped = places.map(name);
        Path named = below(places.code(), mapped, name);
        boolean packaged = named.startsWith(places.code());
        Path file = packaged ? named : Host.executable(named);
        if (packaged || !mapped.equals(name)) {
            if (!Files.isRegularFile(file)) {
                throw notFound(
                        name, "add the file to the package, or correct the command: paths are relative to /code");
            }
            return packaged
                    ? checked(function, places, interpreters, path, name, file, inCode(places, file))
                    : new ExecutableResolver(file, name, Optional.empty());
        }
        Optional<Path> instead = interpreters.standIn(function, name);
        if (instead.isPresent()) {
            return new ExecutableResolver(instead.get(), instead.get().toString(), Optional.empty());
        }
        if (name.matches("(/usr)?(/local)?/bin/java")
                && function.runtime().java().isEmpty()) {
            throw notFound(
                    name,
                    "use a layer's Java, such as /opt/java17/bin/java: runtime " + function.runtime() + " has none");
        }
        if (name.startsWith("/opt/java")) {
            throw notFound(name, "add the Java layer that brings it, or correct the command");
        }
        if (!Files.isExecutable(file)) {
            throw FcProblem.local("the start command's program " + name + " is not on this machine", here(name));
        }
        return new ExecutableResolver(file, name, Optional.empty());
    }

    private static Path below(Path code, String mapped, String name) {
        try {
            return code.resolve(mapped).normalize();
        } catch (InvalidPathException e) {
            throw notFound(name, "correct the command");
        }
    }

    private static String inCode(PathMapping places, Path file) {
        return CodePath.ROOT + "/" + places.code().relativize(file);
    }

    /**
     * A file of the package. What the kernel would refuse is refused here, because Java would give it to a shell
     * instead.
     */
    private static ExecutableResolver checked(
            FunctionPackage function,
            PathMapping places,
            LocalInterpreters interpreters,
            String path,
            String name,
            Path file,
            String inNamespace) {
        if (!executableForAll(file)) {
            throw FcProblem.of(
                    Requirement.FC_BOOTSTRAP_MODE,
                    name + " is not readable and executable for everyone in the zip",
                    "give it mode 0755: <permissions>, or chmod 755 before the package is made elsewhere");
        }
        if (!Files.isExecutable(file)) {
            throw FcProblem.local(
                    "this machine does not let " + file + " be executed",
                    "build on a file system that is not mounted noexec");
        }
        if (!(ScriptInterpreter.read(name, file) instanceof StartFile.Script script)) {
            return new ExecutableResolver(file, inNamespace, Optional.empty());
        }
        Optional<Path> instead = interpreters.standIn(function, script.interpreter());
        return instead.isEmpty()
                ? new ExecutableResolver(file, inNamespace, ScriptInterpreter.searched(places, path, name, script))
                : new ExecutableResolver(
                        file,
                        inNamespace,
                        Optional.empty(),
                        Stream.concat(Stream.of(instead.get().toString()), script.argument().stream())
                                .toList());
    }

    /** What stands here for an interpreter of the runtime is on PATH. */
    private static String here(String program) {
        String name = CodePath.nameOf(program);
        return Language.ofProgram(name).isPresent() ? "write " + name + " in its place, which PATH leads to" : HERE;
    }

    private static boolean executableForAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).containsAll(FOR_ALL);
        } catch (UnsupportedOperationException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FcProblem notFound(String name, String fix) {
        return FcProblem.of(
                Requirement.FC_COMMAND,
                "the start command's program '" + name + "' does not exist",
                "CAFileNotFound: The function cannot be started. Failed to start function instance. Error: the file "
                        + name + " is not exist",
                fix);
    }
}
