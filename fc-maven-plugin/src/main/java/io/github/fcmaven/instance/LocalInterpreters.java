package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.PythonPath;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in for the interpreters of the function's runtime and layers.
 *
 * @param local the interpreter of this machine, for each language that the start command names and the function has
 * @param missing languages that the start command names and the function has, but this machine does not
 * @param homes the folder for the home of each; it only has links
 * @param notes what is used instead of what
 * @param standIns the same as values
 * @param older why a start that fails would prove nothing; empty where it would
 */
record LocalInterpreters(
        Map<Language, LocalInterpreter> local,
        List<Language> missing,
        Map<String, Path> homes,
        List<String> notes,
        List<StandIn> standIns,
        Optional<String> older) {

    /** Python reads it beside the link by which it is called. */
    private static final String ENVIRONMENT = "pyvenv.cfg";

    private static final Pattern SYSTEM_FOLDER = Pattern.compile("(?:/usr)?(?:/local)?/bin/[^/]+");

    static LocalInterpreters of(
            FunctionPackage function, InstanceFolder folder, Host host, Collection<Language> named) {
        Map<Language, LocalInterpreter> local = new EnumMap<>(Language.class);
        List<Language> missing = new ArrayList<>();
        Map<String, Path> homes = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        List<StandIn> standIns = new ArrayList<>();
        Optional<String> older = Optional.empty();
        for (Language language : named) {
            List<Interpreter> had = had(function, language);
            Optional<LocalInterpreter> found = had.isEmpty() ? Optional.empty() : host.interpreter(language);
            if (found.isEmpty()) {
                missing.addAll(had.isEmpty() ? List.of() : List.of(language));
                continue;
            }
            LocalInterpreter linked = language == Language.PYTHON && !PythonPath.isOpen(function)
                    ? withoutPackages(folder, found.get())
                    : found.get();
            local.put(language, linked);
            standIns.add(new StandIn.Program(
                    had.get(0), found.get().version(), found.get().extensions()));
            had.stream()
                    .filter(one -> one.home().isPresent())
                    .forEach(one -> homes.computeIfAbsent(one.home().get(), home -> linked(folder, home, one, linked)));
            boolean isOlder = found.get().isOlderThan(had.get(0).version());
            notes.add("the function's " + had.get(0) + " is checked with " + found.get()
                    + (isOlder ? ", which is older" : ""));
            if (isOlder) {
                older = Optional.of(
                        "this machine's " + language + " " + found.get().version() + " is used instead of " + had.get(0)
                                + ": name a newer one with interpreter");
            }
        }
        return new LocalInterpreters(local, missing, homes, notes, standIns, older);
    }

    /**
     * The interpreters of a language that the function has; those of layers first, because the layer was named for
     * them.
     */
    static List<Interpreter> had(FunctionPackage function, Language language) {
        return Stream.concat(
                        Interpreter.ofLayers(function.layers()).stream().filter(one -> one.language() == language),
                        Interpreter.ofImage(language, function.runtime()).stream())
                .toList();
    }

    /** Whether the image may have an interpreter of that name in a system folder. */
    static boolean mayBeOnPath(FunctionPackage function, Language language, String name) {
        return Interpreter.ofImage(language, function.runtime()).stream()
                        .anyMatch(one -> one.home().isEmpty() && one.names().contains(name))
                || Interpreter.mayBeDebians(function.runtime(), name);
    }

    /** The one for an interpreter that the image has at that path: what is there here has other modules. */
    Optional<Path> standIn(FunctionPackage function, String path) {
        String name = CodePath.nameOf(path);
        return Language.ofProgram(name)
                .filter(language -> SYSTEM_FOLDER.matcher(path).matches() && mayBeOnPath(function, language, name))
                .flatMap(language -> Optional.ofNullable(local.get(language)))
                .map(LocalInterpreter::file);
    }

    /**
     * Python's own library without what somebody installed on this machine, which the platform does not have: a link
     * to it that looks like that of a virtual environment.
     */
    private static LocalInterpreter withoutPackages(InstanceFolder folder, LocalInterpreter python) {
        Path bin = folder.lang().resolve("python");
        try {
            link(bin, List.of("python3"), python);
            Files.writeString(
                    bin.resolve(ENVIRONMENT),
                    "home = " + python.file().toRealPath().getParent() + "\ninclude-system-site-packages = false\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalInterpreter(python.language(), bin.resolve("python3"), python.version(), python.extensions());
    }

    private static Path linked(InstanceFolder folder, String home, Interpreter one, LocalInterpreter local) {
        // As long as it is: an image and a layer may have homes of the same last name.
        Path here = folder.lang().resolve(home.substring(1).replace('/', '-'));
        link(here.resolve("bin"), one.names(), local);
        return here;
    }

    /** Makes links, so that the interpreter finds its own libraries where it is. */
    static void link(Path bin, List<String> names, LocalInterpreter local) {
        try {
            Files.createDirectories(bin);
            for (String name : names) {
                Files.deleteIfExists(bin.resolve(name));
                Files.createSymbolicLink(bin.resolve(name), local.file());
            }
            Path environment = local.file().resolveSibling(ENVIRONMENT);
            if (Files.exists(environment)) {
                Files.copy(environment, bin.resolve(ENVIRONMENT), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
