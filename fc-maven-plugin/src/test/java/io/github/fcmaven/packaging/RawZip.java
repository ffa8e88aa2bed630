package io.github.fcmaven.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip written byte by byte, which may say of its entries what is not so: what hostile zips do. */
final class RawZip {

    private static final long WIDE = 0xffffffffL;
    private static final int MEGABYTE = 1 << 20;

    private final ByteArrayOutputStream local = new ByteArrayOutputStream();
    private final List<byte[]> central = new ArrayList<>();

    /** A file with its own size. */
    RawZip file(String name, byte[] bytes) {
        return entry(name, deflated(bytes), bytes.length, crc(bytes), 0100755);
    }

    RawZip file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that is not compressed. */
    RawZip stored(String name, byte[] bytes) {
        return entry(name, bytes, bytes.length, crc(bytes), 0100644, 0);
    }

    /** The same for a program. */
    RawZip executable(String name, byte[] bytes) {
        return entry(name, bytes, bytes.length, crc(bytes), 0100755, 0);
    }

    /**
     * A file that begins with a text and goes on with so many MB of one character; it says that it has another size.
     */
    RawZip bomb(String name, String begin, char character, int megabytes, long said) {
        return entry(name, deflated(begin, character, megabytes), said, 0, 0100755);
    }

    /** As {@link #bomb}, with the size that it has. */
    RawZip large(String name, String begin, char character, int megabytes) {
        return bomb(name, begin, character, megabytes, begin.length() + (long) megabytes * MEGABYTE);
    }

    /** So many files of one MB of one character, which are compressed once. */
    RawZip large(IntFunction<String> name, int count, char character) {
        byte[] packed = deflated("", character, 1);
        IntStream.range(0, count).forEach(i -> entry(name.apply(i), packed, MEGABYTE, 0, 0100755));
        return this;
    }

    /** An entry with these compressed bytes, and what is said of them. */
    RawZip entry(String name, byte[] packed, long size, long crc, int mode) {
        return entry(name, packed, size, crc, mode, 8);
    }

    private RawZip entry(String name, byte[] packed, long size, long crc, int mode, int method) {
        int offset = local.size();
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = buffer(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0x800);
        head.putShort((short) method).putShort((short) 0).putShort((short) 0x21).putInt((int) crc);
        head.putInt(packed.length)
                .putInt((int) size)
                .putShort((short) called.length)
                .putShort((short) 0);
        local.writeBytes(head.array());
        local.writeBytes(called);
        local.writeBytes(packed);
        return again(name, packed.length, size, crc, mode, method, offset);
    }

    /** One more line of the directory for the bytes that begin there. */
    RawZip again(String name, int packed, long size, long crc, int mode, int method, int offset) {
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        boolean wide = size < 0 || size >= WIDE;
        ByteBuffer head = buffer(46 + called.length + (wide ? 12 : 0)).putInt(0x02014b50);
        head.putShort((short) 0x0314)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) method);
        head.putShort((short) 0).putShort((short) 0x21).putInt((int) crc).putInt(packed);
        head.putInt((int) (wide ? WIDE : size)).putShort((short) called.length).putShort((short) (wide ? 12 : 0));
        head.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(mode << 16)
                .putInt(offset);
        head.put(called);
        if (wide) {
            head.putShort((short) 1).putShort((short) 8).putLong(size);
        }
        central.add(head.array());
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(local.toByteArray());
        central.forEach(all::writeBytes);
        long directory = local.size();
        long size = all.size() - directory;
        int count = central.size();
        if (count >= 0xffff) {
            all.writeBytes(buffer(76)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putInt(0x2d002d)
                    .putLong(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(size)
                    .putLong(directory)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(directory + size)
                    .putInt(1)
                    .array());
        }
        short few = (short) Math.min(count, 0xffff);
        all.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(few)
                .putShort(few)
                .putInt((int) size)
                .putInt((int) directory)
                .putShort((short) 0)
                .array());
        return all.toByteArray();
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        return drained(deflater, Deflater.NO_FLUSH);
    }

    /** Blocks that know nothing of each other may follow each other as often as one likes. */
    private static byte[] deflated(String begin, char character, int megabytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(begin.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(drained(deflater, Deflater.FULL_FLUSH));
        deflater.setInput(String.valueOf(character).repeat(MEGABYTE).getBytes(StandardCharsets.ISO_8859_1));
        byte[] block = drained(deflater, Deflater.FULL_FLUSH);
        for (int i = 0; i < megabytes; i++) {
            all.writeBytes(block);
        }
        all.writeBytes(new byte[] {3, 0});
        return all.toByteArray();
    }

    private static byte[] drained(Deflater deflater, int flush) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 16];
        for (int got = deflater.deflate(part, 0, part.length, flush);
                got > 0;
                got = deflater.deflate(part, 0, part.length, flush)) {
            all.write(part, 0, got);
        }
        return all.toByteArray();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
