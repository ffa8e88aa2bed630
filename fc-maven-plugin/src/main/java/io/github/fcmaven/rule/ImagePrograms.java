package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
            "sed",
            "seq",
            "setsid",
            "sleep",
            "sort",
            "stdbuf",
            "tail",
            "tar",
            "tee",
            "test",
            "timeout",
            "touch",
            "tr",
            "true",
            "umask",
            "uname",
            "wc",
            "xargs");

    /** What the table of runtimes names in the image of {@code custom} and in no other, besides its interpreters. */
    private static final Set<String> OF_CUSTOM = Set.of("nginx", "ruby", "mvn");

    /** What people name and no image has. */
    private static final Set<String> NOWHERE = Set.of("zsh", "fish", "ksh", "ash", "busybox", "deno", "bun");

    private static final List<String> FOLDERS =
            List.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/usr/sbin/", "/usr/local/sbin/", "/sbin/");

    /** What other runtimes are configured with: {@code index.handler}, {@code com.example.App::handleRequest}. */
    private static final Pattern HANDLER =
            Pattern.compile("[\\w.$]+::\\w+|[\\w/]+\\.(?:\\w*[hH]andler|handle\\w*|main_handler|handleRequest)");

    private ImagePrograms() {}

    /** Whether it is one that people name, and no image has. */
    static boolean isNowhere(String program) {
        return NOWHERE.contains(name(program));
    }

    /** Why it is not there, in words that follow "and"; empty where it is, or where nothing speaks against it. */
    public static Optional<String> missing(FunctionPackage function, String program) {
        return of(function, program) instanceof Presence.Missing missing
                ? Optional.of(missing.why())
                : Optional.empty();
    }

    /** Whether a program is there, as a start or the first line of a script names it. */
    static Presence of(FunctionPackage function, String program) {
        if (program.startsWith(CodePath.ROOT + "/")) {
            return CodePath.find(program.substring(CodePath.ROOT.length() + 1))
                            .flatMap(function::entry)
                            .isPresent()
                    ? new Presence.There()
                    : new Presence.Missing("it is not in the package");
        }
        if (program.startsWith("/opt/")) {
            return inLayers(function, program);
        }
        if (program.startsWith(Interpreter.IMAGE_HOMES)) {
            return inImageHomes(function, program);
        }
        boolean system = FOLDERS.stream().anyMatch(program::startsWith)
                && program.lastIndexOf('/') == folder(program).length() - 1;
        return program.contains("/") && !system
                ? new Presence.Unknown("no list of the runtime's programs has that path")
                : byName(function, program);
    }

    /** Whether it is the name of a handler, which other runtimes take. */
    static boolean isHandler(String program) {
        return HANDLER.matcher(program).matches();
    }

    private static String folder(String program) {
        return FOLDERS.stream().filter(program::startsWith).findFirst().orElse("");
    }

    private static Presence byName(FunctionPackage function, String program) {
        String name = name(program);
        if (ESSENTIAL.contains(name)) {
            return new Presence.There();
        }
        if (NOWHERE.contains(name)) {
            return new Presence.Missing("no runtime has it");
        }
        if (name.equals("java")) {
            return java(function, program);
        }
        if (OF_CUSTOM.contains(name)) {
            return function.runtime() == CustomRuntime.CUSTOM
                    ? new Presence.There()
                    : new Presence.Missing("the runtime " + function.runtime() + " has none, only custom has");
        }
        Optional<Language> language = Language.ofProgram(name);
        if (language.isPresent()) {
            return interpreter(function, program, language.get());
        }
        return isHandler(program)
                ? new Presence.Missing("that is the name of a handler, which other runtimes take, and no program")
                : misspelt(name);
    }

    /** A program on no list; one that a letter makes a known one is a slip. */
    private static Presence misspelt(String name) {
        return Stream.of("java", "node", "nginx", "perl", "php", "python", "python3", "ruby", "bash")
                .filter(known -> Spelling.isSlip(name, known))
                .findFirst()
                .<Presence>map(known -> new Presence.Missing("no runtime has it", Optional.of(known)))
                .orElseGet(() -> new Presence.Unknown(
                        "neither the package nor what is known of the runtime and its layers has it"));
    }

    /**
     * An interpreter that a bare name calls is looked for in PATH: of the images' and the layers' it is known where
     * they are.
     */
    private static Presence interpreter(FunctionPackage function, String program, Language language) {
        String name = name(program);
        if (!language.programs().contains(name)) {
            return new Presence.Unknown("what is known of the runtime names no " + program);
        }
        List<String> path = program.contains("/") ? List.of(folder(program).replaceFirst("/$", "")) : path(function);
        boolean found = interpreters(function, language)
                .filter(one -> one.names().contains(name))
                .anyMatch(one ->
                        path.contains(one.home().map(home -> home + "/bin").orElse("/usr/bin"))
                                || one.home().isEmpty() && program.contains("/"));
        Optional<String> elsewhere =
                interpreters(function, language).findFirst().map(Interpreter::command);
        return found
                ? new Presence.There()
                : new Presence.Missing(
                        "the runtime " + function.runtime() + " has no " + language + " of that name where PATH leads"
                                + elsewhere
                                        .map(command -> "; it has " + command)
                                        .orElse(""),
                        elsewhere);
    }

    private static Stream<Interpreter> interpreters(FunctionPackage function, Language language) {
        return Stream.concat(
                        Interpreter.ofLayers(function.layers()).stream(),
                        Interpreter.ofImage(language, function.runtime()).stream())
                .filter(one -> one.language() == language);
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
            return new Presence.Missing("no layer is configured that could bring it");
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
                : new Presence.Unknown("what the layers of your own bring is not known");
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

    private static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** The folders in which a bare name is looked for. */
    static List<String> path(FunctionPackage function) {
        return List.of(function.environment()
                .getOrDefault("PATH", function.runtime().path())
                .split(":"));
    }
}
