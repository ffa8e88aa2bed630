package io.github.fcmaven.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * CRC-64/XZ, which the deploy tool compares before it uploads. Eight bytes are taken at once, each by a table of its
 * own: what a byte adds depends on how many of the eight follow it.
 */
final class Crc64 {

    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
    private static final long[] TABLES = tables();

    private long state = -1;

    void update(byte[] bytes, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] tables = TABLES;
        long crc = state;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            long word = crc ^ words.getLong(at);
            crc = tables[0x700 | (int) (word & 0xff)]
                    ^ tables[0x600 | (int) (word >>> 8 & 0xff)]
                    ^ tables[0x500 | (int) (word >>> 16 & 0xff)]
                    ^ tables[0x400 | (int) (word >>> 24 & 0xff)]
                    ^ tables[0x300 | (int) (word >>> 32 & 0xff)]
                    ^ tables[0x200 | (int) (word >>> 40 & 0xff)]
                    ^ tables[0x100 | (int) (word >>> 48 & 0xff)]
                    ^ tables[(int) (word >>> 56)];
        }
        for (; at < length; at++) {
            crc = tables[(int) (crc ^ bytes[at]) & 0xff] ^ crc >>> 8;
        }
        state = crc;
    }

    /** The sum of all bytes that were given. */
    long value() {
        return ~state;
    }

    private static long[] tables() {
        long[] tables = new long[8 * 256];
        for (int first = 0; first < 256; first++) {
            long crc = first;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
            tables[first] = crc;
        }
        for (int i = 256; i < tables.length; i++) {
            long before = tables[i - 256];
            tables[i] = tables[(int) before & 0xff] ^ before >>> 8;
        }
        return tables;
    }
}
