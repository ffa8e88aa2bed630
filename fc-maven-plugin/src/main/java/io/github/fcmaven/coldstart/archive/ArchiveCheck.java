package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.files.Hash;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a start checks, within a few milliseconds, that the archive is the one that was made.
 *
 * @param command prints what is compared; it runs in the folder of the archive
 * @param expected what it prints for the archive that was made
 */
record ArchiveCheck(String command, String expected) {

    /** An archive begins with the checksums of its parts. */
    private static final int HEAD = 8192;

    /**
     * The most thorough check that the programs of the runtime do in that time. {@code cksum} of Debian 12 reads some 4
     * GB in a second; older ones are several times slower, so there the size and the head must do.
     */
    static ArchiveCheck of(CustomRuntime runtime, ArchiveKind kind, Path archive) throws IOException {
        String name = kind.file().value();
        if (runtime.isAsNewAs(CustomRuntime.CUSTOM_DEBIAN12)) {
            return new ArchiveCheck("cksum " + name, PosixCksum.of(archive) + " " + Files.size(archive) + " " + name);
        }
        try (InputStream in = BoundedInput.open(archive)) {
            String head = Hash.MD5.of(new ByteArrayInputStream(in.readNBytes(HEAD)));
            return new ArchiveCheck(
                    "stat -L -c %s " + name + " && head -c " + HEAD + " " + name + " | md5sum",
                    Files.size(archive) + "\n" + head + "  -");
        }
    }
}
