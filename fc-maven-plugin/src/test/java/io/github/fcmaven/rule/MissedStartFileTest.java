package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that a start names and the package lacks: who knows the project may know why. */
class MissedStartFileTest {

    @ParameterizedTest
    @CsvSource({
        "FC_FILE, bash run/start.sh, /code/run/start.sh",
        "FC_COMMAND, ./run/start.sh, /code/run/start.sh",
        "FC_FILE, node dist/main, /code/dist/main"
    })
    void aFileOfTheStartThatIsMissedIsNamedForWhoKnowsTheProject(Requirement id, String command, String about) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty().command(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(Row.of(pack, id).about()).contains(about);
        assertThat(Row.of(Pack.script("#!/bin/sh\nexec " + command + "\n"), id).about())
                .contains(about);
    }
}
