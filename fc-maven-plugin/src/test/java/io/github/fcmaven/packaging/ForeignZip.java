package io.github.fcmaven.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A zip as other tools write it, byte by byte: with their flags, hosts, methods and names. */
final class ForeignZip {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    static final int FAT = 0;
    static final int UNIX = 3;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 8;
    private static final int UTF8 = 0x800;

    private final List<Entry> entries = new ArrayList<>();
    private int host = UNIX;
    private int flags;
    private int dosDate = 0x21;
    private byte[] prefix = {};
    private byte[] suffix = {};
    private byte[] comment = {};
    private boolean offsetsCountPrefix = true;
    private int disk;

    private String localName;
    private int localMethod = -1;
    private int crcOff;
    private String unicodeName = "";

    private record Entry(
            byte[] name, byte[] bytes, int mode, int method, int flags, int host, int date, byte[] extra) {}

    /** The header in front of each entry's bytes has that name. */
    ForeignZip locally(String name) {
        localName = name;
        return this;
    }

    /** Entries from now on have that name in an extra field of the directory, beside their own. */
    ForeignZip named(String unicode) {
        unicodeName = unicode;
        return this;
    }

    /** The header in front of each entry's bytes has that method. */
    ForeignZip locally(int method) {
        localMethod = method;
        return this;
    }

    /** Each checksum is another one. */
    ForeignZip miscounted() {
        crcOff = 1;
        return this;
    }

    /** Entries from now on are of that system. */
    ForeignZip on(int system) {
        host = system;
        return this;
    }

    /** The names of entries from now on say that they are UTF-8. */
    ForeignZip utf8() {
        flags |= UTF8;
        return this;
    }

    /** The sizes of entries from now on follow their bytes. */
    ForeignZip descriptors() {
        flags |= DESCRIPTOR;
        return this;
    }

    ForeignZip encrypted() {
        flags |= ENCRYPTED;
        return this;
    }

    /** The date of entries from now on, as DOS writes it; 0 is none at all. */
    ForeignZip date(int dos) {
        dosDate = dos;
        return this;
    }

    ForeignZip file(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8), 0100644, DEFLATED);
    }

    ForeignZip program(String name, byte[] bytes) {
        return entry(name, bytes, 0100755, DEFLATED);
    }

    ForeignZip program(String name, String text) {
        return program(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ForeignZip folder(String name) {
        return entry(name, new byte[0], 040755, STORED);
    }

    ForeignZip entry(String name, byte[] bytes, int mode, int method) {
        return entry(name.getBytes(StandardCharsets.UTF_8), bytes, mode, method);
    }

    ForeignZip entry(byte[] name, byte[] bytes, int mode, int method) {
        entries.add(new Entry(name, bytes, mode, method, flags, host, dosDate, extra(name)));
        return this;
    }

    private byte[] extra(byte[] name) {
        if (unicodeName.isEmpty()) {
            return new byte[0];
        }
        byte[] unicode = unicodeName.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(name);
        return buffer(9 + unicode.length)
                .putShort((short) 0x7075)
                .putShort((short) (5 + unicode.length))
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(unicode)
                .array();
    }

    /** What stands before the zip, as a program that unpacks itself has it. */
    ForeignZip after(String text, boolean offsetsCountIt) {
        prefix = text.getBytes(StandardCharsets.UTF_8);
        offsetsCountPrefix = offsetsCountIt;
        return this;
    }

    ForeignZip before(String text) {
        suffix = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    ForeignZip comment(String text) {
        comment = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    ForeignZip lastOf(int parts) {
        disk = parts - 1;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        all.writeBytes(prefix);
        int base = offsetsCountPrefix ? 0 : prefix.length;
        for (Entry entry : entries) {
            int offset = all.size() - base;
            byte[] packed = entry.method == DEFLATED ? RawZip.deflated(entry.bytes) : entry.bytes;
            CRC32 crc = new CRC32();
            crc.update(entry.bytes);
            int sum = (int) crc.getValue() + crcOff;
            byte[] name = localName == null ? entry.name : localName.getBytes(StandardCharsets.UTF_8);
            boolean later = (entry.flags & DESCRIPTOR) != 0;
            ByteBuffer local =
                    buffer(30).putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
            local.putShort((short) (localMethod < 0 ? entry.method : localMethod))
                    .putShort((short) 0)
                    .putShort((short) entry.date);
            local.putInt(later ? 0 : sum).putInt(later ? 0 : packed.length).putInt(later ? 0 : entry.bytes.length);
            all.writeBytes(
                    local.putShort((short) name.length).putShort((short) 0).array());
            all.writeBytes(name);
            all.writeBytes(packed);
            if (later) {
                all.writeBytes(buffer(16)
                        .putInt(0x08074b50)
                        .putInt(sum)
                        .putInt(packed.length)
                        .putInt(entry.bytes.length)
                        .array());
            }
            ByteBuffer central = buffer(46).putInt(0x02014b50).putShort((short) (entry.host << 8 | 20));
            central.putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method);
            central.putShort((short) 0).putShort((short) entry.date).putInt(sum);
            central.putInt(packed.length).putInt(entry.bytes.length).putShort((short) entry.name.length);
            central.putShort((short) entry.extra.length).putShort((short) 0).putShort((short) 0);
            central.putShort((short) 0);
            directory.writeBytes(central.putInt(entry.host == UNIX ? entry.mode << 16 : 0x20)
                    .putInt(offset)
                    .array());
            directory.writeBytes(entry.name);
            directory.writeBytes(entry.extra);
        }
        int begin = all.size() - base;
        all.writeBytes(directory.toByteArray());
        all.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putShort((short) disk)
                .putShort((short) disk)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(directory.size())
                .putInt(begin)
                .putShort((short) comment.length)
                .array());
        all.writeBytes(comment);
        all.writeBytes(suffix);
        return all.toByteArray();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
