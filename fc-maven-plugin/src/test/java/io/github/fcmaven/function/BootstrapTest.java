package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script that the plugin generates. */
class BootstrapTest {

    private static final long SEED = 20_261_124;
    private static final int LISTS = 4_000;

    /** What shells have misread before, and pieces of it. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "$",
            "$(id)",
            "`id`",
            "${HOME}",
            "$JAVA_HOME",
            "~",
            "~root",
            "*",
            "?",
            "[a-z]",
            "{a,b}",
            "!",
            "!!",
            "#",
            "#x",
            "&",
            "&&",
            "|",
            ";",
            ";;",
            "<",
            ">",
            "<<EOF",
            "(",
            ")",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\u000b",
            "a=b",
            "=",
            "-",
            "--",
            "-c",
            "-n",
            "-e",
            "%s",
            "%",
            "\\n",
            "\\0",
            "\\c",
            "if",
            "exec",
            "'; rm -rf /; '",
            "é",
            "中文",
            "\ud83d\ude00",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\u007f",
            "\u0001",
            "\u001b[31m",
            "\ufeff");

    @TempDir
    Path folder;

    private static String text(Entry bootstrap) throws IOException {
        try (var in = bootstrap.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsAnExecutableScriptThatReplacesItself() throws IOException {
        Entry bootstrap = Bootstrap.of(List.of("java", "-jar", "demo.jar"));
        assertThat(bootstrap.path()).isEqualTo(CodePath.of("bootstrap"));
        assertThat(bootstrap.mode()).isEqualTo(FileMode.EXECUTABLE);
        assertThat(text(bootstrap)).isEqualTo("#!/bin/bash\nexec 'java' '-jar' 'demo.jar'\n");
    }

    @Test
    void theKernelTakesItForAScriptOfBash() throws IOException {
        byte[] bytes = text(Bootstrap.of(List.of("java"))).getBytes(StandardCharsets.UTF_8);
        assertThat(StartFile.read("bootstrap", RandomBytes.of(bytes)))
                .isInstanceOfSatisfying(StartFile.Script.class, script -> {
                    assertThat(script.interpreter()).isEqualTo("/bin/bash");
                    assertThat(script.argument()).isEmpty();
                });
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Random random = new Random(SEED);
        for (int i = 0; i < LISTS; i++) {
            List<String> argv = new ArrayList<>(List.of(random.nextBoolean() ? "/opt/java17/bin/java" : "it's"));
            argv.addAll(arguments(random));
            assertThat(Bootstrap.argv(Bootstrap.of(argv)))
                    .as("list %d of seed %d", i, SEED)
                    .contains(argv);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#!/bin/sh\nexec 'java'\n",
                "#!/bin/bash\nexec java -jar demo.jar\n",
                "#!/bin/bash\nexec 'java'",
                "#!/bin/bash\nexec 'java\n",
                "#!/bin/bash\nexec 'java' \n",
                "#!/bin/bash\nexec 'java''-jar'\n",
                "#!/bin/bash\nexec 'java' \"$@\"\n",
                "#!/bin/bash\nexec \"${JAVA_HOME:-/opt/java17}/bin/java\"'-jar'\n",
                "#!/bin/bash\nexec 'java' '-jar' 'demo.jar'\necho\n"
            })
    void aScriptThatWasNotWrittenSoIsNotRead(String text) {
        Entry script = new Entry(CodePath.BOOTSTRAP, Content.of(text), FileMode.EXECUTABLE);

        assertThat(Bootstrap.argv(script)).isEmpty();
    }

    @Test
    void anArgumentWithANulIsRefused() {
        assertThatThrownBy(() -> Bootstrap.of(List.of("java", "a\0b")))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.requirement()).contains(Requirement.FC_COMMAND);
                    assertThat(problem.what()).contains("NUL");
                });
    }

    @Test
    void anArgumentThatLinuxDoesNotTakeIsRefusedAndTheLongestIsNot() throws IOException {
        String longest = "é".repeat(131_070 / 2) + "x";
        assertThat(text(Bootstrap.of(List.of("java", longest)))).contains(longest);
        assertThatThrownBy(() -> Bootstrap.of(List.of("java", longest + "x")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("128 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh"})
    void everyShellReadsBackTheSameArguments(String shell) throws Exception {
        List<String> command = installed(shell);
        Random random = new Random(SEED);
        List<List<String>> expected = new ArrayList<>();
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        for (int i = 0; i < LISTS; i++) {
            List<String> arguments = arguments(random);
            expected.add(arguments);
            List<String> argv = new ArrayList<>(List.of("show"));
            argv.addAll(arguments);
            // each script runs in a shell of its own, whose exec is a builtin that shows what it was given
            String body = text(Bootstrap.of(argv)).substring("#!/bin/bash\nexec ".length());
            script.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        }
        String show = "show() { printf '%s\\0' \"$#\" \"$@\"; }\n";
        Path file = Files.write(
                folder.resolve("all.sh"), concat(show.getBytes(StandardCharsets.UTF_8), script.toByteArray()));
        List<String> seen = run(command, file, Map.of());
        int position = 0;
        for (int i = 0; i < LISTS; i++) {
            int count = Integer.parseInt(seen.get(position));
            assertThat(seen.subList(position + 1, position + 1 + count))
                    .as("list %d of seed %d", i, SEED)
                    .isEqualTo(expected.get(i));
            position += 1 + count;
        }
        assertThat(position).isEqualTo(seen.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh"})
    void theProgramThatReplacesTheShellGetsTheSameArguments(String shell) throws Exception {
        List<String> command = installed(shell);
        Path printf = Path.of("/usr/bin/printf");
        assumeTrue(Files.isExecutable(printf), "/usr/bin/printf is not installed");
        List<String> arguments = new ArrayList<>(HOSTILE);
        List<String> argv = new ArrayList<>(List.of(printf.toString(), "%s\\0"));
        argv.addAll(arguments);
        Path file = Files.writeString(folder.resolve("bootstrap"), text(Bootstrap.of(argv)));
        assertThat(run(command, file, Map.of())).isEqualTo(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh"})
    void aProgramWithASpaceOrAQuoteInItsNameIsFound(String shell) throws Exception {
        List<String> command = installed(shell);
        Path program = Files.createDirectory(folder.resolve("it's a $HOME")).resolve("printf");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/printf")), "/usr/bin/printf is not installed");
        Files.copy(Path.of("/usr/bin/printf"), program, StandardCopyOption.COPY_ATTRIBUTES);
        Path file = Files.writeString(
                folder.resolve("bootstrap"), text(Bootstrap.of(List.of(program.toString(), "%s\\0", "arrived"))));
        assertThat(run(command, file, Map.of())).containsExactly("arrived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh"})
    void theLayersJavaFollowsJavaHome(String shell) throws Exception {
        List<String> command = installed(shell);
        Path home = folder.resolve("java home");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/printf")), "/usr/bin/printf is not installed");
        Files.copy(Path.of("/usr/bin/printf"), java, StandardCopyOption.COPY_ATTRIBUTES);
        Entry bootstrap = Bootstrap.of(List.of("/opt/java17/bin/java", "%s\\0", "-jar"));
        assertThat(text(bootstrap)).contains("\"${JAVA_HOME:-/opt/java17}/bin/java\"");
        Path file = Files.writeString(folder.resolve("bootstrap"), text(bootstrap));
        assertThat(run(command, file, Map.of("JAVA_HOME", home.toString()))).containsExactly("-jar");
    }

    private static List<String> arguments(Random random) {
        List<String> arguments = new ArrayList<>();
        for (int count = random.nextInt(5); count >= 0; count--) {
            StringBuilder argument = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                argument.append(
                        random.nextInt(3) == 0 ? character(random) : HOSTILE.get(random.nextInt(HOSTILE.size())));
            }
            arguments.add(argument.toString());
        }
        return arguments;
    }

    private static String character(Random random) {
        int c;
        do {
            c = 1 + random.nextInt(random.nextBoolean() ? 0x7f : Character.MAX_CODE_POINT);
        } while (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return Character.toString(c);
    }

    private static List<String> installed(String shell) {
        List<String> command = List.of(shell.split(" "));
        boolean there = List.of("/bin", "/usr/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.get(0))));
        assumeTrue(there, command.get(0) + " is not installed");
        return command;
    }

    /** What a script printed, cut at each NUL. */
    private List<String> run(List<String> shell, Path script, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.add(script.toString());
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).isZero();
        String text = Files.readString(output);
        List<String> words = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = text.indexOf('\0', from);
            words.add(text.substring(from, to));
            from = to + 1;
        }
        return words;
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
