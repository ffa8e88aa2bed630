package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another parser of YAML, which follows version 1.1 to the letter, reads the same texts. */
class DescriptorForPythonTest {

    private static final String READ = String.join(
            "\n",
            "import sys, yaml",
            "with open(sys.argv[2], 'wb') as out:",
            "    for document in yaml.safe_load_all(open(sys.argv[1], encoding='utf-8')):",
            "        for text in document['texts'] + list(document['map']) + list(document['map'].values()):",
            "            assert isinstance(text, str), text",
            "            out.write(text.encode('utf-8').hex().encode() + b'\\n')");

    @TempDir
    Path folder;

    @Test
    void pythonReadsEveryTextAsItIs() throws Exception {
        assumeTrue(run("import yaml") == 0, "python3 with its module yaml is not installed");
        Random random = new Random(42);
        StringBuilder yaml = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            List<String> texts =
                    random.ints(10).mapToObj(n -> Functions.text(random)).toList();
            var map = new LinkedHashMap<String, String>();
            texts.forEach(text -> map.put(text, text + "!"));
            var root = YamlNodes.map(
                    "texts", YamlNodes.list(texts.stream().map(YamlNodes::text).toList()));
            YamlNodes.put(root, "map", YamlNodes.map(map));
            yaml.append("---\n").append(YamlNodes.text(root));
            expected.addAll(texts);
            expected.addAll(map.keySet());
            expected.addAll(map.values());
        }
        Path written = Files.writeString(folder.resolve("texts.yaml"), yaml);
        Path read = folder.resolve("texts.hex");

        assertThat(run(READ, written.toString(), read.toString())).isZero();
        assertThat(Files.readAllLines(read))
                .isEqualTo(expected.stream().map(DescriptorForPythonTest::hex).toList());
    }

    private int run(String script, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("python.log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
