package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The header of an entry in front of its bytes. It repeats what the directory says: where it says something else, it
 * depends on the program what is unpacked, and Python's refuses the zip.
 */
final class LocalHeader {

    private static final int SIGNATURE = 0x04034b50;
    private static final int LENGTH = 30;
    private static final int METHOD = 8;
    private static final int NAME_LENGTH = 26;

    private LocalHeader() {}

    /**
     * What it says otherwise than the directory, in words that follow the name of the entry.
     *
     * @param zip the file, at whatever position
     */
    static Optional<String> difference(FileChannel zip, ZipArchiveEntry entry) throws IOException {
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

    private static ByteBuffer read(FileChannel zip, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && zip.read(bytes, from + bytes.position()) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }
}
