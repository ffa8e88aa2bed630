package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.NpmPackages;
import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.yaml.SameText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deploy tool's own parser finds the same resources, and refuses what we tell. */
class DeployToolSpecOracleTest {

    private static final NpmPackages NPM = new NpmPackages("parse-spec", "@serverless-devs/parse-spec@0.0.30-beta.1");

    /** A line is a folder, and an environment or nothing; {@code !} is what is refused. */
    private static final String READ = """
            const fs = require('fs');
            process.env.HOME = process.cwd();
            const Spec = require('@serverless-devs/parse-spec').default;
            const silent = () => {};
            const logger = {
                warn: silent, warnOnce: silent, debug: silent, info: silent, tips: silent, write: silent, error: silent,
            };
            (async () => {
                for (const line of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                    const [folder, environment] = line.split('|');
                    const argv = ['preview'].concat(environment ? ['--env', environment] : []);
                    let read;
                    try {
                        const spec = await new Spec(folder + '/s.yaml', {argv, logger, isPreview: true}).start();
                        read = shown(spec.yaml.content.resources);
                    } catch (e) {
                        read = '!';
                    }
                    console.log(read);
                }
            })();
            """;

    private static final String HEAD =
            "edition: 3.0.0\nname: app\naccess: mine\nvars: {a: x, n: 5, t: true, l: [q, r], m: {k: v}, a-b: dash,"
                    + " c: '${vars.a}1', none: ~}\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void theDeployToolFindsTheSame() throws Exception {
        List<String> asked = new ArrayList<>();
        Map<String, String> ours = new LinkedHashMap<>();
        for (String expression : expressions()) {
            ask(asked, ours, Map.of("s.yaml", HEAD + resources(expression)), "");
        }
        for (Map<String, String> files : projects()) {
            ask(asked, ours, files, "");
            ask(asked, ours, files, "test");
        }

