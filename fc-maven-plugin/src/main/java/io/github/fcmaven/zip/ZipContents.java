package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a zip that somebody wrote, of which none is believed before it was looked at. */
final class ZipContents {

    /**
     * What unpacks to more has no room on the platform: its largest disk,
     * 10240 MB. Source: the platform's page of limits.
     */
    static final long LARGEST_UNPACKED = 10240L * 1024 * 1024;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private ZipContents() {}

    static SortedMap<CodePath, Entry> read(Path zip) {
        try (ZipFile file = open(zip)) {
            SortedMap<CodePath, Entry> entries = new TreeMap<>();
            for (ZipArchiveEntry entry : checked(zip, file)) {
                if (!entry.isDirectory()) {
                    CodePath path = pathOf(zip, entry);
                    entries.put(path, new Entry(path, contentOf(zip, entry), modeOf(entry)));
                }
            }
            return Collections.unmodifiableSortedMap(entries);
        } catch (IOException e) {
            throw unreadable(zip, e);
        }
    }

    static ZipFile open(Path zip) throws IOException {
        refuseCut(zip);
        try {
            return ZipFile.builder().setPath(zip).get();
        } catch (IOException | RuntimeException e) {
            Throwable why = e.getCause() == null ? e : e.getCause(); // the library says it in many ways
            throw new IOException("its directory is damaged: " + why.getMessage(), e);
        }
    }

    /** A zip that lost its end would otherwise be read as the last jar stored in it. */
    private static void refuseCut(Path zip) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(zip)) {
            long length = Math.min(file.size(), END + LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(file.size() - length);
            while (tail.hasRemaining() && file.read(tail) >= 0) {
                // until it is full
            }
            for (int at = tail.position() - END; at >= 0; at--) {
                int comment = tail.getShort(at + END - 2) & 0xffff;
                if (tail.getInt(at) == END_SIGNATURE && at + END + comment == tail.position()) {
                    return;
                }
            }
            throw new IOException("it does not end as a zip ends");
        }
    }

    /** All entries, in the order in which they stand. */
    static List<ZipArchiveEntry> checked(Path zip, ZipFile file) {
        List<ZipArchiveEntry> entries = Collections.list(file.getEntriesInPhysicalOrder());
        SortedMap<CodePath, ZipArchiveEntry> seen = new TreeMap<>();
        long unpacked = 0;
        ZipArchiveEntry before = null;
        for (ZipArchiveEntry entry : entries) {
            refuseStrange(zip, entry);
            if (before != null && overlap(before, entry)) {
                throw wrong(zip, before, "has bytes that are also those of another entry");
            }
            before = entry;
            CodePath path = pathOf(zip, entry);
            if (seen.put(path, entry) != null) {
                throw wrong(zip, entry, "stands in it twice");
            }
            unpacked += entry.getSize();
        }
        refuseFilesThatAreFolders(zip, seen);
        if (unpacked > LARGEST_UNPACKED) {
            throw tooLarge(zip, unpacked);
        }
        return new ArrayList<>(entries);
    }

    static FcProblem tooLarge(Path zip, long unpacked) {
        return FcProblem.of(
                Requirement.FC_SIZE,
                zip + " unpacks to " + unpacked + " bytes, more than the largest disk of an instance has",
                "leave out what the function does not need");
    }

    /** Whether an entry's bytes reach into what stands behind it. */
    static boolean overlap(ZipArchiveEntry entry, ZipArchiveEntry next) {
        return entry.getDataOffset() + entry.getCompressedSize() > next.getLocalHeaderOffset();
    }

    static CodePath pathOf(Path zip, ZipArchiveEntry entry) {
        String name = entry.getName();
        String path = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
        Optional<FcProblem> problem = CodePath.problem(path);
        if (problem.isPresent()) {
            throw FcProblem.of(
                    Requirement.FC_ENTRY,
                    zip + ": " + problem.get().what(),
                    problem.get().fix());
        }
        return CodePath.of(path);
    }

    static Content contentOf(Path zip, ZipArchiveEntry entry) {
        return ZippedContent.of(zip, entry);
    }

    /** Its permissions, or those of its kind where the zip was written by a program that knows none. */
    static FileMode modeOf(ZipArchiveEntry entry) {
        int mode = entry.getUnixMode();
        if (mode == 0) {
            return entry.isDirectory() ? FileMode.EXECUTABLE : FileMode.READABLE;
        }
        return new FileMode(mode & 0777);
    }

    static FcProblem unreadable(Path zip, IOException e) {
        return FcProblem.local(
                zip + " cannot be read as a zip: " + e.getMessage(), "build it again: run mvn package", e);
    }

    private static void refuseStrange(Path zip, ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        if (entry.isUnixSymlink()) {
            throw wrong(zip, entry, "is a symbolic link");
        }
        if (type != 0 && type != (entry.isDirectory() ? UnixStat.DIR_FLAG : UnixStat.FILE_FLAG)) {
            throw wrong(zip, entry, "is no plain file");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw wrong(zip, entry, "is encrypted");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw wrong(zip, entry, "is compressed by method " + entry.getMethod() + ", which few programs unpack");
        }
        if (entry.getSize() < 0) {
            throw wrong(zip, entry, "has no size");
        }
    }

    private static void refuseFilesThatAreFolders(Path zip, SortedMap<CodePath, ZipArchiveEntry> entries) {
        for (var entry : entries.entrySet()) {
            for (var above = entry.getKey().parent();
                    above.isPresent();
                    above = above.get().parent()) {
                ZipArchiveEntry folder = entries.get(above.get());
                if (folder != null && !folder.isDirectory()) {
                    throw wrong(zip, folder, "is a file, and also the folder of " + entry.getKey());
                }
            }
        }
    }

    private static FcProblem wrong(Path zip, ZipArchiveEntry entry, String what) {
        return FcProblem.of(
                Requirement.FC_ENTRY,
                "the entry '" + CodePath.printable(entry.getName()) + "' of " + zip + " " + what,
                "build the zip again with plain files only: run mvn package");
    }
}
