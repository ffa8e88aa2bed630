package io.github.fcmaven.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compressed entries at any position, within a limit of bytes. */
class UnpackingTest {

    private static final int LARGE = 200_000;

    private static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static RandomBytes unpacked(Unpacking room, byte[] bytes, long size) throws IOException {
        return room.unpack(() -> new ByteArrayInputStream(bytes), size, bytes.length, "a");
    }

    @Test
    void smallAndLargeBytesAreReadAtAnyPositionBesideEachOther() throws IOException {
        byte[] small = noise(1, 100);
        byte[] one = noise(2, LARGE);
        byte[] other = noise(3, LARGE + 7);
        try (Unpacking room = new Unpacking()) {
            RandomBytes first = unpacked(room, one, one.length);
            RandomBytes second = unpacked(room, small, small.length);
            RandomBytes third = unpacked(room, other, other.length);

            assertThat(first.read(0, LARGE)).isEqualTo(one);
            assertThat(second.read(99, 1)).containsExactly(small[99]);
            assertThat(third.read(LARGE, 7)).containsExactly(Arrays.copyOfRange(other, LARGE, LARGE + 7));
            assertThatThrownBy(() -> first.read(LARGE - 1, 2)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> first.read(-1, 1)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void otherSizesThanPromisedAreRefused() throws IOException {
        for (int length : new int[] {100, LARGE}) {
            byte[] bytes = noise(1, length);
            try (Unpacking room = new Unpacking()) {
                assertThatThrownBy(() -> unpacked(room, bytes, length - 1))
                        .hasMessage("a has more than " + (length - 1) + " bytes");
                assertThatThrownBy(() -> unpacked(room, bytes, length + 1))
                        .hasMessage("a has " + length + " bytes, not " + (length + 1));
            }
        }
    }

    @Test
    void whatWouldBeFiftyTimesAsMuchIsNotEvenOpened() throws IOException {
        try (Unpacking room = new Unpacking()) {
            assertThatThrownBy(() -> room.unpack(
                            () -> {
                                throw new AssertionError("opened");
                            },
                            5_200_000,
                            100_000,
                            "a.jar"))
                    .isInstanceOf(TooPackedException.class)
                    .hasMessage("a.jar would unpack from 100000 bytes to 5200000");
        }
    }

    @Test
    void nothingIsUnpackedWhenItIsClosed() throws IOException {
        Unpacking room = new Unpacking();
        RandomBytes bytes = unpacked(room, noise(1, LARGE), LARGE);

        room.close();

        assertThatThrownBy(() -> bytes.read(0, 1)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> unpacked(room, noise(1, 10), 10)).isInstanceOf(ClosedChannelException.class);
    }
}