        List<String> theirs = NPM.run(SameText.SHOWN + READ, asked);

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String our = ours.get(asked.get(i));
            if (!our.equals(theirs.get(i))) {
                wrong.add(Files.readString(
                                Path.of(asked.get(i).replaceAll("\\|.*", "")).resolve("s.yaml")) + asked.get(i)
                        + "\n  ours   " + our + "\n  theirs " + theirs.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theDeployToolFailsOfANameThatItDoesNotHave() throws Exception {
        List<String> asked = new ArrayList<>();
        Map<String, String> ours = new LinkedHashMap<>();
        for (String text : List.of(
                "${NAME}",
                "a ${NAME} b",
                "${a.b}",
                "${ A }",
                "${A:-b}",
                "${A:b}",
                "$${A}",
                "${A}/${vars.a}",
                "${PATH}",
                "${vars.a}",
                "${env('NOPE', '${A')}",
                "${cwd}",
                "${true}",
                "${1}",
                "$A",
                "${A",
                "#{A}",
                "{{A}}")) {
            ask(asked, ours, Map.of("s.yaml", HEAD + resources(text)), "");
            ours.put(
                    asked.get(asked.size() - 1),
                    DeployToolVariable.unknown(text).map(name -> "!").orElse("read"));
        }

        assertThat(NPM.run(SameText.SHOWN + READ, asked).stream().map(read -> read.equals("!") ? "!" : "read"))
                .containsExactlyElementsOf(ours.values());
    }

    private static String resources(String expression) {
        return "resources:\n  my-fn: {component: fc3, props: {e: \"" + expression + "\", r: q, list: [\"" + expression
                + "\"]}}\n" + "  o-2: {component: fc3, props: {k: \"${vars.a}\", m: {d: 1}}}\n";
    }

    private static List<String> expressions() {
        return List.of(
                "${vars.a}",
                "x${vars.a}y",
                "${vars.a}${vars.n}",
                "${vars.n}",
                "a${vars.n}",
                "${vars.t}",
                "${vars.l}",
                "${vars.m}",
                "${vars.m.k}",
                "${vars.a-b}",
                "${vars.c}",
                "${vars.none}",
                "${vars.nope}",
                "${vars.a.b}",
                "${ vars.a }",
                "${vars.a }",
                "${this.name}",
                "${this.access}",
                "${this.component}",
                "${this.props.r}",
                "${this.props.nope}",
                "${that.props.r}",
                "${resources.o-2.props.k}",
                "${resources.o-2.props.m}",
                "${resources.o-2.component}",
                "${resources.o-2.props.nope}",
                "${resources.nope.props.k}",
                "${resources.my-fn.props.r}",
                "${resources.o-2.output.url}",
                "x${resources.o-2.props.m}",
                "${file('data.txt')}",
                "x${file('./data.txt')}",
                "${file('nope.txt')}",
                "${json(file('data.json'))}",
                "${json(file('tabs.json'))}",
                "x${json(file('data.json'))}",
                "${json(file('data.txt'))}",
                "${region}",
                "x-${a.b.c}",
                "${ n }",
                "$${vars.a}",
                "$vars.a",
                "${config('AccountID')}",
                "plain",
                "{{ x }}",
                "${file('sub/more.txt')}");
    }

    private static List<Map<String, String>> projects() {
        String template = HEAD
                + "template: {t: {memorySize: 512, environmentVariables: {T: \"${vars.a}\"}, layers: [a, b]}}\n"
                + "resources:\n"
                + "  f: {component: fc3, extend: {name: t, ignore: [layers]}, props: {region: cn-hangzhou,"
                + " environmentVariables: {U: \"2\"}}}\n"
                + "  g: {component: fc3, extend: {name: t}, props: {layers: [c]}}\n"
                + "  h: {component: fc3, extend: {name: nope}, props: {n: ~, k: 1}}\n";
        String environments = "environments:\n"
                + "  - name: test\n"
                + "    region: cn-shanghai\n"
                + "    infraStack: {region: cn-qingdao}\n"
                + "    overlays:\n"
                + "      components: {fc3: {memorySize: 1024, environmentVariables: {B: comp}}}\n"
                + "      resources: {f: {environmentVariables: {B: res, C: new}, layers: [c]}}\n"
                + "  - {name: prod, overlays: {components: {fc3: {memorySize: 2048}}}}\n";
        String functions = "resources:\n"
                + "  f: {component: fc3, props: {region: \"${vars.a}\","
                + " environmentVariables: {A: \"1\", B: \"2\"}, layers: [a, b]}}\n"
                + "  g: {component: fc3, props: {region: cn-beijing}}\n";
        String base = "edition: 3.0.0\n"
                + "name: base\n"
                + "vars: {a: under, q: 7}\n"
                + "resources:\n"
                + "  f: {component: fc3, props: {timeout: \"${vars.q}\", w: \"${file('w.txt')}\","
                + " environmentVariables: {X: base, Y: base}, layers: [x]}}\n"
                + "  h: {component: fc3, props: {region: \"${vars.a}\"}}\n";
        String child = "edition: 3.0.0\n"
                + "extend: base/base.yaml\n"
                + "vars: {a: over}\n"
                + "resources:\n"
                + "  f: {component: fc3, props: {region: \"${vars.a}\", v: \"${file('w.txt')}\","
                + " environmentVariables: {Y: child}, layers: [y, z], q: \"${vars.q}\"}}\n";
        return List.of(
                Map.of("s.yaml", template, "env.yaml", environments),
                Map.of("s.yaml", HEAD + functions, "env.yaml", environments),
                Map.of("s.yaml", HEAD + "env: conf/other.yaml\n" + functions, "conf/other.yaml", environments),
                Map.of("s.yaml", child, "base/base.yaml", base, "base/w.txt", "of base", "w.txt", "of child"),
                Map.of(
                        "s.yaml",
                        child + "env: env.yaml\n",
                        "base/base.yaml",
                        base,
                        "base/w.txt",
                        "b",
                        "w.txt",
                        "c",
                        "env.yaml",
                        environments));
    }

    private void ask(List<String> asked, Map<String, String> ours, Map<String, String> files, String environment)
            throws IOException {
        Path project = Files.createTempDirectory(folder, "project");
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "data.txt",
                "hello\n",
                "data.json",
                "{\"k\": 1}",
                "tabs.json",
                "[\n\t1,\n\t\"b\"\n]\n",
                "sub/more.txt",
                "${vars.a}!"));
        all.putAll(files);
        for (Map.Entry<String, String> file : all.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        String line = project + (environment.isEmpty() ? "" : "|" + environment);
        asked.add(line);
        ours.put(line, ours(project.resolve("s.yaml"), environment));
    }

    private static String ours(Path file, String environment) {
        DescriptorFindings told = new DescriptorFindings();
        DescriptorSource source = new DescriptorSource(
                file, Optional.empty(), Optional.of(environment).filter(name -> !name.isEmpty()));
        try {
            Map<?, ?> root = new DeployToolSpec(source, told).of(DescriptorFile.mapping(file, ""));
            return told.all().stream().anyMatch(Finding::fails)
                    ? "!"
                    : SameText.of(withoutNulls(root.get("resources")));
        } catch (FcProblem e) {
            return "!";
        }
    }

    /** The deploy tool removes them. */
    private static Object withoutNulls(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DeployToolSpecOracleTest::withoutNulls).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                if (each != null) {
                    rest.put(key, withoutNulls(each));
                }
            });
            return rest;
        }
        return value;
    }
}
