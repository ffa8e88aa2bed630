package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.explain.FunctionTable;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Sizes;
import io.github.fcmaven.setting.TriggerMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** All functions of a build, as their packages and descriptions have them. */
record ReactorExplanation(AbstractFcMojo goal, Reactor reactor) {

    List<String> lines() {
        List<FunctionTable.Row> rows = new ArrayList<>();
        for (MavenProject module : reactor.functions()) {
            for (ModuleFunction function : ModuleFunction.of(module, GivenProperties.of(goal.session))) {
                rows.add(row(module, function));
            }
        }
        List<String> lines = new ArrayList<>(List.of("The functions of this build; nothing is written"));
        lines.addAll(FunctionTable.lines(rows));
        lines.add("One of them, with the reasons: mvn fc:explain -pl "
                + reactor.functions().get(0).getArtifactId());
        return lines;
    }

    private FunctionTable.Row row(MavenProject module, ModuleFunction packed) {
        String name = module.getArtifactId();
        OutputFiles files = packed.files();
        try {
            files.packaged(goal::shown);
            FunctionPackage function =
                    DeploymentDescriptor.find(files.source(), new TreeMap<>()).function();
            FunctionSpec spec = function.spec();
            return new FunctionTable.Row(List.of(
                    name,
                    spec.name(),
                    spec.region(),
                    function.runtime().wireName(),
                    String.format(
                            Locale.ROOT,
                            "%s, %d MB",
                            spec.resources().cpu(),
                            spec.resources().memoryMegabytes()),
                    function.port().toString(),
                    triggers(spec),
                    Sizes.readable(Files.size(files.zip())),
                    packed.check()));
        } catch (FcProblem e) {
            return new FunctionTable.Row(List.of(name, e.what()));
        } catch (IOException e) {
            return new FunctionTable.Row(List.of(name, e.toString()));
        }
    }

    private static String triggers(FunctionSpec spec) {
        Stream<String> http = spec.triggers().stream().anyMatch(TriggerMaps::isHttp)
                ? Stream.empty()
                : spec.http().map(trigger -> "http").stream();
        List<String> all = Stream.concat(
                        http, spec.triggers().stream().map(one -> String.valueOf(one.get("triggerType"))))
                .distinct()
                .toList();
        return String.join(" ", all);
    }
}
