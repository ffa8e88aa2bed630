package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One size of one file, whoever says it: an MB is 1024 x 1024 bytes, as the platform counts its limits. */
class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "80426393, 76.7 MB",
        "524288000, 500.0 MB",
        "1048576, 1.0 MB",
        "104857600, 100.0 MB",
        "77594624, 74.0 MB",
        "18874368, 18.0 MB"
    })
    void aLargeOneIsInMegabytes(long bytes, String text) {
        assertThat(Sizes.readable(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KB", "9318, 9.1 KB", "1048575, 1024.0 KB"})
    void aSmallOneHasTheUnitThatSuitsIt(long bytes, String text) {
        assertThat(Sizes.readable(bytes)).isEqualTo(text);
    }

    @Test
    void aLimitIsWhole() {
        assertThat(Sizes.limit(524_288_000)).isEqualTo("500 MB");
    }
}
