package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.ByteCode.Newest;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runtime and the layers that run a package, and the Java that they have.
 *
 * @param runtime the platform's image
 * @param layers resource names, the one that brings the Java first
 * @param layer the layer that brings the Java; empty where the image has it, or the package brings its own
 * @param java the Java that runs the package, by its feature number; 0 where it is not known
 * @param bundled whether that is a Java which the plugin puts into the package
 * @param findings why that Java does not run it
 */
record JavaRuntime(
        CustomRuntime runtime,
        List<String> layers,
        Optional<JavaLayer> layer,
        int java,
        boolean bundled,
        List<Finding> findings) {

    JavaRuntime(CustomRuntime runtime, List<String> layers, Optional<JavaLayer> layer, int java) {
        this(runtime, layers, layer, java, false, List.of());
    }

    JavaRuntime {
        layers = List.copyOf(layers);
        findings = List.copyOf(findings);
    }

    /**
     * The runtime for classes of that level.
     *
     * @param own the newest of the program's own classes; where there is none, Java 8
     * @throws FcProblem where no Java can be chosen
     */
    static JavaRuntime choose(StartSpec start, String region, Optional<Newest> own) {
        int level = own.map(Newest::java).orElse(0);
        JavaUse use = JavaUse.of(start);
        if (use.kind() == JavaUse.Kind.OWN) {
            return new JavaRuntime(
                    start.runtime().orElse(CustomRuntime.CUSTOM_DEBIAN11), start.layers(), Optional.empty(), 0);
        }
        JavaSource source = start.java().source();
        if (source instanceof JavaSource.Bundled bundled && StartConflicts.isOurs(start)) {
            return bundled(start, bundled.java(), own);
        }
        Optional<JavaLayer> chosen = use.layer().or(() -> layerAmong(start.layers()));
        if (chosen.isPresent()) {
            return withLayer(start, region, chosen.get(), own);
        }
        CustomRuntime runtime = start.runtime().orElse(automatic(level, source));
        if (source instanceof JavaSource.Image) {
            return image(start, runtime, own);
        }
        if (runtime.java().orElse(0) >= Math.max(level, 1) && !(source instanceof JavaSource.Layer)) {
            return new JavaRuntime(
                    runtime, start.layers(), Optional.empty(), runtime.java().getAsInt());
        }
        Optional<JavaLayer> layer = automaticLayer(start, level, runtime);
        if (layer.isEmpty()) {
            if (use.kind() == JavaUse.Kind.SCRIPT) {
                return new JavaRuntime(runtime, start.layers(), Optional.empty(), 0);
            }
            return newest(runtime)
                    .map(last -> withLayer(start, region, last, Optional.empty(), runtime)
                            .but(tooNew(own.orElseThrow(), noneFor(start.runtime(), runtime), elsewhere(level))))
                    .orElseThrow(() -> noLayer(runtime));
        }
        return withLayer(start, region, layer.get(), own, runtime);
    }

    /** The same as what runs a program of that byte code. */
    ProgramRuntime running(List<String> started, ByteCode code, StartSpec.JavaStart start) {
        String level =
                code.own().map(own -> "Java " + own.java() + " byte code, so ").orElse("");
        StartupCommand command = new StartupCommand(List.of(command()), arguments(start, started));
        return new ProgramRuntime(runtime, layers, command, environment(), level + this, List.of(), findings);
    }

    private static List<String> arguments(StartSpec.JavaStart start, List<String> started) {
        List<String> arguments = new ArrayList<>(start.jvmArguments());
        for (var property : start.systemProperties().entrySet()) {
            String value = property.getValue();
            arguments.add("-D" + property.getKey() + "=" + (value == null ? "" : value));
        }
        arguments.addAll(started);
        arguments.addAll(start.arguments());
        return arguments;
    }

    /** No layer changes {@code PATH}: without these, neither a script nor a bare java finds it. */
    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        if (layer.isPresent()) {
            String home = layer.get().home();
            environment.put("JAVA_HOME", home);
            environment.put("PATH", home + "/bin:" + runtime.path() + ":/opt/bin");
        }
        return environment;
    }

    /** The command that starts its Java. */
    String command() {
        return bundled
                ? JavaSource.BUNDLED_COMMAND
                : layer.map(JavaLayer::javaCommand).orElse("java");
    }

    @Override
    public String toString() {
        return "runtime " + runtime
                + (bundled ? " with Java " + java + " in the package" : "")
                + layer.map(l -> " with the layer " + l).orElse("");
    }

    private static CustomRuntime automatic(int level, JavaSource source) {
        boolean image = source instanceof JavaSource.Image
                || level <= CustomRuntime.CUSTOM.java().getAsInt() && !(source instanceof JavaSource.Layer);
        return image ? CustomRuntime.CUSTOM : CustomRuntime.CUSTOM_DEBIAN11;
    }

    private static JavaRuntime bundled(StartSpec start, int java, Optional<Newest> own) {
        JavaRuntime chosen = new JavaRuntime(
                start.runtime().orElse(CustomRuntime.CUSTOM_DEBIAN11),
                start.layers(),
                Optional.empty(),
                java,
                true,
                List.of());
        return own.filter(newest -> newest.java() > java)
                .map(newest -> chosen.but(tooNew(
                        newest,
                        "the JDK of the build, from which the package's own Java is made, is Java " + java,
                        "name a newer JDK in jdkToolchain of fc-maven-plugin, or run Maven on it")))
                .orElse(chosen);
    }

    private JavaRuntime but(FcProblem problem) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(Finding.Violated.of(problem));
        return new JavaRuntime(runtime, layers, layer, java, bundled, all);
    }

    private static JavaRuntime image(StartSpec start, CustomRuntime runtime, Optional<Newest> own) {
        int java = runtime.java().orElse(0);
        JavaRuntime chosen = new JavaRuntime(runtime, start.layers(), Optional.empty(), java);
        if (java == 0) {
            return chosen.but(FcProblem.of(
                    Requirement.FC_COMMAND,
                    "jre is platform, and the runtime " + runtime + " has no Java",
                    "set jre of fc-maven-plugin to auto, or runtime to custom, which has Java 8"));
        }
        return own.filter(newest -> newest.java() > java)
                .map(newest -> chosen.but(tooNew(
                        newest, "the runtime " + runtime + " has Java " + java, "set jre of fc-maven-plugin to auto")))
                .orElse(chosen);
    }

    private static FcProblem noLayer(CustomRuntime runtime) {
        return FcProblem.of(
                Requirement.FC_LAYER,
                "jre is layer, and no layer with a Java is made for the runtime " + runtime,
                "set runtime of fc-maven-plugin to auto");
    }

    /** Left to us, Java 11 is passed over: its layer is older than the one of Java 17. */
    private static Optional<JavaLayer> automaticLayer(StartSpec start, int level, CustomRuntime runtime) {
        int least = start.runtime().isEmpty() ? Math.max(level, 17) : level;
        return JavaLayer.atLeast(least, runtime);
    }

    private static Optional<JavaLayer> layerAmong(List<String> arns) {
        return JavaLayer.among(arns).stream().max(Comparator.comparingInt(JavaLayer::java));
    }

    private static JavaRuntime withLayer(StartSpec start, String region, JavaLayer layer, Optional<Newest> own) {
        CustomRuntime runtime = start.runtime().orElseGet(() -> Stream.concat(
                        Stream.of(CustomRuntime.CUSTOM_DEBIAN11), Arrays.stream(CustomRuntime.values()))
                .filter(layer::supports)
                .findFirst()
                .orElseThrow());
        return withLayer(start, region, layer, own, runtime);
    }

    private static JavaRuntime withLayer(
            StartSpec start, String region, JavaLayer layer, Optional<Newest> own, CustomRuntime runtime) {
        boolean declared = JavaLayer.among(start.layers()).contains(layer);
        List<String> layers = new ArrayList<>(start.layers());
        if (!declared) {
            layers.add(0, layer.arn(region));
        }
        JavaRuntime chosen = new JavaRuntime(runtime, layers, Optional.of(layer), layer.java());
        return own.filter(newest -> newest.java() > layer.java())
                .map(newest -> chosen.but(tooNew(
                        newest,
                        "the layer " + layer + " has Java " + layer.java(),
                        JavaLayer.atLeast(newest.java(), runtime)
                                        .map(better -> "take the layer " + better + " (" + better.arn(region) + ")")
                                        .orElse(ownRuntime(newest.java()))
                                + ", or compile for it: <maven.compiler.release>" + layer.java()
                                + "</maven.compiler.release> in pom.xml")))
                .orElse(chosen);
    }

    private static Optional<JavaLayer> newest(CustomRuntime runtime) {
        return Arrays.stream(JavaLayer.values())
                .filter(layer -> layer.supports(runtime))
                .max(Comparator.comparingInt(JavaLayer::java));
    }

    private static String noneFor(Optional<CustomRuntime> named, CustomRuntime runtime) {
        int newest = newest(runtime).map(JavaLayer::java).orElse(0);
        return named.isPresent()
                ? "no layer for the runtime " + runtime + " is newer than Java " + newest
                : "the newest Java that the platform has a layer for is Java " + newest;
    }

    /** What to do where no layer fits the runtime: another runtime may have one. */
    private static String elsewhere(int level) {
        String compile = ", or compile for an older Java: maven.compiler.release in pom.xml";
        return JavaLayer.atLeast(level, CustomRuntime.CUSTOM_DEBIAN11)
                        .map(layer -> "set runtime of fc-maven-plugin to auto, which takes the layer " + layer)
                        .orElse(ownRuntime(level))
                + compile;
    }

    private static String ownRuntime(int level) {
        return "ship a Java in the package: <jre>bundled</jre> of fc-maven-plugin in pom.xml, made by a JDK " + level
                + " or later, which runs Maven or is named in jdkToolchain";
    }

    private static FcProblem tooNew(Newest own, String has, String fix) {
        return FcProblem.of(Requirement.FC_JAVA_VERSION, own + "; " + has, fix);
    }
}
