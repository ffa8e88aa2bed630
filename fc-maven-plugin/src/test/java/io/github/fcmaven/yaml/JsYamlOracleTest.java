package io.github.fcmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.NpmPackages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * js-yaml itself reads the same values: the release that the deploy tool 3.1 is built with, and the newest of the range
 * that it asks for. Where the two differ, ours is as the newest.
 */
class JsYamlOracleTest {

    private static final NpmPackages NPM =
            new NpmPackages("js-yaml", "js-yaml@4.1.0", "js-yaml-newest@npm:js-yaml@4.3.2");

    /** One line a document: its value in a form that both languages write alike, or {@code !} where it is refused. */
    private static final String READ = """
            const fs = require('fs');
            const yaml = require('MODULE');
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

    /** What stands behind a dash and a tab, and names with a colon behind them. */
    private static final List<String> BEHIND_SIGNS = List.of(
            "-\ta: 1\n",
            "- \ta: 1\n",
            "-\t- a\n",
            "-\t&x a: 1\n",
            "-\t{a: 1}\n",
            "-\t!!map\n  a: 1\n",
            "a:\t&x\n  b: 1\n",
            "a:\t\n- b: 1\n",
            "-: 1\n",
            "a: \"\\\t\"\n",
            "a: &x 1\n*x: 2\n",
            "a: &x 1\n*x : 2\n",
            "a: &x 1\nb: {*x: 2}\n",
            "a: [-]\n",
            "a: [sh, -]\n",
            "a: {b: -, c: 1}\n",
            "a: [-[b]]\n",
            "a: [-b, --, -1, -: 1]\n",
            "a: -,\n",
            "- -\n",
            "\uFEFF\uFEFFa: 1\n",
            "a: b\uFEFFc\n\uFEFFd: 1\n");

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void bothReadTheSameValues() throws Exception {
        List<String> documents = new ArrayList<>(YamlTexts.all());
        documents.addAll(BEHIND_SIGNS);
        Random random = new Random(4);
        for (int i = 0; i < Integer.getInteger("fc.test.yaml", 1000); i++) {
            documents.add(YamlTexts.random(random));
        }
        List<String> old = oracle("js-yaml", documents);
        List<String> newest = oracle("js-yaml-newest", documents);

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

    private static List<String> oracle(String module, List<String> documents) throws Exception {
        return NPM.run(
                SameText.SHOWN + READ.replace("MODULE", module),
                documents.stream().map(SameText::hex).toList());
    }

    private static String ours(String document) {
        try {
            return SameText.of(
                    JsYaml.read(document.getBytes(StandardCharsets.UTF_8)).value());
        } catch (YamlProblem e) {
            return "!";
        }
    }
}
