package io.github.fcmaven.zip;

import java.nio.file.Path;
import java.util.List;

/**
 * A zip file that is there.
 *
 * @param file where it is
 * @param size its bytes
 * @param sha256 in lower-case hexadecimal
 * @param crc64 CRC-64/XZ as an unsigned decimal: what the deploy tool compares before it uploads
 * @param unchanged whether a file with these bytes was there already, and was not written again
 * @param warnings what the user should know of it, each of one or more lines; empty when all is well
 */
public record WrittenZip(Path file, long size, String sha256, String crc64, boolean unchanged, List<String> warnings) {

    public WrittenZip {
        warnings = List.copyOf(warnings);
    }
}
