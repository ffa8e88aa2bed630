package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a folder of PATH has that nobody knows: one of a disk or a layer, or one that is named without /code. */
class FoldersOfPathTest {

    @ParameterizedTest
    @CsvSource({
        "pm2-runtime server.js, /mnt/auto/bin:/usr/bin, 0",
        "node server.js, /mnt/auto/bin:/usr/bin, 0",
        "npm start, /usr/bin:/mnt/auto/bin, 0",
        "uv run, bin:/usr/bin, 0",
        "uv run, lib:/usr/bin, 1",
        "uv run, /code/lib:/usr/bin, 1",
        "uv run, /opt/bin:/usr/bin/, 1",
        "/usr/bin/uv run, /mnt/auto/bin:/usr/bin, 1",
        "cd /code, /mnt/auto/bin:/usr/bin, 1",
    })
    void mayBeAnyProgram(String command, String path, int missing) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty()
                .program("bin/uv", "#!/bin/bash\nexec python3 server.py\n")
                .file("server.js", "")
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .command(words[0], Arrays.copyOfRange(words, 1, words.length))
                .variable("PATH", path);

        assertThat(Row.violations(pack))
                .filteredOn(found -> found.requirement() == FC_COMMAND)
                .hasSize(missing);
    }

    /** A PATH of the function takes the place of the runtime's, and nothing replaces a variable in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 server.py | /code/bin:/opt/bin | /code/bin:/opt/bin:",
                "python3 server.py | /code/bin:$PATH | /code/bin:",
                "env python3 server.py | /code/bin | /code/bin:",
                "bash start.sh | ${PATH} | /",
                "sh -c true | /opt/bin/ | /opt/bin/:/"
            })
    void withoutThoseOfTheRuntimeLosesItsPrograms(String command, String path, String whole) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty()
                .file("server.py", "import server\n")
                .program("start.sh", "#!/bin/bash\nexec /usr/bin/python3 server.py\n")
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .command(words[0], Arrays.copyOfRange(words, 1, words.length));
        Finding found = Row.of(pack.variable("PATH", path), FC_COMMAND);

        assertThat(found).isInstanceOf(Finding.Violated.class);
        assertThat(found.observed()).contains("no folder of PATH has it, which is " + path);
        assertThat(found.fix())
                .startsWith("write PATH as " + whole)
                .contains("/usr/bin:")
                .contains(" under environmentVariables of fc-maven-plugin in pom.xml");
        String right = found.fix().replaceAll("write PATH as (\\S+) .*", "$1");
        assertThat(Row.of(pack.variable("PATH", right), FC_COMMAND)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void aLayerOfOnesOwnMayHaveWhatNoRuntimeHas() {
        Pack pack = Pack.empty()
                .file("server.js", "")
                .command("pm2-runtime", "server.js")
                .layers(Pack.arn("tools"));

        assertThat(Row.violations(pack)).extracting(Finding::requirement).contains(FC_COMMAND);
        assertThat(Row.violations(pack.variable("PATH", "/opt/bin:/usr/bin"))).isEmpty();
    }
}
