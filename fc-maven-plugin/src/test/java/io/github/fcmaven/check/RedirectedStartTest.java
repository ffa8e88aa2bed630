package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start script that sends the errors of its program to a file. */
class RedirectedStartTest {

    @TempDir
    private Path work;

    /** The log of the server has only what the script says itself. */
    @Test
    void anErrorInTheFileToWhichTheScriptSendsItIsTold() {
        Checked.Result result = Checked.script("""
                        echo starting
                        exec sh -c 'echo "bad option: --prot" >&2; exit 9' > out.log 2>&1""").run(work);
        assertThat(result.observed(FC_STARTUP))
                .contains("bootstrap sends its output to out.log", "the program does not know the option --prot");
        assertThat(result.of(FC_STARTUP).fix()).startsWith("remove --prot from the start command");
    }

    @Test
    void aScriptThatSendsItsErrorsNowhereIsToPrintThem() {
        Checked.Result result =
                Checked.script("exec sh -c 'exit 9' > /dev/null 2>&1").run(work);
        assertThat(result.observed(FC_STARTUP)).contains("bootstrap sends its output to /dev/null");
        assertThat(result.of(FC_STARTUP).fix()).startsWith("remove > /dev/null 2>&1 from bootstrap");
    }
}
