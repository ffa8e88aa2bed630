package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64Test {

    /** The check value that the catalogue of CRCs gives for CRC-64/XZ, which is what the deploy tool compares. */
    @Test
    void theCheckValueIsThatOfTheCatalogue() {
        assertThat(sum("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x995DC9BBDF1939FAL);
        assertThat(sum(new byte[0])).isZero();
    }

    @Test
    void eachLengthHasTheSumThatItsBitsHave() {
        Random random = new Random(7);
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertThat(sum(bytes)).as("%d bytes", length).isEqualTo(bitByBit(bytes));
        }
    }

    @Test
    void whereTheBytesAreCutDoesNotMatter() {
        byte[] bytes = new byte[100];
        new Random(11).nextBytes(bytes);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Crc64 sum = new Crc64();
            sum.update(bytes, cut);
            byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length + 20); // more than counts
            sum.update(rest, bytes.length - cut);

            assertThat(sum.value()).as("cut at %d", cut).isEqualTo(sum(bytes));
        }
    }

    private static long sum(byte[] bytes) {
        Crc64 sum = new Crc64();
        sum.update(bytes, bytes.length);
        return sum.value();
    }

    private static long bitByBit(byte[] bytes) {
        long crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xC96C5795D7870F42L;
            }
        }
        return ~crc;
    }
}
