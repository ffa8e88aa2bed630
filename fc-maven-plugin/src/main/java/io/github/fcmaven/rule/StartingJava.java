package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java that a start comes to.
 *
 * @param feature its feature number
 * @param preview whether the start switches its preview features on
 */
record StartingJava(int feature, boolean preview) {

    private static final String ENABLE_PREVIEW = "--enable-preview";

    /** Variables whose options a JVM takes; the last is the launcher's, since Java 9. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final Pattern OWN = Pattern.compile("(.*)/bin/java");
    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"?([^\"\\s]*)");

    /** Empty where a script decides, or a Java of the package's own that does not say what it is. */
    static Optional<StartingJava> of(RuleContext subject) throws IOException {
        OptionalInt feature = feature(subject);
        return feature.isPresent()
                ? Optional.of(new StartingJava(feature.getAsInt(), isPreview(subject)))
                : Optional.empty();
    }

    private static boolean isPreview(RuleContext subject) {
        Stream<String> variables = OPTIONS.stream()
                .map(name -> subject.function().environment().getOrDefault(name, ""))
                .flatMap(options -> Stream.of(options.split("\\s+")));
        Stream<String> words = subject.java().map(JavaCommand::options).orElse(List.of()).stream();
        return Stream.concat(words, variables).anyMatch(ENABLE_PREVIEW::equals);
    }

    private static OptionalInt feature(RuleContext subject) throws IOException {
        FunctionPackage function = subject.function();
        String program = subject.argv().isEmpty() ? "" : subject.argv().get(0);
        for (JavaLayer layer : JavaLayer.values()) {
            if (program.equals(layer.javaCommand())) {
                return OptionalInt.of(layer.java());
            }
        }
        if (!program.equals("java")) {
            return own(subject, program);
        }
        List<String> path = SearchPath.of(function);
        Optional<JavaLayer> inPath = JavaLayer.among(function.layers()).stream()
                .filter(layer -> path.contains(layer.home() + "/bin"))
                .findFirst();
        return inPath.isPresent()
                ? OptionalInt.of(inPath.get().java())
                : function.runtime().java();
    }

    /** A Java of the package says what it is in its file {@code release}. */
    private static OptionalInt own(RuleContext subject, String program) throws IOException {
        Matcher java = OWN.matcher(program);
        Optional<CodePath> release = Optional.of(java)
                .filter(Matcher::matches)
                .flatMap(home -> subject.inCode(home.group(1) + "/release"))
                .filter(path -> subject.function().entry(path).isPresent());
        if (release.isEmpty()) {
            return OptionalInt.empty();
        }
        try (InputStream in =
                subject.function().entry(release.get()).orElseThrow().content().open()) {
            Matcher version = RELEASE.matcher(
                    BoundedInput.text(in, BoundedInput.TEXT, release.get().value()));
            return version.find() ? JavaVersion.feature(version.group(1)) : OptionalInt.empty();
        }
    }
}
