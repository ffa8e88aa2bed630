package io.github.fcmaven.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.deployment.RemoteFunction.LogQuery;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the deploy tool about a deployed function; a script of our own stands for it. */
class RemoteFunctionTest {

    /** As the component prints a call: the answer is what the file {@code answer} holds. */
    private static final String CALLED = """
            printf '⌛  Steps for [invoke] of [shop]\\n====================\\n'
            printf '========= FC invoke Logs begin =========\\nInvoke Result:\\na line\\n'
            printf '========= FC invoke Logs end =========\\n\\nRequestId: 1-2\\n'"$ERROR"'\\nInvoke Result:\\n'
            echo 'a warning' >&2
            cat answer
            printf '\\n✔ [mail] completed (0.04s)\\nUpdate checked\\n'
            """;

    @TempDir
    private Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theAnswerIsTakenByteForByteAndTheRestIsTold() throws IOException {
        byte[] body =
                "{\"a\": 1}\n\n  two \r\n✔ [mail] completed (9s)\n\u001b[1m \u0000 \ud83d\ude00\n".getBytes(UTF_8);
        Files.write(folder.resolve("answer"), body);
        Path event = Files.writeString(folder.resolve("event"), "{}");

        RemoteAnswer answer = remote(CALLED, Optional.of("mail")).invoke(event, "Sync");

        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.error()).isEmpty();
        assertThat(lines).contains("a line", "RequestId: 1-2", "a warning").doesNotContain("{\"a\": 1}");
        assertThat(asked())
                .isEqualTo("mail invoke --template s.yaml --event-file=" + event + " --invocation-type=Sync");
    }

    @Test
    void anEmptyAnswerIsOne() throws IOException {
        Files.createFile(folder.resolve("answer"));

        assertThat(remote(CALLED, Optional.empty()).invoke(folder, "Async").body())
                .isEmpty();
    }

    /** The tool ends with 0 then. */
    @Test
    void whatTheFunctionFailedIsNoSuccess() throws IOException {
        Files.writeString(folder.resolve("answer"), "{\"errorMessage\": \"no\"}");

        RemoteAnswer answer = remote("ERROR='Error Type: InvocationError\\n'\n" + CALLED, Optional.empty())
                .invoke(folder, "Sync");

        assertThat(answer.error()).contains("InvocationError");
        assertThat(answer.body()).asString().isEqualTo("{\"errorMessage\": \"no\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'no such command'; exit 0 | s invoke shows no answer, so nothing shows that the function was",
                "printf '= FC invoke Logs end =\\nInvoke Result:\\nx\\n' | s invoke shows no answer",
                "exit 101 | s invoke failed (exit code 101: the component or an action of s.yaml)",
            })
    void whatShowsNoAnswerFailed(String script, String message) throws IOException {
        RemoteFunction remote = remote(script, Optional.empty());

        assertThatThrownBy(() -> remote.invoke(folder, "Sync"))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(message);
    }

    /** Its short options have other meanings in the component: -t is --tail, -e is --end-time. */
    @Test
    void theLogIsAskedForInWordsThatTheToolCannotMistake() throws IOException {
        Instant now = Instant.parse("2026-11-28T06:00:00Z");
        RemoteFunction remote = remote("echo one; echo two", Optional.of("mail"));

        remote.logs(new LogQuery(false, Duration.ofMinutes(90), Optional.of("-x a"), Optional.of("1-2")), now);
        assertThat(asked())
                .isEqualTo("mail logs --template s.yaml --start-time=2026-11-28T04:30:00Z"
                        + " --end-time=2026-11-28T06:00:00Z --search=-x a --request-id=1-2");
        assertThat(lines).containsExactly("one", "two");

        remote.logs(new LogQuery(true, Duration.ofHours(1), Optional.empty(), Optional.empty()), now);
        assertThat(asked()).isEqualTo("mail logs --template s.yaml --tail");
    }

    @Test
    void aLogThatCannotBeReadFails() throws IOException {
        RemoteFunction remote = remote("echo 'logConfig does not exist'; exit 101", Optional.empty());

        assertThatThrownBy(() -> remote.logs(
                        new LogQuery(true, Duration.ZERO, Optional.empty(), Optional.empty()), Instant.now()))
                .hasMessageContaining("s logs failed (exit code 101")
                .hasMessageContaining("a function without logConfig has no logs");
        assertThat(lines).contains("logConfig does not exist");
    }

    private String asked() throws IOException {
        List<String> all = Files.readAllLines(folder.resolve("asked"));
        return all.get(all.size() - 1);
    }

    private RemoteFunction remote(String script, Optional<String> resource) throws IOException {
        Path program = Files.writeString(folder.resolve("s"), "#!/bin/sh\necho \"$*\" >> asked\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new RemoteFunction(new Deployment(
                new DeployTool(program, "3.1.10"), folder, Path.of("s.yaml"), resource, Optional.empty(), lines::add));
    }
}
