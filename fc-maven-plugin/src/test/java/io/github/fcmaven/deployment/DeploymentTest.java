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

    /** The texts are those of the tool 3.1.10 and its component, and the codes are the platform's own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | getaddrinfo ENOTFOUND api.devsapp.cn | s verify cannot reach its server | set HTTPS_PROXY",
                "1 | connect ECONNREFUSED 127.0.0.1:9 | s verify cannot reach its server | set HTTPS_PROXY",
                "1 | getaddrinfo EAI_AGAIN api.devsapp.cn | s verify cannot reach its server | the internet",
                "1 | connect ETIMEDOUT 47.1.2.3:443 | s verify cannot reach its server | the internet",
                "1 | Client network socket disconnected before secure TLS connection was established"
                        + " | s verify cannot reach its server | the internet",
                "1 | Request failed with status code 407 | s verify is refused by a proxy | HTTPS_PROXY",
                "1 | self signed certificate in certificate chain | s verify does not trust | NODE_EXTRA_CA_CERTS",
                "1 | unable to get local issuer certificate | s verify does not trust | NODE_EXTRA_CA_CERTS",
                "101 | Not found access: default | s verify finds no credentials | s config add",
                "101 | InvalidAccessKeyId.NotFound: code: 404, Specified access key is not found. request id: 1-2"
                        + " | s verify: the platform does not accept the AccessKey | correct",
                "101 | SignatureDoesNotMatch: code: 400, Specified signature is not matched request id: 1-2"
                        + " | s verify: the platform does not accept the AccessKey | correct",
                "101 | SignatureNotMatch: code: 403, The request signature we calculated does not match"
                        + " | s verify: the platform does not accept the AccessKey | correct",
                "101 | AccessDenied: code: 403, the caller is not authorized to perform 'fc:CreateFunction' on x"
                        + " | s verify: the credentials do not allow this | attach",
                "101 | Forbidden.RAM: code: 403, User not authorized to operate on the specified resource"
                        + " | s verify: the credentials do not allow this | attach",
                "1 | hello/props/cpu must be number | s verify refuses target/s.yaml | correct",
                "1 | RuntimeError: env('NOPE') not found | s verify refuses target/s.yaml | correct",
                "1 | target/s.yaml format is incorrect: unexpected end | s verify refuses target/s.yaml | correct",
            })
    void aFailureIsNamedByWhatTheToolSays(int exit, String said, String message, String fix) throws IOException {
        Deployment deployment = deployment(failing(exit, said), Optional.empty(), Optional.empty());

        assertThatThrownBy(deployment::verify)
                .hasMessageContaining(message)
                .hasMessageContaining("(exit code " + exit + ": " + said + ")")
                .hasMessageContaining(fix)
                .hasMessageContaining("its whole log is in /root/.s/logs/1");
        assertThat(lines).contains(said);
    }

    /** What the function or a build prints is not what the tool failed of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'Error: connect ECONNREFUSED 10.0.0.1:3306'; exit 101"
                        + " | s plan failed (exit code 101: the component or an action of s.yaml)",
                "echo 'AccessDenied'; echo 'Error Message:'; echo 'functionName is enotfound'; exit 101"
                        + " | s plan failed (exit code 101: functionName is enotfound)",
                "echo 'Error Message:'; echo ' '; echo 'x'; echo ' '; echo 'Logs:  /ECONNREFUSED/1'; exit 101"
                        + " | s plan failed (exit code 101: x)",
                "echo 'Error Message:'; exit 1 | s plan failed (exit code 1: the file, the credentials, or",
                "echo 'Error Message:'; echo 'action [npm test] failed with:'; echo 'ENOTFOUND a.b'; exit 101"
                        + " | s plan failed (exit code 101: action [npm test] failed with:)",
                "echo 'Error Message:'; echo 'anonymous:1:1'; echo 'RuntimeError: no such variable'; exit 1"
                        + " | s plan failed (exit code 1: RuntimeError: no such variable)",
            })
    void whatOthersPrintIsNoCause(String script, String message) throws IOException {
        Deployment deployment = deployment(script, Optional.empty(), Optional.empty());

        assertThatThrownBy(deployment::plan).hasMessageContaining(message);
    }

    private static String failing(int exit, String said) {
        return "cat << 'END'\n⌛  Steps for [deploy] of [shop]\nError Message:\n" + said
                + "\n \nA complete log of this run can be found in: /root/.s/logs/1\n \n"
                + "Logs:      /root/.s/logs/1     \nEND\nexit " + exit;
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
