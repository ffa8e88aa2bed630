package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.NpmPackages;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.yaml.SameText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of any value, hostile texts included: ours and the deploy tool's reader read back what was written. */
class SettingsOracleTest {

    private static final NpmPackages NPM =
            new NpmPackages("js-yaml", "js-yaml@4.1.0", "js-yaml-newest@npm:js-yaml@4.3.2");

    private static final String READ = """
            const fs = require('fs');
            const yaml = require('js-yaml');
            for (const file of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                const resources = yaml.load(fs.readFileSync(file, 'utf8')).resources;
                const props = Object.values(resources)[0].props;
                console.log(shown([props.anySetting, (props.triggers || []).slice(1)]));
            }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws Exception {
        Random random = new Random(17);
        List<String> files = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Object tree = tree(random, 3);
            Map<String, Object> trigger = new LinkedHashMap<>(Map.of("triggerName", Functions.text(random)));
            trigger.put("triggerConfig", tree(random, 2));
            FunctionPackage function = Functions.hostile(random);
            function = function.withSpec(function.spec()
                    .withSettings(Map.of("anySetting", tree))
                    .withTriggers(function.spec().trigger(), List.of(trigger)));
            Path file = Files.writeString(
                    folder.resolve(i + ".yaml"), DeploymentDescriptor.serverlessDevs(function, "./function.zip"));
            files.add(file.toString());
            ours.add(SameText.of(List.of(tree, List.of(trigger))));

            FunctionPackage read = DeploymentDescriptor.read(file, new TreeMap<>());
            assertThat(read.spec().settings()).isEqualTo(function.spec().settings());
            assertThat(read.spec().triggers()).isEqualTo(function.spec().triggers());
        }

        assertThat(NPM.run(SameText.SHOWN + READ, files)).isEqualTo(ours);
    }

    private static Object tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(1_000_000) / 1000.0 + 0.0001;
            case 3 -> Functions.text(random);
            case 4 ->
                random.ints(random.nextInt(4))
                        .mapToObj(i -> tree(random, depth - 1))
                        .toList();
            default -> map(random, depth);
        };
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(random.nextBoolean() ? "key" + i : Functions.text(random), tree(random, depth - 1));
        }
        return map;
    }
}
