package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The checksum of POSIX' {@code cksum}: a CRC-32 with the highest bit first, over the bytes and then over how many they
 * are.
 */
final class PosixCksum {

    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int CHUNK = 1 << 16;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            TABLE[i] = crc;
        }
    }

    private PosixCksum() {}

    /** Of a file. */
    static long of(Path file) throws IOException {
        int crc = 0;
        long length = 0;
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = BoundedInput.open(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                for (int i = 0; i < read; i++) {
                    crc = next(crc, buffer[i]);
                }
            }
        }
        for (long rest = length; rest != 0; rest >>>= 8) {
            crc = next(crc, (byte) rest);
        }
        return ~crc & 0xffffffffL;
    }

    private static int next(int crc, byte one) {
        return crc << 8 ^ TABLE[(crc >>> 24 ^ one) & 0xff];
    }
}
