package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a zip that somebody wrote. None is trusted before it is checked. */
final class ZipContents {

    /**
     * The largest disk of the platform, 10240 MB: what unpacks to more has no room there. Source: the platform's page
     * of limits.
     */
    static final long LARGEST_UNPACKED = 10240L * 1024 * 1024;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int DISK = 4;

    /** The disk number in a Zip64, which says it elsewhere. */
    private static final int UNKNOWN_DISK = 0xffff;

    private static final Set<FileFormat> ZIPS = Set.of(FileFormat.ZIP, FileFormat.JAR);

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
            String reason = why.getMessage() == null ? "it names places that are not in the zip" : why.getMessage();
            throw new IOException("its directory is damaged: " + reason, e);
        }
    }

    /** Refuses a zip without its end: it would be read as the last jar that is stored in it. */
    private static void refuseCut(Path zip) throws IOException {
        BoundedInput.refuseStrange(zip);
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
                    refuseLastPart(tail.getShort(at + DISK) & 0xffff);
                    return;
                }
            }
            throw new IOException("it does not end like a zip: it is cut, or something follows it");
        }
    }

    private static void refuseLastPart(int disk) throws IOException {
        if (disk != 0 && disk != UNKNOWN_DISK) {
            throw new Part("it is the last part of a zip that is split into " + (disk + 1));
        }
    }

    /** One of several files that are one zip. */
    private static final class Part extends IOException {
        private static final long serialVersionUID = 1;

        Part(String message) {
            super(message);
        }
    }

    /** The symbolic links among the entries, by their names. */
    static List<String> links(ZipFile file) {
        return Collections.list(file.getEntriesInPhysicalOrder()).stream()
                .filter(ZipArchiveEntry::isUnixSymlink)
                .map(entry -> plain(entry.getName()))
                .toList();
    }

    /**
     * All entries but {@link #links}, in their order, and each of them once; of links nobody knows what the platform
     * makes.
     */
    static List<ZipArchiveEntry> checked(Path zip, ZipFile file) throws IOException {
        List<ZipArchiveEntry> once = new ArrayList<>();
        SortedMap<CodePath, ZipArchiveEntry> seen = new TreeMap<>();
        long unpacked = 0;
        ZipArchiveEntry before = null;
        for (ZipArchiveEntry entry : Collections.list(file.getEntriesInPhysicalOrder())) {
            refuseStrange(zip, entry);
            if (isLeftOut(entry)) {
                continue;
            }
            if (before != null && overlap(before, entry)) {
                throw wrong(zip, before, "has bytes that are also those of another entry");
            }
            before = entry;
            ZipArchiveEntry twin = seen.put(pathOf(zip, entry), entry);
            if (twin == null) {
                once.add(entry);
            } else if (!isSame(twin, entry)) {
                throw wrong(zip, entry, "is in it twice");
            }
            unpacked += entry.getSize();
        }
        refuseOtherHeaders(zip, seen.values());
        refuseFilesThatAreFolders(zip, seen);
        if (unpacked > LARGEST_UNPACKED) {
            throw tooLarge(zip, unpacked);
        }
        return once;
    }

    static FcProblem tooLarge(Path zip, long unpacked) {
        return FcProblem.of(
                Requirement.FC_SIZE,
                zip + " unpacks to " + unpacked + " bytes, more than the largest disk of an instance has",
                "leave out what the function does not need");
    }

    /** Whether it does not matter which of two entries of one name is unpacked. */
    static boolean isSame(ZipArchiveEntry one, ZipArchiveEntry other) {
        boolean bytes = one.getCrc() == other.getCrc() && one.getSize() == other.getSize();
        return one.isDirectory() == other.isDirectory()
                && (one.isDirectory() || bytes && modeOf(one).equals(modeOf(other)));
    }

    /** Whether the bytes of an entry reach into the next one. */
    static boolean overlap(ZipArchiveEntry entry, ZipArchiveEntry next) {
        return entry.getDataOffset() + entry.getCompressedSize() > next.getLocalHeaderOffset();
    }

    /** A name without the {@code ./} with which bsdtar, the tar of Windows and macOS, begins each. */
    static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }

    /** Whether an entry is a link, or the folder {@code ./} itself. */
    static boolean isLeftOut(ZipArchiveEntry entry) {
        return entry.isUnixSymlink() || entry.getName().equals("./");
    }

    static CodePath pathOf(Path zip, ZipArchiveEntry entry) {
        String name = plain(entry.getName());
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

    /** Its permissions; the default of its kind where the program that wrote the zip knows none. */
    static FileMode modeOf(ZipArchiveEntry entry) {
        int mode = entry.getUnixMode();
        if (mode == 0) {
            return entry.isDirectory() ? FileMode.EXECUTABLE : FileMode.READABLE;
        }
        return new FileMode(mode & 0777);
    }

    /** The message about a file that is not a zip says what it is. */
    static FcProblem unreadable(Path zip, IOException e) {
        Optional<FileFormat> other = format(zip).filter(format -> !ZIPS.contains(format));
        return FcProblem.local(
                zip + " cannot be read as a zip: "
                        + other.map(format -> "it " + format.what()).orElseGet(() -> reason(e)),
                e instanceof Part
                        ? "join its parts: zip -s 0 " + zip.getFileName() + " --out whole.zip"
                        : other.isPresent()
                                ? "zip the files themselves: (cd FOLDER && zip -r ../" + zip.getFileName() + " .)"
                                : "make it again: with mvn package, or with the tool that made it",
                other.isPresent() ? null : e); // Maven adds what a cause says, here that it does not end like a zip
    }

    /** Without the name of the file, which stands before it. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    }

    private static Optional<FileFormat> format(Path zip) {
        try (InputStream in = BoundedInput.open(zip)) {
            return FileFormat.of(in.readNBytes(FileFormat.HEAD));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether an entry is neither a file nor a folder nor a link. Its name says which of the first two it is. */
    static boolean isStrange(ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        return type != 0 && type != UnixStat.DIR_FLAG && type != UnixStat.FILE_FLAG && type != UnixStat.LINK_FLAG;
    }

    private static void refuseStrange(Path zip, ZipArchiveEntry entry) {
        if (isStrange(entry)) {
            throw wrong(zip, entry, "is not a plain file");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw wrong(zip, entry, "is encrypted");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw wrong(zip, entry, "is compressed by method " + entry.getMethod() + ", which few programs can unpack");
        }
        if (entry.getSize() < 0) {
            throw wrong(zip, entry, "has no size");
        }
    }

    private static void refuseOtherHeaders(Path zip, Collection<ZipArchiveEntry> entries) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            for (ZipArchiveEntry entry : entries) {
                Optional<String> difference = LocalHeader.difference(channel, entry);
                if (difference.isPresent()) {
                    throw wrong(zip, entry, difference.get());
                }
            }
        }
    }

    private static void refuseFilesThatAreFolders(Path zip, SortedMap<CodePath, ZipArchiveEntry> entries) {
        Set<CodePath> looked = new HashSet<>();
        for (var entry : entries.entrySet()) {
            for (var above = entry.getKey().parent();
                    above.isPresent() && looked.add(above.get());
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
