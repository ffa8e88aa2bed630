package io.github.fcmaven.function;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user declares for a function's start; what is left out is decided by the payload.
 *
 * @param runtime empty for {@code auto}: by the Java level of the package
 * @param layers resource names beside the one that a Java needs
 * @param port empty for the packaged configuration's literal port, else the platform's default
 * @param form where the start is written
 * @param command with its arguments, wins over everything the payload would choose
 * @param java what is passed to the Java that the payload starts
 * @param environment variables that are shipped
 */
public record StartSpec(
        Optional<CustomRuntime> runtime,
        List<String> layers,
        Optional<CaPort> port,
        Form form,
        StartupCommand command,
        JavaStart java,
        Map<String, String> environment) {

    /** Where a start is written. */
    public sealed interface Form {

        /** In {@code customRuntimeConfig}'s command and args. */
        record CustomRuntimeConfig() implements Form {}

        /** In a {@code /code/bootstrap} that is generated. */
        record GeneratedBootstrap() implements Form {}

        /**
         * In a {@code /code/bootstrap} that is generated when the whole
         * package is known; until then in command and args.
         */
        record BootstrapToCome() implements Form {}

        /** In a {@code /code/bootstrap} of the user's own. */
        record OwnBootstrap(Path file) implements Form {}
    }

    public StartSpec {
        layers = List.copyOf(layers);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Whether the user says the whole start: by a command, or by a start script of his own. */
    public boolean isWhole() {
        return !command.command().isEmpty() || form instanceof Form.OwnBootstrap;
    }

    /**
     * What is passed to Java.
     *
     * @param jvmArguments before {@code -jar}
     * @param systemProperties as {@code -Dname=value}, before {@code -jar}
     * @param arguments after the jar
     * @param source where the Java comes from
     */
    public record JavaStart(
            List<String> jvmArguments,
            Map<String, String> systemProperties,
            List<String> arguments,
            JavaSource source) {

        /** Nothing. */
        public static final JavaStart NONE = new JavaStart(List.of(), Map.of(), List.of());

        /** The Java that the runtime needs. */
        public JavaStart(List<String> jvmArguments, Map<String, String> systemProperties, List<String> arguments) {
            this(jvmArguments, systemProperties, arguments, new JavaSource.Automatic());
        }

        public JavaStart {
            jvmArguments = List.copyOf(jvmArguments);
            systemProperties = Collections.unmodifiableMap(new LinkedHashMap<>(systemProperties));
            arguments = List.copyOf(arguments);
        }
    }

    /** Where the Java that runs a program comes from. */
    public sealed interface JavaSource {

        /** Where the Java is in the package that brings its own, from {@code /code}. */
        String BUNDLED_FOLDER = "jre/";

        /** Where {@code java} is there. */
        String BUNDLED_COMMAND = "/code/" + BUNDLED_FOLDER + "bin/java";

        /** From the runtime's image where that is new enough, else from a layer. */
        record Automatic() implements JavaSource {}

        /** From the runtime's image. */
        record Image() implements JavaSource {}

        /** From an official layer. */
        record Layer() implements JavaSource {}

        /**
         * From the package itself, below {@code jre}.
         *
         * @param java its feature number
         */
        record Bundled(int java) implements JavaSource {}
    }
}
