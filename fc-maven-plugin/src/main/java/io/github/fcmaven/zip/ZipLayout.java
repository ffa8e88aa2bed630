package io.github.fcmaven.zip;

import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.UnrecognizedExtraField;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipShort;

/**
 * What a zip has, and in which order: each file by its path, and before it the folders above it.
 *
 * @param files each folder and file by its path; a folder has no packed entry
 * @param time the time of all of them
 * @param size how many bytes the zip will have
 */
record ZipLayout(SortedMap<CodePath, Optional<PackedEntry>> files, EntryTime time, long size) {

    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_TIME = 10;
    private static final int CENTRAL_HEADER = 46;
    private static final int CENTRAL_TIME = 12;
    private static final int END = 22;
    private static final int ZIP64_END = 76;
    private static final int MOST_ENTRIES_WITHOUT_ZIP64 = 65_535;
    private static final ZipShort EXTENDED_TIME = new ZipShort(0x5455);
    private static final int EXTRA_HEADER = 4;

    /** Any time that has a DOS form in every time zone; {@link ZipOutput} replaces it with the right one. */
    private static final FileTime PLACEHOLDER = FileTime.from(Instant.parse("2000-01-02T00:00:00Z"));

    /** The layout of these entries. */
    static ZipLayout of(Iterable<PackedEntry> entries, EntryTime time) {
        SortedMap<CodePath, Optional<PackedEntry>> all = new TreeMap<>();
        String last = "";
        for (PackedEntry packed : entries) {
            CodePath path = packed.entry().path();
            all.put(path, Optional.of(packed));
            String value = path.value();
            String folder = value.substring(0, Math.max(0, value.lastIndexOf('/')));
            if (folder.equals(last)) {
                continue; // those of one folder stand together
            }
            last = folder;
            for (var above = path.parent();
                    above.isPresent() && all.putIfAbsent(above.get(), Optional.empty()) == null; ) {
                above = above.get().parent();
            }
        }
        return new ZipLayout(all, time, size(all, time));
    }

    private static long size(SortedMap<CodePath, Optional<PackedEntry>> files, EntryTime time) {
        int extra = extraLength(time);
        long size = END + (files.size() > MOST_ENTRIES_WITHOUT_ZIP64 ? ZIP64_END : 0);
        for (var file : files.entrySet()) {
            size += LOCAL_HEADER + CENTRAL_HEADER + 2L * (lengthOf(nameOf(file)) + extra);
            size += file.getValue().map(PackedEntry::packedSize).orElse(0L);
        }
        return size;
    }

    /** Writes the whole zip. */
    void writeTo(ZipOutput out) throws IOException {
        var zip = new ZipArchiveOutputStream(out);
        zip.setEncoding("UTF-8");
        zip.setUseZip64(Zip64Mode.AsNeeded);
        for (var file : files.entrySet()) {
            out.dosTimeAt(out.position() + LOCAL_TIME);
            if (file.getValue().isPresent()) {
                PackedEntry packed = file.getValue().get();
                packed.pack(raw -> zip.addRawArchiveEntry(header(packed), raw));
            } else {
                zip.addRawArchiveEntry(folder(nameOf(file)), new ByteArrayInputStream(new byte[0]));
            }
        }
        announceCentralTimes(out);
        zip.finish();
        out.finish();
    }

    private void announceCentralTimes(ZipOutput out) {
        long position = out.position();
        int extra = extraLength(time);
        for (var file : files.entrySet()) {
            out.dosTimeAt(position + CENTRAL_TIME);
            position += CENTRAL_HEADER + lengthOf(nameOf(file)) + extra;
        }
    }

    private ZipArchiveEntry header(PackedEntry packed) {
        var header = header(
                packed.entry().path().value(),
                UnixStat.FILE_FLAG | packed.mode().bits());
        header.setMethod(packed.stored() ? ZipEntry.STORED : ZipEntry.DEFLATED);
        header.setSize(packed.size());
        header.setCompressedSize(packed.packedSize());
        header.setCrc(packed.crc());
        return header;
    }

    private ZipArchiveEntry folder(String name) {
        var header = header(name, UnixStat.DIR_FLAG | FileMode.EXECUTABLE.bits());
        header.setMethod(ZipEntry.STORED);
        header.setSize(0);
        header.setCompressedSize(0);
        header.setCrc(0);
        return header;
    }

    private ZipArchiveEntry header(String name, int mode) {
        var header = new ZipArchiveEntry(name);
        header.setUnixMode(mode);
        header.setTime(PLACEHOLDER); // before the extra field, which it would remove
        if (time.hasExtended()) {
            var extended = new UnrecognizedExtraField();
            extended.setHeaderId(EXTENDED_TIME);
            extended.setLocalFileDataData(time.extended());
            extended.setCentralDirectoryData(time.extended());
            header.addExtraField(extended);
        }
        return header;
    }

    private static int extraLength(EntryTime time) {
        return time.hasExtended() ? EXTRA_HEADER + time.extended().length : 0;
    }

    private static int lengthOf(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String nameOf(Map.Entry<CodePath, Optional<PackedEntry>> file) {
        return file.getKey().value() + (file.getValue().isPresent() ? "" : "/");
    }
}
