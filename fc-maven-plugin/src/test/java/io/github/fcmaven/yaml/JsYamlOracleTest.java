package io.github.fcmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * js-yaml itself reads the same values: the release that the deploy tool 3.1 is built with, and the newest of the range that it asks for.
 * Where the two differ, ours is as the newest.
 */
class JsYamlOracleTest {

    private static final Path MODULES = Path.of("target", "js-yaml");

    private static final String OLD = "js-yaml@4.1.0";
    private static final String NEW = "js-yaml-newest@npm:js-yaml@4.3.2";

    /** One line a document: its value in a form that both languages write alike, or {@code !} where it is refused. */
    private static final String READ = """
            const fs = require('fs');
            const yaml = require(process.argv[2]);
            const hex = text => Buffer.from(text, 'utf8').toString('hex');
            function shown(value) {
                if (value === undefined || value === null) return 'null';
                if (typeof value === 'boolean') return String(value);
                if (typeof value === 'number') return 'n' + String(value);
                if (typeof value === 'string') return 's' + hex(value);
                if (value instanceof Date) return 'd' + value.getTime();
                if (value instanceof Uint8Array) return 'b' + Buffer.from(value).toString('hex');
                if (Array.isArray(value)) return '[' + value.map(shown).join(',') + ']';
                const keys = Object.keys(value).map(key => [hex(key), shown(value[key])]);
                return '{' + keys.sort((a, b) => a[0] < b[0] ? -1 : 1).map(pair => pair.join(':')).join(',') + '}';
            }
            for (const line of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                let read;
                try {
                    read = shown(yaml.load(Buffer.from(line, 'hex').toString('utf8')));
                } catch (e) {
                    read = '!';
                }
                console.log(read);
            }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void installs() throws Exception {
        assumeTrue(run(Path.of("."), "npm", "--version") == 0, "npm is not installed");
        if (!Files.isDirectory(MODULES.resolve("node_modules/js-yaml-newest"))) {
            Files.createDirectories(MODULES);
            Files.writeString(MODULES.resolve("package.json"), "{\"private\": true}");
            assertThat(run(MODULES, "npm", "install", "--no-audit", "--no-fund", OLD, NEW))
                    .as("npm install " + OLD + " " + NEW)
                    .isZero();
        }
    }

    @Test
    void bothReadTheSameValues() throws Exception {
        List<String> documents = new ArrayList<>(YamlTexts.all());
        Random random = new Random(4);
        for (int i = 0; i < Integer.getInteger("fc.test.yaml", 1000); i++) {
            documents.add(YamlTexts.random(random));
        }
        List<String> old = oracle("js-yaml", documents);
        List<String> newest = oracle("js-yaml-newest", documents);
        assertThat(old).hasSameSizeAs(documents);
        assertThat(newest).hasSameSizeAs(documents);

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String ours = ours(documents.get(i));
            if (!ours.equals(newest.get(i))) {
                wrong.add(documents.get(i).replace("\t", "\\t") + "  ours " + ours + "\n  4.3  " + newest.get(i)
                        + "\n  4.1  " + old.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> oracle(String module, List<String> documents) throws Exception {
        Path asked = Files.writeString(
                folder.resolve("documents.hex"),
                documents.stream().map(JsYamlOracleTest::hex).collect(Collectors.joining("\n", "", "\n")));
        Path read = folder.resolve(module + ".txt");
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        "process.argv.splice(1, 0, '-');" + READ,
                        MODULES.resolve("node_modules")
                                .resolve(module)
                                .toAbsolutePath()
                                .toString())
                .redirectInput(asked.toFile())
                .redirectOutput(read.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return Files.readAllLines(read);
    }

    private static String ours(String document) {
        try {
            return shown(JsYaml.read(document.getBytes(StandardCharsets.UTF_8)).value());
        } catch (YamlProblem e) {
            return "!";
        }
    }

    private static String shown(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Number) {
            return "n" + Scalars.text(value);
        }
        if (value instanceof Instant date) {
            return "d" + date.toEpochMilli();
        }
        if (value instanceof byte[] bytes) {
            return "b" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsYamlOracleTest::shown).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(hex((String) key), shown(each)));
            return sorted.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return "s" + hex((String) value);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
