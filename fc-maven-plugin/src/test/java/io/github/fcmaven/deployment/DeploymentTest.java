package io.github.fcmaven.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the deploy tool, and what its answers are taken for; a script of our own stands for it. */
class DeploymentTest {

    private static final String VERSION =
            "echo '[WARN][s_cli] It is not recommended'; echo '@serverless-devs/s: 3.1.10, s-home: /root/.s, linux'";

    private static final String DEPLOYED = """
            printf '\\033[32m✔\\033[39m [\\033[1mhello\\033[22m] completed (1.2s)\\n'
            printf '\\033[1murl: \\033[22m\\n  \\033[1msystem_url: \\033[22mhttps://hello-x.cn-hangzhou.fcapp.run\\n'
            """;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void itsVersionIsAmongWhatElseItPrints() throws IOException {
        assertThat(find(VERSION).version()).isEqualTo("3.1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo '@serverless-devs/s: 2.1.15, s-home: /root/.s' | is the deploy tool 2.1.15, and s.yaml needs 3",
                "echo usage: s COMMAND; exit 2 | -v prints 'usage: s COMMAND', so it is not the deploy tool",
                "exit 127 | -v prints nothing, so it is not the deploy tool",
                "exec cat | -v prints nothing, so it is not the deploy tool",
            })
    void anotherProgramOfItsNameIsRefused(String script, String message) throws IOException {
        assertThatThrownBy(() -> find(script))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("fix: install it: npm install -g @serverless-devs/s");
    }

    @Test
    void oneThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> DeployTool.find(Optional.of(folder.resolve("none")), folder))
                .hasMessageContaining("none cannot be run")
                .hasMessageContaining("npm install -g @serverless-devs/s");
    }

    @Test
    void eachCommandEndsWithWhatTheToolMustNotSwallow() throws IOException {
        Deployment all = deployment(DEPLOYED, Optional.empty(), Optional.empty());
        all.verify();
        all.plan();
        assertThat(all.deploy()).contains("https://hello-x.cn-hangzhou.fcapp.run");
        deployment(DEPLOYED, Optional.of("hello"), Optional.of("test")).deploy();
        deployment(DEPLOYED, Optional.of("hello"), Optional.of("test")).verify();

        assertThat(folder.resolve("asked")).hasContent("""
                        -v
                        verify --template target/s.yaml
                        plan --template target/s.yaml
                        deploy --template target/s.yaml -y
                        -v
                        hello deploy --template target/s.yaml --env test -y
                        -v
                        verify --template target/s.yaml --env test
                        """);
        assertThat(lines).contains("✔ [hello] completed (1.2s)");
    }

    @Test
    void aFunctionWithoutHttpTriggerHasNoAddress() throws IOException {
        assertThat(deployment("echo '✔ [hello] completed (0s)'", Optional.empty(), Optional.empty())
                        .deploy())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'a question?'; read answer; echo \"[$answer]\"; exit 0 | s deploy does not say that it completed",
                "echo '✖ [hello] failed to [deploy] (0s)'; exit 101"
                        + " | s deploy failed (exit code 101: the component or an action of s.yaml)",
                "echo no; exit 100 | s deploy failed (exit code 100: the tool itself)",
                "kill -9 $$ | s deploy failed (exit code 137: it was ended)",
            })
    void whatDidNotCompleteFailed(String script, String message) throws IOException {
        Deployment deployment = deployment(script, Optional.empty(), Optional.empty());

        assertThatThrownBy(deployment::deploy).isInstanceOf(FcProblem.class).hasMessageContaining(message);
    }

    @Test
    void aFileThatTheToolRefusesIsShownWithItsReason() throws IOException {
        Deployment deployment = deployment(
                "echo 'Error Message:'; echo 'hello/props/cpu must be number'; echo 'Logs:   /root/.s/logs/1'; exit 1",
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(deployment::verify)
                .hasMessageContaining("s verify refuses target/s.yaml (exit code 1: the file, the credentials, or")
                .hasMessageContaining("its whole log is in /root/.s/logs/1");
        assertThat(lines).contains("hello/props/cpu must be number");
    }

    @Test
    void whatPassesIsNotShown() throws IOException {
        Deployment deployment = deployment("echo passed", Optional.empty(), Optional.empty());

        assertThatCode(deployment::verify).doesNotThrowAnyException();
        assertThat(lines).isEmpty();
    }

    private DeployTool find(String script) throws IOException {
        return DeployTool.find(Optional.of(program("#!/bin/sh\n" + script + "\n")), folder);
    }

    private Deployment deployment(String script, Optional<String> resource, Optional<String> environment)
            throws IOException {
        Path program = program(
                "#!/bin/sh\necho \"$*\" >> asked\n[ \"$1\" = -v ] && { " + VERSION + "; exit 0; }\n" + script + "\n");
        return new Deployment(
                DeployTool.find(Optional.of(program), folder),
                folder,
                Path.of("target/s.yaml"),
                resource,
                environment,
                lines::add);
    }

    private Path program(String text) throws IOException {
        Path program = Files.writeString(folder.resolve("s"), text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
