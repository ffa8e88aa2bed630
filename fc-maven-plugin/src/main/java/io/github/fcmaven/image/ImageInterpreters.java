package io.github.fcmaven.image;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an interpreter is where a start looks for it: those of the images and of the official layers are all known.
 */
public final class ImageInterpreters {

    private ImageInterpreters() {}

    /**
     * A bare name is looked for in these folders, a path in its own.
     *
     * @param name the program without its folder
     * @param folders in which it is looked for
     */
    static Presence of(FunctionPackage function, Language language, String name, List<String> folders) {
        List<Interpreter> all = all(function, language);
        if (all.stream()
                .anyMatch(one -> one.names().contains(name) && folders.stream().anyMatch(at -> isAt(one, at)))) {
            return new Presence.There();
        }
        if (name.matches("nodejs|python2.*|php[0-9].*")
                && all.stream().anyMatch(one -> one.home().isEmpty())) {
            return new Presence.Unknown("the known programs of the runtime do not include " + name);
        }
        Optional<String> instead = all.stream().findFirst().map(Interpreter::command);
        if (Interpreter.mayBeDebians(function.runtime(), name)
                && folders.stream().anyMatch(folder -> SearchPath.SYSTEM.contains(folder + "/"))) {
            return new Presence.Unknown("no page says whether Debian's own is in the runtime " + function.runtime()
                    + instead.map(command -> "; it has " + command).orElse(""));
        }
        return new Presence.Missing(
                "the runtime " + function.runtime() + " has no " + language + " of that name where "
                        + (folders.size() > 1 ? "PATH leads" : "it is looked for")
                        + instead.map(command -> "; it has " + command).orElse(""),
                instead);
    }

    /** The one that a program's name means; empty where it is none of the runtime and its official layers. */
    public static Optional<Interpreter> running(FunctionPackage function, Language language, String program) {
        if (SearchPath.file(function, program).isPresent()) {
            return Optional.empty();
        }
        String name = CodePath.nameOf(program);
        List<String> folders = program.contains("/")
                ? List.of(program.substring(0, program.lastIndexOf('/')))
                : SearchPath.of(function);
        return folders.stream()
                .flatMap(folder -> all(function, language).stream()
                        .filter(one -> one.names().contains(name) && isAt(one, folder)))
                .findFirst();
    }

    /** Those of the layers before that of the image. */
    public static List<Interpreter> all(FunctionPackage function, Language language) {
        return Stream.concat(
                        Interpreter.ofLayers(function.layers()).stream(),
                        Interpreter.ofImage(language, function.runtime()).stream())
                .filter(one -> one.language() == language)
                .toList();
    }

    /** Debian's own is in one folder; where an image keeps what was installed into it, the platform does not say. */
    private static boolean isAt(Interpreter one, String folder) {
        if (one.home().isPresent()) {
            return folder.equals(one.home().get() + "/bin");
        }
        boolean system = one.runtime().isAsNewAs(CustomRuntime.CUSTOM_DEBIAN11);
        return system ? folder.equals("/usr/bin") || folder.equals("/bin") : SearchPath.SYSTEM.contains(folder + "/");
    }
}
