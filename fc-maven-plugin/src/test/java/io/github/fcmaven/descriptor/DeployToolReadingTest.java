package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fcmaven.ProcessorTime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of other people, as public bug reports and attacks have them: what is read, what is said, and that it ends. */
@ProcessorTime(seconds = 20)
class DeployToolReadingTest {

    private static final String S_YAML = """
            edition: 3.0.0
            name: probe
            access: default
            vars:
              env: &env
                TZ: UTC
                LOG: "1"
            %s
            resources:
              probe:
                component: fc3
                props:
                  region: cn-hangzhou
                  functionName: probe
                  runtime: custom.debian11
                  handler: index.handler
                  code: ./ok.zip
                  memorySize: 512
                  cpu: 0.35
                  diskSize: 512
                  customRuntimeConfig:
                    port: 9437
            %s
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of("an alias of a mapping", "environmentVariables: *env", Map.of("TZ", "UTC", "LOG", "1")),
                Arguments.of(
                        "a merge key",
                        "environmentVariables:\n        <<: *env\n        B: \"1\"",
                        Map.of("TZ", "UTC", "LOG", "1", "B", "1")),
                Arguments.of(
                        "a merge key that yields",
                        "environmentVariables:\n        TZ: Asia/Shanghai\n        <<: *env",
                        Map.of("TZ", "Asia/Shanghai", "LOG", "1")),
                Arguments.of(
                        "two merge keys",
                        "environmentVariables:\n        <<: [*env, {LOG: \"2\", C: \"3\"}]",
                        Map.of("TZ", "UTC", "LOG", "1", "C", "3")),
                Arguments.of(
                        "an alias of a text", "environmentVariables: {A: &a \"x\", B: *a}", Map.of("A", "x", "B", "x")),
                Arguments.of(
                        "words of YAML 1.1",
                        "environmentVariables: {A1: NO, A8: on, B3: yes, C: n, D: Off}",
                        Map.of("A1", "NO", "A8", "on", "B3", "yes", "C", "n", "D", "Off")),
                Arguments.of(
                        "times of YAML 1.1",
                        "environmentVariables: {A3: 12:30:45, B6: 190:20, C: 1:00}",
                        Map.of("A3", "12:30:45", "B6", "190:20", "C", "1:00")),
                Arguments.of(
                        "what looks like a number",
                        "environmentVariables: {A: 1.2.3, B: 10m, C: +.5, D: 0b12, E: 0o8}",
                        Map.of("A", "1.2.3", "B", "10m", "C", "+.5", "D", "0b12", "E", "0o8")),
                Arguments.of("a tab behind a colon", "environmentVariables: {A:\t\"x\"}", Map.of("A", "x")),
                Arguments.of(
                        "an address in braces",
                        "environmentVariables: {A: http://a.b/?c=d&e=f}",
                        Map.of("A", "http://a.b/?c=d&e=f")),
                Arguments.of("a text tag", "environmentVariables: {A: !!str 012}", Map.of("A", "012")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void whatTheDeployToolReadsIsReadAlike(String name, String props, Map<String, String> expected) throws IOException {
        FoundDescriptor found = read("", props);

        assertThat(found.findings()).isEmpty();
        assertThat(found.function().environment()).isEqualTo(expected);
    }

    /** The launched server gets what the deploy tool would pass on, which is not a text. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0123,123",
        "1e3,1000",
        "0x1F,31",
        "0.10,0.1",
        "08,8",
        "0o17,15",
        "0b11,3",
        "1.0,1",
        "012345678901234567890,12345678901234567000",
        "9007199254740993,9007199254740992",
        "true,true",
        "1e-7,1e-7"
    })
    void aNumberIsToldAndIsWhatTheDeployToolMakesOfIt(String written, String passed) throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: " + written + "}");

        assertThat(found.findings())
                .extracting(Finding::observed)
                .containsExactly("s.yaml: resources.probe.props.environmentVariables.A is not a text");
        assertThat(found.findings()).extracting(Finding::fix).containsExactly("write a text: put it into quotes");
        assertThat(found.function().environment()).isEqualTo(Map.of("A", passed));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2024-01-01", "2001-12-14 21:59:43", "2024-1-1T10:00:00Z", "!!timestamp 2024-01-01"})
    void aDateIsToldForTheDeployToolLosesIt(String written) throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: " + written + "}");

        assertThat(found.findings())
                .extracting(Finding::observed)
                .containsExactly("s.yaml: resources.probe.props.environmentVariables.A is not a text");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1_000", "0x1_F", "1e400", "1__0"})
    void whatReleasesReadDifferentlyIsATextAndAWarning(String written) throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: " + written + "}");

        assertThat(found.function().environment()).isEqualTo(Map.of("A", written));
        assertThat(found.findings()).singleElement().satisfies(told -> {
            assertThat(told.fails()).isFalse();
            assertThat(told.observed())
                    .startsWith("s.yaml, line 23: a value without quotes is a number for the deploy tool 3.1.10");
        });
    }

    @Test
    void aVariableWithoutAValueIsLeftOut() throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: , B: ~, C: \"\"}");

        assertThat(found.function().environment()).isEqualTo(Map.of("C", ""));
        assertThat(found.findings()).hasSize(2).noneMatch(Finding::fails);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("duplicate key", "A: hunter2\n  A: hunter2-b", 3, "a mapping has the same key twice"),
                broken("@ in a value", "A: hunter2\n  B: @hunter2", 3, "a value begins with @, which YAML reserves"),
                broken("` in a value", "A: `hunter2`", 2, "a value begins with `, which YAML reserves"),
                broken("% in a value", "A: %hunter2", 2, "a value begins with %, which YAML reserves"),
                broken("an open quote", "A: \"hunter2\n  B: 1", 2, "a quote is opened and not closed"),
                broken("an open single quote", "A: 'hunter2\n  B: 1", 2, "a quote is opened and not closed"),
                broken("a second colon", "A: hunter2: x", 2, "a colon is where no key is allowed"),
                broken("an open brace", "A: {hunter2: x, B", 2, "a { or [ is opened and not closed"),
                broken("an open bracket", "A: [hunter2, x", 2, "a { or [ is opened and not closed"),
                broken("* in a value", "A: *hunter2", 2, "a value begins with * and names no anchor"),
                broken("* alone", "A: *", 2, "a value begins with * and is not an alias"),
                broken("& alone", "A: & hunter2", 2, "a value begins with & and is not an anchor"),
                broken("an alias in its anchor", "A: &hunter2 [*hunter2]", 2, "an alias (*) is inside its own anchor"),
                broken("! in a value", "A: !hunter2", 2, "a value begins with ! and is not a tag"),
                broken("a tag of Java", "A: !!hunter2.Secret [x]", 2, "a value begins with ! and is not a tag"),
                broken("a tag without a name", "A: !hunter2! x", 2, "a value begins with ! and is not a tag"),
                broken(
                        "a backslash",
                        "A: \"hunter2\\q\"",
                        2,
                        "a backslash in double quotes begins an escape that YAML does not have"),
                broken(
                        "a short escape",
                        "A: \"hunter2\\x4\"",
                        2,
                        "a backslash in double quotes begins an escape that YAML does not have"),
                broken("a line without a colon", "A: 1\n  hunter2\n  B: 1", 3, "a line is not a key with a value"),
                broken("a list in a value", "A: - hunter2", 2, "a list item is where none is allowed"),
                broken("a tab that indents", "A:\n\thunter2: 1", 3, "a tab is where YAML allows only spaces"),
                broken(
                        "indentation of no level",
                        "A:\n    B: 1\n   hunter2: 1",
                        4,
                        "the indentation fits no line above"),
                broken("more behind a quote", "A: \"hunter2\" hunter2", 2, "the indentation fits no line above"),
                broken("a merge of a text", "<<: hunter2", 2, "<< merges what is not a mapping"),
                broken("a directive", "A: 1\n...\n%hunter2\n---\n", 4, "a second document begins"),
                broken("a second document", "A: 1\n---\nhunter2: 1", 3, "a second document begins"),
                broken("an escape of a terminal", "A: hunter2\u001B[31m", 2, "it has a control character"),
                broken(
                        "a full-width colon",
                        "A: 1\n  hunter2\uFF1A1\n  B: 1",
                        3,
                        "a full-width colon is there, which YAML does not read as a colon"),
                broken(
                        "full-width spaces",
                        "A: 1\n\u3000\u3000hunter2: 1\n  B: 1",
                        3,
                        "it begins with a full-width or a no-break space"),
                broken(
                        "no-break spaces",
                        "A: 1\n\u00A0\u00A0hunter2: 1\n  B: 1",
                        3,
                        "it begins with a full-width or a no-break space"),
                broken(
                        "no space behind a colon",
                        "A: 1\n  hunter2:1\n  B: 1",
                        3,
                        "the space after the colon is missing"),
                broken("a block sign", "A: |hunter2\n", 2, "what follows | or > is not valid"));
    }

    private static Arguments broken(String name, String text, int line, String what) {
        return Arguments.of(name, text, line, what);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenFileIsToldByItsLineAndNothingOfItsTextIs(String name, String text, int line, String what)
            throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "x:\n  " + text + "\n");

        Throwable theirs = catchThrowable(() -> DeploymentDescriptor.find(
                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>()));
        Throwable ours = catchThrowable(() -> DeploymentDescriptor.read(file, new TreeMap<>()));

        for (Throwable problem : List.of(theirs, ours)) {
            assertThat(problem)
                    .isInstanceOf(FcProblem.class)
                    .hasMessageStartingWith(file + ", line " + line + ": " + what)
                    .hasNoCause();
            assertThat(problem.toString()).doesNotContain("hunter2");
        }
        assertThat(ours).hasMessageContaining("run mvn package");
    }

    static Stream<Arguments> encodings() {
        Charset gbk = Charset.forName("GBK");
        return Stream.of(
                Arguments.of("GBK", "a: 1\nb: \u4e2d\u6587\n".getBytes(gbk), 2),
                Arguments.of("Latin 1", "a: 1\nb: 2\nc: \u00fcber\n".getBytes(StandardCharsets.ISO_8859_1), 3),
                Arguments.of("UTF-16 with a mark", "a: 1\n".getBytes(StandardCharsets.UTF_16), 1),
                Arguments.of("UTF-16 of Windows", ("\uFEFF" + "a: 1\n").getBytes(StandardCharsets.UTF_16LE), 1),
                Arguments.of("cut inside a letter", new byte[] {'a', ':', ' ', (byte) 0xe4, (byte) 0xb8}, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void whatIsNotUtf8IsToldSo(String name, byte[] bytes, int line) throws IOException {
        Path file = Files.write(folder.resolve("s.yaml"), bytes);

        assertThatThrownBy(() -> DeploymentDescriptor.find(
                        new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>()))
                .hasMessage(file + " is not UTF-8 (byte at line " + line + ")\n  fix: save it as UTF-8")
                .hasNoCause();
    }

    @Test
    void utf16WithoutAMarkIsToldToo() throws IOException {
        Path file = Files.write(folder.resolve("s.yaml"), "a: 1\n".getBytes(StandardCharsets.UTF_16LE));

        assertThatThrownBy(() -> DeploymentDescriptor.find(
                        new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>()))
                .hasMessageContaining("line 1: it has a control character")
                .hasMessageContaining("save the file as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "\uFEFF" + S_YAML.formatted("", ""));

        assertThat(DeploymentDescriptor.find(
                                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>())
                        .findings())
                .isEmpty();
    }

    static Stream<Arguments> bombs() {
        String big = "A".repeat(200_000);
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        StringBuilder merges = new StringBuilder("m0: &m0 {k: v}\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
            merges.append("m" + i + ": &m" + i + " {<<: [" + ("*m" + (i - 1) + ", ").repeat(99) + "]}\n");
        }
        String aliases = "with its aliases (*) written out the file has more than a configuration needs";
        String variables = "its variables (${vars...}) fill in more than a configuration needs";
        return Stream.of(
                Arguments.of(
                        "aliases of a text", "b: &b \"" + big + "\"\nc: [" + "*b, ".repeat(50_000) + "x]", aliases),
                Arguments.of("aliases of aliases", laughs.toString(), aliases),
                Arguments.of("merges of merges", merges.toString(), aliases),
                Arguments.of("aliases of a key", "b: &b \"" + big + "\"\nc: [" + "*b : 1, ".repeat(30) + "x]", aliases),
                Arguments.of(
                        "variables of a text",
                        "vars: {b: \"" + big + "\"}\nresources: {x: {props: {a: \"" + "${vars.b}".repeat(9_900)
                                + "\"}}}",
                        variables),
                Arguments.of(
                        "variables that are each a whole value",
                        "vars: {b: \"" + big + "\"}\nresources: {x: {props: {a: [" + "\"${vars.b}\", ".repeat(9_900)
                                + "1]}}}",
                        variables),
                Arguments.of(
                        "variables of a map with a text",
                        "vars: {b: {c: \"" + big + "\"}}\nresources: {x: {props: {a: ["
                                + "\"${vars.b}\", ".repeat(9_900) + "1]}}}",
                        variables),
                Arguments.of(
                        "variables of a list",
                        "vars: {b: [" + "1, ".repeat(50_000) + "1]}\nresources: {x: {props: {a: ["
                                + "\"${vars.b}\", ".repeat(100) + "1]}}}",
                        variables),
                Arguments.of(
                        "variables of variables",
                        "vars: {a: \"" + "x".repeat(9_999) + "\"}\nresources: {x: {props: {a: ["
                                + "\"-${vars.a}\", ".repeat(400) + "1]}}}",
                        variables),
                Arguments.of("brackets", "[".repeat(100_000), "the value is nested too deep"),
                Arguments.of("braces", "{a: ".repeat(100_000), "the value is nested too deep"),
                Arguments.of("lists in lists", "- ".repeat(100_000) + "x", "the value is nested too deep"),
                Arguments.of("a large file", "a: \"" + "x".repeat(1_100_000) + "\"", "is larger than 1 MB"),
                Arguments.of("many keys", keys(60_000), aliases));
    }

    private static String keys(int number) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < number; i++) {
            keys.append("key").append(i).append(": 1\n");
        }
        return keys.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatMultipliesItselfIsRefused(String name, String text, String what) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), text + "\n");

        assertThatThrownBy(() -> DeploymentDescriptor.find(
                        new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>()))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what);
    }

    /** What the deploy tool refuses is refused; what it reads is not a number of megabytes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!!int abc | line 18",
                "!!int \"\" | line 18",
                "!!int \"0b2\" | line 18",
                "!!int \"1:x\" | line 18",
                "!!int \"-\" | line 18",
                "!!int {a: b} | line 18",
                "!!float abc | line 18",
                "!!float \"1:2:3\" | line 18",
                "!!binary \"***\" | line 18",
                "!!bool abc | line 18",
                "!!timestamp abc | line 18",
                "!!value = | line 18",
                "!!seq {a: b} | line 18",
                "!!str [a] | line 18",
                "!!set {a: 1} | line 18",
                "!!omap [a] | line 18",
                "!!js/function 'function () {}' | line 18",
                "!!omap [a: b] | memorySize is not a whole number",
                "!!pairs [a: b] | memorySize is not a whole number",
                "!!set {a, b} | memorySize is not a whole number",
                "!!timestamp 2001-01-01T99:99:99+99:99 | memorySize is not a whole number",
                "2001-13-45 | memorySize is not a whole number",
                ".nan | memorySize is not a whole number",
                "1.5 | memorySize is not a whole number",
                "99999999999 | memorySize is not a whole number",
                "[[512]] | memorySize is not a whole number",
                "~ | ''",
                "512.0 | ''",
                "0x200 | ''",
                "!!int \"512\" | ''",
            })
    void everyTagEndsInAnAnswer(String written, String expected) throws IOException {
        String text = S_YAML.formatted("", "").replace("memorySize: 512", "memorySize: " + written);
        Path file = Files.writeString(folder.resolve("s.yaml"), text);
        String told;
        try {
            told =
                    DeploymentDescriptor.find(
                                    new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>())
                            .findings()
                            .stream()
                            .map(Finding::observed)
                            .reduce("", String::concat);
        } catch (FcProblem e) {
            told = e.what();
        }

        assertThat(told).contains(expected.equals("''") ? "" : expected);
        assertThat(told.isEmpty()).isEqualTo(expected.equals("''"));
    }

    @ParameterizedTest
    @CsvSource({"cpu: .nan,cpu is not a number", "cpu: .inf,cpu is not a number", "cpu: 1e400,cpu is not a number"})
    void aNumberThatIsNoneIsTold(String line, String told) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"), S_YAML.formatted("", "").replace("cpu: 0.35", line));

        assertThat(DeploymentDescriptor.find(
                                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>())
                        .findings())
                .extracting(Finding::observed)
                .anyMatch(observed -> observed.endsWith(told));
    }

    @Test
    void digitsWithoutEndAreATextAtOnce() throws IOException {
        assertThat(read("", "description: !!str " + "9".repeat(900_000)).findings())
                .isEmpty();
        assertThat(read("", "description: 0x" + "9".repeat(900_000)).findings())
                .extracting(Finding::observed)
                .singleElement()
                .asString()
                .startsWith("s.yaml, line 23: a value without quotes is a number");
    }

    @Test
    void whatIsReadTwiceIsToldOnceThoughItIsLong() {
        DescriptorFindings findings = new DescriptorFindings();
        findings.warn("k".repeat(5000), "correct it");
        findings.warn("k".repeat(5000), "correct it");

        assertThat(findings.all()).hasSize(1);
    }

    @Test
    void ofManyUnknownKeysTwentyAreListed() throws IOException {
        List<Finding> told = read("", keys(20_000).indent(6)).findings();

        assertThat(told).hasSize(21);
        assertThat(told.get(20).observed()).isEqualTo("19980 more findings about this file are not listed");
    }

    @Test
    void aKeyThatIsNoNameIsShortenedAndSteersNoTerminal() throws IOException {
        List<Finding> told = read("", "? \"" + "k".repeat(900_000) + "\"\n      : 1\n      \"\\e[31mEVIL\\r\\n\": 1")
                .findings();

        assertThat(told)
                .extracting(Finding::observed)
                .satisfiesExactly(
                        longKey -> assertThat(longKey).hasSizeLessThan(200).contains("kkk... is not a key"),
                        evil -> assertThat(evil)
                                .contains("?[31mEVIL?? is not a key")
                                .doesNotContain("\u001B", "\n"));
    }

    @ParameterizedTest(name = "{0} times {1}")
    @CsvSource({"<%,400000", "${,400000", "${env(,150000", "'${env(A, ''',80000", "${vars.,80000", "${vars.a.,80000"})
    void expressionsWithoutEndEnd(String begin, int times) throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: \"" + begin.repeat(times) + "\"}");

        assertThat(DeploymentDescriptor.warnings(found.function())).hasSizeLessThanOrEqualTo(20);
        assertThat(DeploymentDescriptor.resolved(found.function().environment(), name -> "x"))
                .isEqualTo(found.function().environment());
    }

    @Test
    void ofManyExpressionsTwentyAreListed() throws IOException {
        FoundDescriptor found = read("", "environmentVariables: {A: \"" + "${x}".repeat(100_000) + "\"}");

        assertThat(DeploymentDescriptor.warnings(found.function())).hasSize(20);
    }

    private FoundDescriptor read(String vars, String props) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"), S_YAML.formatted(vars, props.isEmpty() ? "" : "      " + props.strip()));
        return DeploymentDescriptor.find(
                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>());
    }
}
