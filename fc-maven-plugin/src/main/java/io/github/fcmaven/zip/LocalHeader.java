package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The header of an entry in front of its bytes, and its extra fields. They repeat what the directory says: where they
 * say something else, it depends on the program what is unpacked. Python refuses a zip with another name there.
 */
final class LocalHeader {

    private static final int SIGNATURE = 0x04034b50;
    private static final int LENGTH = 30;
    private static final int ASCII = 0x80;
    private static final int METHOD = 8;
    private static final int NAME_LENGTH = 26;

    private LocalHeader() {}

    /**
     * What it says otherwise than the directory, in words that follow the name of the entry.
     *
     * @param zip the file, at whatever position
     */
    static Optional<String> difference(FileChannel zip, ZipArchiveEntry entry) throws IOException {
        if (hasOtherName(entry) && !isUnicodeName(entry)) {
            return Optional.of(names(entry));
        }
        ByteBuffer header = read(zip, entry.getLocalHeaderOffset(), LENGTH);
        if (header.limit() < LENGTH || header.getInt(0) != SIGNATURE) {
            return Optional.of("has no header in front of its bytes");
        }
        int method = header.getShort(METHOD) & 0xffff;
        if (method != entry.getMethod()) {
            return Optional.of("is packed by method " + method + " in the header in front of its bytes, and by "
                    + entry.getMethod() + " in the directory of the zip");
        }
        int length = header.getShort(NAME_LENGTH) & 0xffff;
        byte[] name = Arrays.copyOf(
                read(zip, entry.getLocalHeaderOffset() + LENGTH, length).array(), length);
        return Arrays.equals(name, entry.getRawName())
                ? Optional.empty()
                : Optional.of("is called '" + CodePath.printable(new String(name, StandardCharsets.UTF_8))
                        + "' in the header in front of its bytes");
    }

    /**
     * Whether only an extra field tells a name that has more than ASCII, as WinZip and Ant write it. It depends on the
     * program which name is unpacked: Info-ZIP takes that of the field, Go the other one.
     */
    static boolean isUnicodeName(ZipArchiveEntry entry) {
        return hasOtherName(entry)
                && raw(entry).chars().allMatch(c -> c < ASCII)
                && entry.getName().chars().anyMatch(c -> c >= ASCII);
    }

    /** Both names of such an entry, in words that follow its own. */
    static String names(ZipArchiveEntry entry) {
        return "has the name '" + CodePath.printable(raw(entry)) + "' in the directory and '"
                + CodePath.printable(entry.getName()) + "' in an extra field";
    }

    private static String raw(ZipArchiveEntry entry) {
        return new String(entry.getRawName(), StandardCharsets.UTF_8);
    }

    /**
     * The library takes that of the field, and makes slashes of backslashes. A name that is not UTF-8 may have it there
     * in UTF-8.
     */
    private static boolean hasOtherName(ZipArchiveEntry entry) {
        String name = raw(entry);
        return entry.getExtraField(UnicodePathExtraField.UPATH_ID) != null
                && name.indexOf('\uFFFD') < 0
                && !name.replace('\\', '/').equals(entry.getName().replace('\\', '/'));
    }

    private static ByteBuffer read(FileChannel zip, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && zip.read(bytes, from + bytes.position()) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }
}
