package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a function's start command is executed on this machine.
 *
 * @param command the argument vector, whose first element is an absolute path
 * @param environment what the platform sets and what is shipped, in the paths that the server sees
 * @param notes what stands for what
 * @param unfaithful why a failing start would prove nothing, empty where it would
 */
record Start(List<String> command, Map<String, String> environment, List<String> notes, Optional<String> unfaithful) {

    /**
     * Finds what the platform would execute, and what stands for it here.
     *
     * @throws io.github.fcmaven.platform.FcProblem where the platform, or this machine, could not execute it
     */
    static Start of(FunctionPackage function, InstanceFolder folder, Host host) {
        List<JavaLayer> layers = function.layers().stream()
                .map(JavaLayer::ofArn)
                .flatMap(Optional::stream)
                .toList();
        Places places = Places.of(folder.code(), layers, realHome(host));
        Map<String, String> shipped = ServerEnvironment.shipped(function);
        List<String> argv = function.start().argv();
        StartProgram program = StartProgram.find(function, places, shipped.get("PATH"), argv.get(0), host);
        StartScripts scripts = StartScripts.read(places, argv, shipped);

        Optional<MountNamespace> namespace =
                scripts.namesPlaces() ? MountNamespace.of(folder, places.java()) : Optional.empty();
        Map<String, String> environment = environment(function, shipped, places, program, host, namespace.isPresent());
        List<String> command = namespace.isPresent()
                ? namespace.get().command(replaceFirst(argv, program.inNamespace()))
                : replaceFirst(
                        argv.stream().map(places::map).toList(), program.file().toString());
        return new Start(command, environment, notes(function, layers, host), unfaithful(function, scripts, namespace));
    }

    /** A layer's Java and the image's are this machine's; nothing else is put before the platform's own PATH. */
    private static Map<String, String> environment(
            FunctionPackage function,
            Map<String, String> shipped,
            Places places,
            StartProgram program,
            Host host,
            boolean mounted) {
        Map<String, String> environment = new LinkedHashMap<>(shipped);
        if (!mounted) {
            environment.replaceAll((name, value) -> places.map(value));
        }
        StringBuilder path = new StringBuilder(environment.get("PATH"));
        if (StartProgram.imageJava(function, shipped.get("PATH"))) {
            path.insert(0, realHome(host).resolve("bin") + ":");
        }
        program.searched().ifPresent(bin -> path.append(':').append(bin));
        environment.put("PATH", path.toString());
        return environment;
    }

    private static List<String> notes(FunctionPackage function, List<JavaLayer> layers, Host host) {
        List<String> notes = new ArrayList<>();
        for (JavaLayer layer : layers) {
            notes.add("the function's Java " + layer.javaVersion() + " of layer " + layer + " is stood for by "
                    + host.javaVersion() + " of " + host.javaHome());
        }
        if (layers.isEmpty() && function.runtime() == CustomRuntime.CUSTOM) {
            notes.add("Java 1.8.0_232 of runtime custom is stood for by " + host.javaVersion() + " of "
                    + host.javaHome());
        }
        return notes;
    }

    private static Optional<String> unfaithful(
            FunctionPackage function, StartScripts scripts, Optional<MountNamespace> namespace) {
        if (scripts.namesPlaces() && namespace.isEmpty()) {
            return Optional.of(scripts.first() + " names " + CodePath.ROOT
                    + " or /opt, and this machine allows no private mount namespace that would put them there");
        }
        boolean foreign = function.layers().stream()
                .anyMatch(layer -> JavaLayer.ofArn(layer).isEmpty());
        if (scripts.namesOpt() && foreign) {
            return Optional.of(
                    scripts.first() + " names /opt, and this machine does not have all of the function's layers");
        }
        return scripts.imagePath()
                .map(path -> scripts.first() + " names " + path + ", which this machine does not have");
    }

    private static List<String> replaceFirst(List<String> argv, String program) {
        List<String> replaced = new ArrayList<>(argv);
        replaced.set(0, program);
        return replaced;
    }

    private static Path realHome(Host host) {
        try {
            return host.javaHome().toRealPath();
        } catch (java.io.IOException e) {
            return host.javaHome().toAbsolutePath();
        }
    }
}
