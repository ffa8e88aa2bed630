package io.github.fcmaven.payload;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What builds leave and users declare, with what a test does not care about left as most have it. */
final class Builds {

    static final FunctionSpec SPEC = TestSpec.DEMO.withSettings(Map.of("logConfig", "auto"));

    private Builds() {}

    static BuiltFiles artifact(Path file) {
        return new BuiltFiles(Optional.empty(), Optional.of(file), List.of(), file.getParent());
    }

    static BuiltFiles attached(Path artifact, Path... attached) {
        return new BuiltFiles(Optional.empty(), Optional.of(artifact), List.of(attached), artifact.getParent());
    }

    static BuiltFiles named(Path file) {
        return new BuiltFiles(Optional.of(file), Optional.empty(), List.of(), file.getParent());
    }

    static Payload find(BuiltFiles built) {
        return PayloadFinder.find(built, Optional.empty(), "src/main/function does not exist", Optional.empty());
    }

    static Draft pack(Path artifact) {
        return pack(artifact, start());
    }

    static Draft pack(Path artifact, Start start) {
        return find(artifact(artifact)).pack(SPEC, start.build(), new ServerReader());
    }

    /** The message of what the static check refuses a package for. */
    static String refusal(Draft packed) {
        return StaticCheck.of(
                        new CheckedPackage(
                                packed.function(), OptionalLong.empty(), packed.findings(), FixLocation.POM, List.of()),
                        SeverityOverrides.DEFAULT)
                .errors()
                .stream()
                .map(finding -> FcProblem.of(
                                finding.requirement(), finding.observed(), finding.platform(), finding.fix())
                        .getMessage())
                .collect(Collectors.joining("\n"));
    }

    /** What the static check finds wrong with a package, in the catalogue's order. */
    static List<String> told(Draft packed) {
        return violated(packed)
                .map(finding -> finding.requirement().id() + ": " + finding.observed())
                .toList();
    }

    /** What it tells to change. */
    static List<String> fixes(Draft packed) {
        return violated(packed).map(Finding.Violated::fix).toList();
    }

    private static Stream<Finding.Violated> violated(Draft packed) {
        CheckedPackage whole =
                new CheckedPackage(packed.function(), OptionalLong.empty(), List.of(), FixLocation.POM, List.of());
        return StaticCheck.of(whole, SeverityOverrides.DEFAULT).findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding.Violated.class::cast)
                .filter(finding -> finding.requirement() != Requirement.FC_KEEPALIVE_CONFIG);
    }

    static Start start() {
        return new Start();
    }

    /** A declared start that grows word by word. */
    static final class Start {

        private Optional<CustomRuntime> runtime = Optional.empty();
        private List<String> layers = List.of();
        private Optional<CaPort> port = Optional.empty();
        private StartSpec.Form form = new StartSpec.Form.CustomRuntimeConfig();
        private StartupCommand command = StartupCommand.BOOTSTRAP;
        private StartSpec.JavaStart java = StartSpec.JavaStart.NONE;
        private Map<String, String> environment = Map.of();

        Start runtime(CustomRuntime value) {
            runtime = Optional.of(value);
            return this;
        }

        Start layers(String... arns) {
            layers = List.of(arns);
            return this;
        }

        Start port(int value) {
            port = Optional.of(new CaPort(value));
            return this;
        }

        Start form(StartSpec.Form value) {
            form = value;
            return this;
        }

        Start command(String program, String... args) {
            command = new StartupCommand(List.of(program), Arrays.asList(args));
            return this;
        }

        Start argsOnly(String... args) {
            command = new StartupCommand(List.of(), Arrays.asList(args));
            return this;
        }

        Start jvmArguments(String... arguments) {
            java = new StartSpec.JavaStart(List.of(arguments), java.systemProperties(), java.arguments());
            return this;
        }

        Start systemProperty(String name, String value) {
            java = new StartSpec.JavaStart(java.jvmArguments(), Map.of(name, value), java.arguments());
            return this;
        }

        Start arguments(String... arguments) {
            java = new StartSpec.JavaStart(java.jvmArguments(), java.systemProperties(), List.of(arguments));
            return this;
        }

        Start environment(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        StartSpec build() {
            return new StartSpec(runtime, layers, port, form, command, java, environment);
        }
    }
}
