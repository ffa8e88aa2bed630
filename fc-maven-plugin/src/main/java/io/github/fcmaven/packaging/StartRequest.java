package io.github.fcmaven.packaging;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The start, as the parameters say it.
 *
 * @param runtime empty for {@code auto}
 * @param layers resource names
 * @param port {@code caPort}; empty for the one that the payload says
 * @param form where the start command is written
 * @param command {@code command} and {@code args}
 * @param java {@code jvmArguments}, {@code systemPropertyVariables} and {@code arguments}
 * @param environment {@code environmentVariables}
 */
public record StartRequest(
        Optional<CustomRuntime> runtime,
        List<String> layers,
        Optional<CaPort> port,
        Form form,
        StartupCommand command,
        Java java,
        Map<String, String> environment) {

    public StartRequest {
        layers = List.copyOf(layers);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /**
     * Where the start command is written, as the parameters say it.
     *
     * @param startup {@code customRuntimeConfig} or {@code bootstrap}; empty where it is not set
     * @param bootstrapFile a start script of the user's own
     */
    public record Form(Optional<String> startup, Optional<Path> bootstrapFile) {}

    /** What is passed to Java: before {@code -jar}, and after the jar. */
    public record Java(List<String> jvmArguments, Map<String, String> systemProperties, List<String> arguments) {
        public Java {
            jvmArguments = List.copyOf(jvmArguments);
            systemProperties = Collections.unmodifiableMap(new LinkedHashMap<>(systemProperties));
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Where the start command is written in the end.
     *
     * @param coldStart may need a {@code bootstrap} that this plugin generates
     * @throws FcProblem where the parameters contradict each other
     */
    StartSpec.Form startForm(ColdStartRequest coldStart) {
        if (form.bootstrapFile().isPresent()) {
            coldStart.refuseBesideArchive("bootstrapFile");
            return new StartSpec.Form.OwnBootstrap(form.bootstrapFile().get());
        }
        if (!command.command().isEmpty()) {
            coldStart.refuseBesideArchive("command");
        }
        return switch (form.startup().orElse(coldStart.switches().aot() ? "bootstrap" : "customRuntimeConfig")) {
            case "customRuntimeConfig" -> {
                coldStart.refuseBesideArchive("startup customRuntimeConfig");
                yield new StartSpec.Form.CustomRuntimeConfig();
            }
            case "bootstrap" -> new StartSpec.Form.GeneratedBootstrap();
            default ->
                throw FcProblem.local(
                        "startup is '" + form.startup().orElseThrow() + "'",
                        "write customRuntimeConfig, or bootstrap for a generated /code/bootstrap");
        };
    }

    /** The whole start, where no {@code s.yaml} of the user's own says it. */
    StartSpec toSpec(ColdStartRequest coldStart) {
        return new StartSpec(
                coldStart.runtimeFor(runtime),
                layers,
                port,
                coldStart.formToPack(startForm(coldStart)),
                command,
                new StartSpec.JavaStart(
                        java.jvmArguments(), java.systemProperties(), java.arguments(), coldStart.javaSource()),
                environment);
    }
}
