package io.github.fcmaven.executable;

import io.github.fcmaven.input.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an ELF file, of which nothing is believed: what its headers name may lie beyond its end.
 *
 * @param file the file, which its opener closes
 */
record ElfBytes(RandomBytes file) {

    /** A part of the file, as a header names it. */
    record Part(long offset, long length) {}

    /** The first bytes, at most so many. */
    byte[] first(int most) throws IOException {
        return file.read(0, (int) Math.min(file.size(), most));
    }

    /**
     * So many bytes, in the order of x86-64.
     *
     * @param what what they are, in words that "beyond its end" follows
     * @throws Damage where they lie beyond the file's end
     */
    ByteBuffer bytes(long offset, int count, String what) throws IOException {
        if (count < 0 || offset < 0 || offset > file.size() - count) {
            throw new Damage(what + " beyond its end");
        }
        return ByteBuffer.wrap(file.read(offset, count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The text that stands there, up to its zero, and no more than so many bytes of it. */
    static String text(byte[] bytes, int from, int most) {
        int last = Math.min(bytes.length, from + most);
        int end = from;
        while (end < last && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** What in a file makes no sense. */
    static final class Damage extends IOException {

        private static final long serialVersionUID = 1L;

        Damage(String what) {
            super(what);
        }
    }
}
