package io.github.fcmaven.rule;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.image.SearchPath;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java that a start comes to.
 *
 * @param feature its feature number
 * @param options what it is told, in the order in which it reads that
 */
record StartingJava(int feature, List<String> options) {

    /** What is said of an option that a Java refuses, before the option. */
    static final String OPTION = "the start has the option ";

    /** The variable whose options a JVM takes. */
    private static final String OF_JVM = "JAVA_TOOL_OPTIONS";

    /** The one whose options its launcher takes, since Java 9. */
    private static final String OF_LAUNCHER = "JDK_JAVA_OPTIONS";

    private static final int WITH_LAUNCHER_OPTIONS = 9;

    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"']++)++");
    private static final Pattern OWN = Pattern.compile("(.*)/bin/java");
    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"?([^\"\\s]*)");

    /** Whether an option is refused, for whoever would say more of it. */
    static boolean isRefused(String option, Findings findings) {
        return findings.of(Requirement.FC_JAVA_VERSION).stream()
                .anyMatch(finding -> finding.observed().startsWith(OPTION + option + ", "));
    }

    /** Whether it is a variable of such options. */
    static boolean isOfOptions(String variable) {
        return variable.equals(OF_JVM) || variable.equals(OF_LAUNCHER);
    }

    /**
     * Empty where a script decides, or a Java of the package's own that does not say what it is.
     *
     * @param function with the variables that its start script sets
     * @param java what is started
     */
    static Optional<StartingJava> of(FunctionPackage function, JavaCommand java) {
        OptionalInt feature = feature(function, java.program());
        return feature.isPresent()
                ? Optional.of(new StartingJava(feature.getAsInt(), options(function, java)))
                : Optional.empty();
    }

    /** What a Java is told, whichever it is. */
    static List<String> options(FunctionPackage function, JavaCommand java) {
        Map<String, String> variables = withoutIgnored(function, java).environment();
        Stream<String> ofJvm = words(variables.getOrDefault(OF_JVM, "")).stream();
        List<String> ofLauncher = words(variables.getOrDefault(OF_LAUNCHER, ""));
        Stream<String> words = Stream.concat(ofJvm, ArgumentFiles.inVariable(function, ofLauncher).stream());
        return Stream.concat(words, java.options().stream()).toList();
    }

    /** The words of a variable, which quotes keep together. */
    private static List<String> words(String options) {
        return WORD.matcher(options)
                .results()
                .map(word -> word.group().replaceAll("[\"']", ""))
                .toList();
    }

    /** The same package without a variable that this Java does not read. */
    static FunctionPackage withoutIgnored(FunctionPackage function, JavaCommand java) {
        boolean old = feature(function, java.program()).orElse(WITH_LAUNCHER_OPTIONS) < WITH_LAUNCHER_OPTIONS;
        return old && function.environment().containsKey(OF_LAUNCHER)
                ? function.withVariables(Map.of(OF_LAUNCHER, ""))
                : function;
    }

    /** Whether the start switches its preview features on. */
    boolean preview() {
        return options.contains("--enable-preview");
    }

    private static OptionalInt feature(FunctionPackage function, String program) {
        for (JavaLayer layer : JavaLayer.values()) {
            if (program.equals(layer.javaCommand())) {
                return OptionalInt.of(layer.java());
            }
        }
        if (!program.equals("java")) {
            return own(function, program);
        }
        List<String> path = SearchPath.forJava(function);
        Optional<JavaLayer> inPath = JavaLayer.among(function.layers()).stream()
                .filter(layer -> path.contains(layer.home() + "/bin"))
                .findFirst();
        return inPath.isPresent()
                ? OptionalInt.of(inPath.get().java())
                : function.runtime().java();
    }

    /** A Java of the package says what it is in its file {@code release}. */
    private static OptionalInt own(FunctionPackage function, String program) {
        Matcher java = OWN.matcher(program);
        Optional<Entry> release = Optional.of(java)
                .filter(Matcher::matches)
                .flatMap(home -> CodePath.named(home.group(1) + "/release"))
                .flatMap(function::entry);
        if (release.isEmpty()) {
            return OptionalInt.empty();
        }
        try (InputStream in = release.get().content().open()) {
            Matcher version = RELEASE.matcher(BoundedInput.text(
                    in, BoundedInput.TEXT, release.get().path().value()));
            return version.find() ? JavaVersion.feature(version.group(1)) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
