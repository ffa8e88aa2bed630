package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A look into a zip that anybody made with anything: what a code package may not hold is told, and the rest is read.
 */
final class ZipInspection {

    private static final int MOST_TOLD = 20;

    private final Path zip;
    private final SortedMap<CodePath, Entry> entries = new TreeMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final List<Finding> told = new ArrayList<>();

    private ZipInspection(Path zip) {
        this.zip = zip;
    }

    static InspectedZip of(Path zip) {
        try (ZipFile file = ZipContents.open(zip)) {
            ZipInspection inspection = new ZipInspection(zip);
            List<ZipArchiveEntry> entries = Collections.list(file.getEntriesInPhysicalOrder());
            for (int i = 0; i < entries.size(); i++) {
                ZipArchiveEntry entry = entries.get(i);
                if (i + 1 < entries.size() && ZipContents.overlap(entry, entries.get(i + 1))) {
                    inspection.overlapping(entry);
                } else {
                    inspection.take(entry);
                }
            }
            inspection.total(entries);
            return new InspectedZip(
                    inspection.entries,
                    inspection.told.stream().limit(MOST_TOLD).toList());
        } catch (IOException e) {
            throw ZipContents.unreadable(zip, e);
        }
    }

    /** A small zip that says that it holds much: each byte of it would be read again and again. */
    private void overlapping(ZipArchiveEntry entry) {
        wrong(
                "the bytes of '" + CodePath.printable(entry.getName()) + "' are also those of another entry",
                "zip it again: the zip is damaged, or made to take much room where it is unpacked");
    }

    private void total(List<ZipArchiveEntry> all) {
        long unpacked = all.stream().mapToLong(ZipArchiveEntry::getSize).sum();
        if (unpacked > ZipContents.LARGEST_UNPACKED) {
            told.add(Finding.Violated.of(ZipContents.tooLarge(zip, unpacked)));
        }
    }

    private void take(ZipArchiveEntry entry) {
        // As it is written: the library turns a backslash of a Windows tool into a slash, the platform is not known to.
        String name = isUtf8(entry) ? new String(entry.getRawName(), StandardCharsets.UTF_8) : entry.getName();
        if (!isUtf8(entry)) {
            wrong(
                    "the name of an entry is not UTF-8 (" + CodePath.printable(name) + ")",
                    "zip it with a tool that writes UTF-8 names");
        } else if (name.indexOf('\\') >= 0) {
            wrong(
                    "'" + CodePath.printable(name) + "' has backslashes, which Linux takes for letters of the name",
                    "zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do");
        } else if (entry.isUnixSymlink()) {
            told.add(new Finding.Violated(
                    Requirement.FC_SYMLINK,
                    CodePath.printable(name) + " is a symbolic link",
                    "put the file itself into the zip: zip without -y (--symlinks)"));
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            wrong(CodePath.printable(name) + " is encrypted", "zip it without a password");
        } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            wrong(
                    CodePath.printable(name) + " is compressed by method " + entry.getMethod()
                            + ", which few programs unpack",
                    "deflate it");
        } else if (!entry.isDirectory()) {
            file(entry, name);
        }
    }

    private void file(ZipArchiveEntry entry, String name) {
        String below = name.startsWith("./") ? name.substring(2) : name;
        Optional<FcProblem> problem = CodePath.problem(below);
        if (problem.isPresent()) {
            wrong(problem.get().what(), problem.get().fix());
            return;
        }
        CodePath path = CodePath.of(below);
        String twin = folded.put(EntryRules.folded(path.value()), path.value());
        if (path.value().equals(twin)) {
            wrong(
                    path + " stands in the zip twice: which of them is unpacked differs from program to program",
                    "zip it once");
        } else if (twin != null) {
            wrong(twin + " and " + path + " differ only by case or Unicode normal form", "rename one of them");
        }
        entries.put(path, new Entry(path, ZipContents.contentOf(zip, entry), ZipContents.modeOf(entry)));
    }

    private static boolean isUtf8(ZipArchiveEntry entry) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.getRawName()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void wrong(String observed, String fix) {
        told.add(new Finding.Violated(Requirement.FC_ENTRY, observed, fix));
    }
}
