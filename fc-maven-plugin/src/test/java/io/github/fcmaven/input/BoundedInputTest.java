package io.github.fcmaven.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.zip.FunctionZip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams and files of others are read up to a limit, and pipes not at all. */
class BoundedInputTest {

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    /** A stream that has no end. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            given += length;
            return length;
        }
    }

    @Test
    void asManyBytesAsTheLimitAreRead() throws IOException {
        assertThat(BoundedInput.bytes(bytes(10), 10, "a")).hasSize(10);
        assertThat(BoundedInput.bytes(bytes(0), 0, "a")).isEmpty();
        assertThat(BoundedInput.exactly(bytes(10), 10, "a").readNBytes(20)).hasSize(10);
    }

    @Test
    void oneMoreIsRefusedWithNameAndLimit() {
        assertThatThrownBy(() -> BoundedInput.bytes(bytes(11), 10, "app.sha256"))
                .isInstanceOf(TooLongException.class)
                .hasMessage("app.sha256 has more than 10 bytes");
        assertThatThrownBy(() -> new BoundedInput(bytes(11), 10, "a").skipNBytes(11))
                .isInstanceOf(TooLongException.class);
        assertThatThrownBy(() -> {
                    InputStream in = new BoundedInput(bytes(2), 1, "a");
                    in.read();
                    in.read();
                })
                .hasMessage("a has more than 1 byte");
    }

    @Test
    void ofAStreamWithoutEndNoMoreIsAskedForThanOneByteBeyondTheLimit() {
        Endless endless = new Endless();
        ByteArrayOutputStream copied = new ByteArrayOutputStream();

        assertThatThrownBy(() -> BoundedInput.copy(endless, copied, 1000, "a")).isInstanceOf(TooLongException.class);
        assertThat(endless.given).isEqualTo(1001);
        assertThat(copied.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void fewerBytesThanArePromisedAreRefused() {
        assertThatThrownBy(() -> BoundedInput.exactly(bytes(9), 10, "a").readNBytes(20))
                .isInstanceOf(EOFException.class)
                .hasMessage("a has 9 bytes, not 10");
    }

    @Test
    void aFileIsReadAsTextInItsCharset(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "ä\nb\n");
        assertThat(BoundedInput.lines(file)).containsExactly("ä", "b");
        Files.write(file, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> BoundedInput.text(file)).isInstanceOf(CharacterCodingException.class);
    }

    /** Opening a pipe ignores an interrupt. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsRefusedAndNeverWaitedFor(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("report.json");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor() == 0, "needs mkfifo");
        assertThatThrownBy(() -> BoundedInput.text(pipe)).hasMessage(pipe + ": it is no plain file");
        assertThatThrownBy(() -> BoundedInput.text(folder)).hasMessage(folder + ": it is a folder");
        assertThatThrownBy(() -> FunctionZip.read(pipe))
                .hasMessageContaining("cannot be read as a zip: it is no plain file");
    }
}
