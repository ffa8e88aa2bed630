package io.github.fcmaven.instance;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a function's start command is executed on this machine.
 *
 * @param command the argument vector, whose first element is an absolute path
 * @param environment what the platform sets and what is shipped, in the paths that the server sees
 * @param view how it sees variables that only the launch knows
 * @param notes what stands for what
 * @param standIns what stands for what
 * @param inconclusive why a failing start would prove nothing, empty where it would
 * @param older why one would prove nothing that a newer Java or interpreter could have made to work
 */
record LocalCommand(
        List<String> command,
        Map<String, String> environment,
        View view,
        List<String> notes,
        List<StandIn> standIns,
        Optional<String> inconclusive,
        Optional<String> older) {

    /** The option by which a Java is told what memory its machine has. */
    static final String MAX_RAM = "-XX:MaxRAM=";

    /**
     * Finds what the platform would execute, and what stands for it here.
     *
     * @throws io.github.fcmaven.platform.FcProblem where the platform, or this machine, could not execute it
     */
    static LocalCommand of(FunctionPackage function, InstanceFolder folder, Host host) {
        List<JavaLayer> layers = function.layers().stream()
                .map(JavaLayer::ofArn)
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> shipped = ServerEnvironment.shipped(function);
        List<String> argv = function.start().argv();
        argv.forEach(LocalCommand::refuseOpen);
        PathMapping code = PathMapping.of(folder.code(), layers, realHome(host));
        StartScripts scripts = StartScripts.read(code, argv, shipped);
        Interpreters interpreters = Interpreters.of(function, folder, host, languages(argv.get(0), scripts));
        PathMapping places = code.plus(interpreters.homes());
        String put = PathPrograms.put(function, places, interpreters, folder, shipped.get("PATH"));
        ExecutableResolver program =
                ExecutableResolver.find(function, places, interpreters, shipped.get("PATH"), argv.get(0), host);

        Optional<MountNamespace> namespace = scripts.namesPlaces(interpreters.homes())
                ? MountNamespace.of(folder, places.homes())
                : Optional.empty();
        String java = ExecutableResolver.imageJava(function, shipped.get("PATH"))
                ? realHome(host).resolve("bin") + ":"
                : "";
        String searched = program.searched().map(bin -> ":" + bin).orElse("");
        View view = new View(namespace.isPresent() ? Optional.empty() : Optional.of(places), put + java, searched);
        Map<String, String> environment = view.of(shipped);
        boolean javaNamed = program.isJava(host) || scripts.namesJava();
        List<StandIn> standIns = standIns(function, layers, interpreters, host, javaNamed);
        List<String> opened = OpenedModules.options(standIns);
        List<String> notes = notes(function, layers, host, javaNamed, !opened.isEmpty());
        notes.addAll(interpreters.notes());
        asciiOnly(folder, environment, notes);

        List<String> local = argv(argv, places, program, namespace.isPresent());
        if (program.isJava(host)) {
            // The platform's /tmp is fresh, this machine's is everybody's; a Java that a script starts has to take it.
            local.add(1, "-Djava.io.tmpdir=" + folder.tmp());
            local.addAll(1, opened);
            if (host.functionMemory()) {
                // First, so that an option of the function's own wins.
                local.add(1, maxRam(function));
            }
        } else if (!opened.isEmpty()) {
            // Read by the launcher alone, so that a Java that a script starts takes it too.
            environment.merge("JDK_JAVA_OPTIONS", String.join(" ", opened), (own, ours) -> own + " " + ours);
        }
        List<String> command = namespace.map(mount -> mount.command(local)).orElse(local);
        return new LocalCommand(
                command,
                environment,
                view,
                notes,
                standIns,
                inconclusive(function, scripts, namespace, interpreters),
                olderJava(layers, host).or(interpreters::older));
    }

    /** An instance has no more, and a Java that sees more has a heap that the platform would not give it. */
    private static String maxRam(FunctionPackage function) {
        return MAX_RAM + function.spec().resources().memoryMegabytes() + "m";
    }

    /** The platform would get another word. */
    private static void refuseOpen(String word) {
        DeployToolVariable.in(word).ifPresent(variable -> {
            throw FcProblem.local(
                    "the start command holds " + variable + ", which has no value here",
                    "set it for the build: a variable of the environment by export, or in .env beside s.yaml");
        });
    }

    private static List<StandIn> standIns(
            FunctionPackage function, List<JavaLayer> layers, Interpreters interpreters, Host host, boolean javaNamed) {
        List<StandIn> standIns = new ArrayList<>(interpreters.standIns());
        JavaVersion.feature(host.javaVersion()).ifPresent(here -> {
            layers.forEach(layer -> standIns.add(new StandIn.Java(layer.java(), here)));
            if (layers.isEmpty() && javaNamed) {
                function.runtime().java().ifPresent(java -> standIns.add(new StandIn.Java(java, here)));
            }
        });
        return standIns;
    }

    private static List<String> argv(
            List<String> argv, PathMapping places, ExecutableResolver program, boolean mounted) {
        List<String> local =
                new ArrayList<>(mounted ? argv : argv.stream().map(places::map).toList());
        local.set(0, mounted ? program.inNamespace() : program.file().toString());
        return local;
    }

    private static Set<Language> languages(String program, StartScripts scripts) {
        Set<Language> named = EnumSet.noneOf(Language.class);
        Language.ofProgram(program.substring(program.lastIndexOf('/') + 1)).ifPresent(named::add);
        scripts.programs().stream()
                .flatMap(name -> Language.ofProgram(name).stream())
                .forEach(named::add);
        return named;
    }

    /**
     * The platform sets no locale, and its path is /code; without a locale, Java 17 cannot read a folder's name that is
     * not ASCII.
     */
    private static void asciiOnly(InstanceFolder folder, Map<String, String> environment, List<String> notes) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(folder.path().toString())) {
            environment.putIfAbsent("LC_CTYPE", "C.UTF-8");
            notes.add("LC_CTYPE=C.UTF-8 is set here, since the path of this project is not ASCII; the platform "
                    + "sets no locale");
        }
    }

    private static List<String> notes(
            FunctionPackage function, List<JavaLayer> layers, Host host, boolean java, boolean opened) {
        String stands = " is checked with " + host.javaVersion() + " of " + host.javaHome()
                + (opened ? ", with --add-opens for the JDK's packages, which the function's Java leaves open" : "");
        List<String> notes = new ArrayList<>();
        layers.forEach(layer -> notes.add("the function's Java " + layer.javaVersion() + " of layer " + layer + stands
                + (host.isOlderThan(layer) ? ", which is older" : "")));
        if (layers.isEmpty() && java && function.runtime().java().isPresent()) {
            notes.add("the function's Java " + function.runtime().java().getAsInt() + " of runtime "
                    + function.runtime() + stands);
        }
        return notes;
    }

    private static Optional<String> inconclusive(
            FunctionPackage function,
            StartScripts scripts,
            Optional<MountNamespace> namespace,
            Interpreters interpreters) {
        if (scripts.namesPlaces(interpreters.homes()) && namespace.isEmpty()) {
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

    /** Code for the platform's Java need not run on an older one. */
    private static Optional<String> olderJava(List<JavaLayer> layers, Host host) {
        return layers.stream()
                .filter(host::isOlderThan)
                .findFirst()
                .map(layer -> "this machine's Java " + host.javaVersion() + " stands for Java " + layer.java()
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
