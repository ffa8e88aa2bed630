package io.github.fcmaven.image;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a program is where a start looks for it: in the runtime's image, in a layer, in the package. Of the images
 * the languages and servers are known, by the platform's table of runtimes, and what every Debian has; of the official
 * layers all. Of other programs, and of other layers, nothing is known.
 */
public final class ImagePrograms {

    /** What every Debian has: its packages that are marked essential. */
    private static final Set<String> ESSENTIAL = Set.of(
            "sh",
            "bash",
            "dash",
            "env",
            "cat",
            "chmod",
            "chown",
            "cp",
            "cut",
            "date",
            "dd",
            "echo",
            "false",
            "find",
            "flock",
            "grep",
            "gunzip",
            "gzip",
            "head",
            "hostname",
            "id",
            "ln",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "nice",
            "nohup",
            "perl",
            "printf",
            "pwd",
            "readlink",
            "rm",
            "runuser",
            "sed",
            "seq",
            "setsid",
            "sleep",
            "sort",
            "stdbuf",
            "su",
            "tail",
            "tar",
            "tee",
            "test",
            "timeout",
            "touch",
            "tr",
            "true",
            "uname",
            "wc",
            "xargs");

    /** What the table of runtimes names in the image of {@code custom} and in no other, besides its interpreters. */
    private static final Set<String> OF_CUSTOM = Set.of("nginx", "ruby", "mvn");

    private ImagePrograms() {}

    /** Why it is not there, in words that follow "and"; empty where it is, or where nothing speaks against it. */
    public static Optional<String> missing(FunctionPackage function, String program) {
        return of(function, program) instanceof Presence.Missing missing
                ? Optional.of(missing.why())
                : Optional.empty();
    }

    /** Whether a program is there, as a start or the first line of a script names it. */
    public static Presence of(FunctionPackage function, String program) {
        boolean relative = program.contains("/") && !program.startsWith("/");
        if (relative || program.startsWith(CodePath.ROOT + "/")) {
            return CodePath.named(program).flatMap(function::entry).isPresent()
                    ? new Presence.There()
                    : new Presence.Missing("it is not in the package");
        }
        if (SearchPath.file(function, program).isPresent()) {
            return new Presence.There();
        }
        Optional<String> mount = SearchPath.mount(function, program);
        if (mount.isPresent()) {
            return new Presence.Unknown("nobody knows what the disk mounted at " + mount.get() + " has");
        }
        if (program.startsWith("/opt/")) {
            return inLayers(function, program);
        }
        if (program.startsWith(Interpreter.IMAGE_HOMES)) {
            return inImageHomes(function, program);
        }
        Optional<Presence.Missing> nowhere = ProgramNames.nowhere(program);
        if (nowhere.isPresent()) {
            return nowhere.get();
        }
        if (!program.contains("/")) {
            Presence known = byName(function, program);
            return known instanceof Presence.Missing
                    ? inOwnFolders(function, program).orElse(known)
                    : known;
        }
        boolean system = SearchPath.SYSTEM.stream().anyMatch(program::startsWith)
                && program.lastIndexOf('/') == folder(program).length() - 1;
        return system
                ? byName(function, program)
                : new Presence.Unknown("the known programs of the runtime do not include that path");
    }

    /** Where PATH leads into a layer or a disk that nobody knows, or into the package without its /code. */
    private static Optional<Presence> inOwnFolders(FunctionPackage function, String program) {
        return SearchPath.own(function).stream()
                .map(folder -> folder + "/" + program)
                .map(file -> file.startsWith("/opt/") ? inLayers(function, file) : inOwnFolder(function, file))
                .filter(Presence.Unknown.class::isInstance)
                .findFirst();
    }

