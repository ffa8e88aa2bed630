package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissions as a POM writes them. */
class FileModeTest {

    @Test
    void permissionsAreReadInOctal() {
        assertThat(FileMode.parse("755")).isEqualTo(FileMode.EXECUTABLE);
        assertThat(FileMode.parse("0755")).isEqualTo(FileMode.EXECUTABLE);
        assertThat(FileMode.parse("000").bits()).isZero();
        assertThat(FileMode.EXECUTABLE).hasToString("0755");
        assertThat(FileMode.parse("007")).hasToString("0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "75", "7555", "4755", "855", "rwxr-xr-x", "-755", "0o755", " 755", "755\n", "٧٥٥"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> FileMode.parse(text))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("is not a file mode");
    }

    @Test
    void specialBitsAreRefused() {
        assertThatThrownBy(() -> new FileMode(04755)).isInstanceOf(FcProblem.class);
        assertThatThrownBy(() -> new FileMode(-1)).isInstanceOf(FcProblem.class);
    }

    @Test
    void executableForAllAsksForTheOthersBits() {
        assertThat(FileMode.EXECUTABLE.executableForAll()).isTrue();
        assertThat(FileMode.parse("777").executableForAll()).isTrue();
        assertThat(FileMode.parse("555").executableForAll()).isTrue();
        for (String mode : new String[] {"700", "750", "754", "711", "644"}) {
            assertThat(FileMode.parse(mode).executableForAll()).as(mode).isFalse();
        }
    }
}
