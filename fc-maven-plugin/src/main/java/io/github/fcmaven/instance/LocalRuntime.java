package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.ThisMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this machine has for what a start command finds on the platform, and how far the two are alike.
 *
 * @param function the function that is started
 * @param host what is known of this machine
 * @param scripts what its start scripts name
 * @param interpreters what stands in for its interpreters
 * @param places what stands in for the folders of the platform
 * @param before what comes before the function's own {@code PATH}: programs that the runtime does not have, or has in
 *     another version, and the Java that stands in for the image's
 * @param program the program that the start command begins with
 * @param isolation how far its programs see the instance's own files
 */
record LocalRuntime(
        FunctionPackage function,
        Host host,
        StartScripts scripts,
        LocalInterpreters interpreters,
        PathMapping places,
        String before,
        ExecutableResolver program,
        Isolation isolation) {

    /**
     * Finds what a start needs.
     *
     * @param shipped the function's variables, as the platform sets them
     * @throws io.github.fcmaven.platform.FcProblem where the platform, or this machine, could not execute the command
     */
    static LocalRuntime of(FunctionPackage function, InstanceFolder folder, Host host, Map<String, String> shipped) {
        List<String> argv = function.start().argv();
        String path = shipped.get("PATH");
        Path home = realHome(host);
        PathMapping code = PathMapping.of(folder.code(), JavaLayer.among(function.layers()), home);
        StartScripts scripts = StartScripts.read(code, argv, shipped);
        Set<Language> languages = languages(argv.get(0), scripts);
        LocalInterpreters interpreters = LocalInterpreters.of(function, folder, host, languages);
        PathMapping places = code.plus(interpreters.homes());
        String before = PathPrograms.put(function, places, interpreters, folder, path)
                + (ExecutableResolver.imageJava(function, path) ? home.resolve("bin") + ":" : "");
        ExecutableResolver program = ExecutableResolver.find(function, places, interpreters, path, argv.get(0), host);
        Isolation isolation = Isolation.of(
                host.machine(),
                folder,
                places,
                FoldersAbove.with(languages, folder.code()).or(() -> OwnFolder.target(folder.code(), argv)),
                scripts.namesPlaces(interpreters.homes()),
                scripts.namesJava());
        return new LocalRuntime(function, host, scripts, interpreters, places, before, program, isolation);
    }

    private static Set<Language> languages(String program, StartScripts scripts) {
        Set<Language> named = EnumSet.noneOf(Language.class);
        Language.neededBy(CodePath.nameOf(program)).ifPresent(named::add);
        scripts.programs().stream()
                .flatMap(name -> Language.neededBy(name).stream())
                .forEach(named::add);
        return named;
    }

    /** The layers of the function that have a Java. */
    private List<JavaLayer> layers() {
        return JavaLayer.among(function.layers());
    }

    /** How the server sees the values of its variables. */
    View view() {
        String searched = program.searched().map(bin -> ":" + bin).orElse("");
        return new View(isolation.isMounted() ? Optional.empty() : Optional.of(places), before, searched);
    }

    /** The start command as it is executed here, without the namespace. */
    List<String> argv() {
        boolean mounted = isolation.isMounted();
        List<String> argv = function.start().argv();
        List<String> local = new ArrayList<>(mounted ? argv : places.command(argv, File.pathSeparatorChar));
        local.set(0, mounted ? program.inNamespace() : program.file().toString());
        local.addAll(0, program.before());
        return local;
    }

    /** Whether the start command begins with the Java that stands in for the function's. */
    boolean startsJava() {
        return program.isJava(host);
    }

    private boolean namesJava() {
        return startsJava() || scripts.namesJava();
    }

    /** What this machine has instead, and what follows where a start fails. */
    LocalDifferences differences() {
        return new LocalDifferences(
                standIns(),
                olderJava().or(interpreters::older),
                inconclusive().map(LocalDifferences.Inconclusive::elsewhere));
    }

    private List<StandIn> standIns() {
        List<StandIn> standIns = new ArrayList<>(interpreters.standIns());
        JavaVersion.feature(host.javaVersion()).ifPresent(here -> {
            layers().forEach(layer -> standIns.add(new StandIn.Java(layer.java(), here)));
            if (layers().isEmpty() && namesJava()) {
                function.runtime().java().ifPresent(java -> standIns.add(new StandIn.Java(java, here)));
            }
        });
        return standIns;
    }

    /**
     * The same in words.
     *
     * @param opened whether the Java here is told to open its packages
     */
    List<String> notes(boolean opened) {
        String stands = " is checked with " + host.javaVersion() + " of " + host.javaHome()
                + (opened ? ", with --add-opens for the JDK's packages, which the function's Java leaves open" : "");
        List<String> notes = new ArrayList<>();
        layers().forEach(layer -> notes.add("the function's Java " + layer.javaVersion() + " of layer " + layer + stands
                + (host.isOlderThan(layer) ? ", which is older" : "")));
        if (layers().isEmpty() && namesJava() && function.runtime().java().isPresent()) {
            notes.add("the function's Java " + function.runtime().java().getAsInt() + " of runtime "
                    + function.runtime() + stands);
        }
        notes.addAll(interpreters.notes());
        isolation.note().ifPresent(notes::add);
        return notes;
    }

    private Optional<String> inconclusive() {
        if (ThisMachine.lacksProc()) {
            return Optional.of("/proc is not mounted here, without which Java and others do not find their own files");
        }
        if (scripts.namesPlaces(interpreters.homes()) && !isolation.isMounted()) {
            return Optional.of(scripts.first() + " names " + CodePath.ROOT
                    + ", /opt or the image's interpreters, and this machine allows no private mount "
                    + "namespace that would put them there");
        }
        boolean foreign = function.layers().stream()
                .anyMatch(layer -> JavaLayer.ofArn(layer).isEmpty()
                        && Interpreter.ofLayers(List.of(layer)).isEmpty());
        if (scripts.namesOpt() && foreign) {
            return Optional.of(
                    scripts.first() + " names /opt, and this machine does not have all of the function's layers");
        }
        return scripts.missing(interpreters.homes())
                .map(path -> scripts.first() + " names " + path + ", which this machine does not have");
    }

    /** Code for the platform's Java may not run on an older one. */
    private Optional<String> olderJava() {
        return layers().stream()
                .filter(host::isOlderThan)
                .findFirst()
                .map(layer -> "this machine's Java " + host.javaVersion() + " is used instead of Java " + layer.java()
                        + " of layer " + layer + ": run Maven on " + layer.java() + ", or set jdkToolchain");
    }

    private static Path realHome(Host host) {
        try {
            return host.javaHome().toRealPath();
        } catch (IOException e) {
            return host.javaHome().toAbsolutePath();
        }
    }
}