    private static Presence inOwnFolder(FunctionPackage function, String file) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        if (file.startsWith("/")) {
            return new Presence.Unknown("nobody knows what " + folder + " of PATH has");
        }
        return CodePath.named(file).flatMap(function::entry).isPresent()
                ? new Presence.Unknown("only " + folder + " of PATH has it, which does not begin with " + CodePath.ROOT)
                : new Presence.Missing("it is not in the package");
    }

    private static String folder(String program) {
        return SearchPath.SYSTEM.stream()
                .filter(program::startsWith)
                .findFirst()
                .orElse("");
    }

    private static Presence byName(FunctionPackage function, String program) {
        String name = CodePath.nameOf(program);
        if (!program.contains("/") && SearchPath.leavesImageOut(function) && isOfImage(function, name)) {
            return new Presence.Missing("no folder of PATH has it, which is "
                    + function.environment().get("PATH"));
        }
        if (ESSENTIAL.contains(name)) {
            return MergedFolders.of(function.runtime(), folder(program), name);
        }
        if (name.equals("java")) {
            return java(function, program);
        }
        if (OF_CUSTOM.contains(name)) {
            return ofCustom(function);
        }
        if (ProgramNames.isNowhere(name)) {
            return new Presence.Missing("no runtime has it");
        }
        Optional<Language> language = Language.ofProgram(name);
        List<String> folders =
                program.contains("/") ? List.of(folder(program).replaceFirst("/$", "")) : SearchPath.of(function);
        if (language.isPresent()) {
            return ImageInterpreters.of(function, language.get(), name, folders);
        }
        if (name.matches("npm|npx") && ofLayer(function)) {
            return new Presence.There();
        }
        return ProgramNames.runBy(name)
                .filter(needed -> byName(function, needed) instanceof Presence.Missing)
                .map(needed -> new Presence.Missing(
                        needed + " runs it, and the runtime " + function.runtime() + " has none where PATH leads"))
                .or(() -> ProgramNames.slip(name))
                .<Presence>map(missing -> missing)
                .orElseGet(() -> new Presence.Unknown(
                        "neither the package has it, nor the known programs of the runtime and its layers"));
    }

    /** Whether it is one that every image has, or an interpreter of this one's which lies with them. */
    private static boolean isOfImage(FunctionPackage function, String name) {
        return ESSENTIAL.contains(name)
                || Language.ofProgram(name).stream()
                        .flatMap(language -> Interpreter.ofImage(language, function.runtime()).stream())
                        .anyMatch(one -> one.home().isEmpty() && one.names().contains(name));
    }

    /** Whether PATH leads to the Node.js of a layer, which has what Node.js is shipped with. */
    private static boolean ofLayer(FunctionPackage function) {
        return ImageInterpreters.running(function, Language.NODE, "node")
                .flatMap(Interpreter::layer)
                .isPresent();
    }

    /** Whether the image of {@code custom} has it and no other, or what runs it. */
    public static boolean isOfCustom(String program) {
        return OF_CUSTOM.contains(CodePath.nameOf(program))
                || ProgramNames.runBy(CodePath.nameOf(program))
                        .filter(OF_CUSTOM::contains)
                        .isPresent();
    }

    private static Presence ofCustom(FunctionPackage function) {
        return function.runtime() == CustomRuntime.CUSTOM
                ? new Presence.There()
                : new Presence.Missing("the runtime " + function.runtime() + " has none, only custom has");
    }

    private static Presence java(FunctionPackage function, String program) {
        boolean image = function.runtime().java().isPresent();
        boolean layer =
                !program.contains("/") && !JavaLayer.among(function.layers()).isEmpty();
        if (image || layer) {
            return new Presence.There();
        }
        return new Presence.Missing("neither the runtime " + function.runtime() + " nor one of its layers has it");
    }

    private static Presence inLayers(FunctionPackage function, String program) {
        if (function.layers().isEmpty()) {
            return new Presence.Missing("no configured layer can contain it");
        }
        List<String> homes = Stream.concat(
                        JavaLayer.among(function.layers()).stream().map(JavaLayer::home),
                        Interpreter.ofLayers(function.layers()).stream().flatMap(one -> one.home().stream()))
                .toList();
        if (homes.stream().anyMatch(home -> program.startsWith(home + "/"))) {
            return new Presence.There();
        }
        return homes.size() >= function.layers().size()
                ? new Presence.Missing("none of the layers " + String.join(", ", function.layers()) + " brings it")
                : new Presence.Unknown("what the layers contain is not known here");
    }

    private static Presence inImageHomes(FunctionPackage function, String program) {
        List<String> homes = Stream.of(Language.values())
                .flatMap(language -> Interpreter.ofImage(language, function.runtime()).stream())
                .flatMap(one -> one.home().stream())
                .toList();
        if (homes.stream().anyMatch(home -> program.startsWith(home + "/bin/"))) {
            return new Presence.There();
        }
        return new Presence.Missing("the runtime " + function.runtime() + " has "
                + (homes.isEmpty() ? "nothing below " + Interpreter.IMAGE_HOMES : "only " + String.join(", ", homes)));
    }
}
