package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_DEPENDENCY_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Whether the Java that starts the package reads its classes: its own must be old enough, a dependency's should. */
final class JavaVersionRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_JAVA_VERSION, FC_DEPENDENCY_VERSION);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_JAR);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        OptionalInt java = java(subject);
        if (java.isEmpty() || subject.jar().isEmpty() || subject.origin() == FixLocation.ZIP) {
            return;
        }
        ByteCode code = byteCode(subject, subject.jar().get());
        String has = "the Java that starts it is Java " + java.getAsInt();
        code.own().ifPresent(own -> {
            if (own.java() > java.getAsInt()) {
                findings.violated(FC_JAVA_VERSION, own + "; " + has, fix(subject, own.java(), java.getAsInt()));
            } else {
                findings.met(FC_JAVA_VERSION, own + "; " + has);
            }
        });
        code.unreadable().stream()
                .filter(name -> !findings.isViolated(FC_JAR))
                .forEach(name -> findings.violated(
                        FC_DEPENDENCY_VERSION,
                        name + " cannot be read as a jar",
                        "java.lang.NoClassDefFoundError once a class of it is asked for",
                        "build it again, or leave it out"));
        List<ByteCode.Newest> newer = code.dependencies().stream()
                .filter(newest -> newest.java() > java.getAsInt())
                .toList();
        newer.forEach(newest -> findings.violated(
                FC_DEPENDENCY_VERSION,
                newest + ", newer than Java " + java.getAsInt(),
                "make sure that it is never loaded there, take an older version of the library, or "
                        + fix(subject, newest.java(), java.getAsInt())));
        if (newer.isEmpty() && !code.dependencies().isEmpty()) {
            findings.met(FC_DEPENDENCY_VERSION, "no dependency has a newer ordinary class; " + has);
        }
    }

    /** The Java that the start comes to; empty where a script, or a Java of the package's own, decides. */
    private static OptionalInt java(RuleContext subject) {
        FunctionPackage function = subject.function();
        String program = subject.argv().isEmpty() ? "" : subject.argv().get(0);
        for (JavaLayer layer : JavaLayer.values()) {
            if (program.equals(layer.javaCommand())) {
                return OptionalInt.of(layer.java());
            }
        }
        if (!program.equals("java")) {
            return OptionalInt.empty();
        }
        List<String> path = ImagePrograms.path(function);
        Optional<JavaLayer> inPath = JavaLayer.among(function.layers()).stream()
                .filter(layer -> path.contains(layer.home() + "/bin"))
                .findFirst();
        if (inPath.isPresent()) {
            return OptionalInt.of(inPath.get().java());
        }
        return function.runtime().java();
    }

    private static ByteCode byteCode(RuleContext subject, Jar jar) {
        ByteCode.Reader reader = new ByteCode.Reader(subject.packed().servers().libraries());
        if (jar.isSpringBoot()) {
            return reader.own(jar.name(), jar.content(), name -> true)
                    .nested(jar.name(), jar.content(), Jar::isBootLibrary)
                    .read();
        }
        String main = jar.mainClass().map(Jar::fileOf).orElse("");
        reader.own(jar.name(), jar.content(), jar.ownClasses());
        for (String element : jar.classPath()) {
            Optional<Entry> neighbour = neighbour(subject, jar, element);
            neighbour.ifPresent(entry -> {
                String name = entry.path().value();
                if (name.matches("app/[^/]+\\.jar")) {
                    reader.own(name, entry.content(), anything -> true);
                } else {
                    reader.dependency(name, entry.content());
                    if (!main.isEmpty() && !jar.names().contains(main)) {
                        reader.started(name, entry.content(), main);
                    }
                }
            });
        }
        return reader.read();
    }

    private static Optional<Entry> neighbour(RuleContext subject, Jar jar, String element) {
        String folder =
                CodePath.of(jar.name()).parent().map(parent -> parent + "/").orElse("");
        return element.endsWith(".jar")
                ? subject.inCode(folder + element).flatMap(subject.function()::entry)
                : Optional.empty();
    }

    private static String fix(RuleContext subject, int level, int has) {
        String compile = "compile for it: <maven.compiler.release>" + has + "</maven.compiler.release> in pom.xml";
        Optional<JavaLayer> layer = JavaLayer.atLeast(level, subject.function().runtime());
        return layer.map(better -> "start "
                                + better.javaCommand() + " of the layer "
                                + better.arn(subject.function().spec().region()) + ": "
                                + subject.origin().at("command and layers"))
                        .orElseGet(() -> otherwise(subject, level))
                + "; or " + compile;
    }

    /**
     * Where the runtime takes no layer that is new enough: another runtime may, else the package must bring its Java.
     */
    private static String otherwise(RuleContext subject, int level) {
        return Arrays.stream(CustomRuntime.values())
                .filter(runtime -> JavaLayer.atLeast(level, runtime).isPresent())
                .reduce((one, newer) -> newer)
                .map(runtime -> "set " + subject.origin().at("runtime") + " to " + runtime + ", and "
                        + subject.origin().at("layers") + " to "
                        + JavaLayer.atLeast(level, runtime)
                                .orElseThrow()
                                .arn(subject.function().spec().region()))
                .orElse(
                        subject.origin() == FixLocation.POM
                                ? "let the package bring a Java of its own: <jre>bundled</jre> of"
                                        + " fc-maven-plugin in pom.xml"
                                : "put a Java of your own into the zip (jlink makes one) and start that");
    }
}
