package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks into a zip that anybody may have made: what a code package may not have is a finding, and the rest is read. */
final class ZipInspection {

    /** More findings would be of the same few kinds. */
    private static final int MOST_FINDINGS = 1000;

    private final Path zip;
    private final FileChannel channel;
    private final SortedMap<CodePath, Entry> entries = new TreeMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final Map<CodePath, ZipArchiveEntry> files = new HashMap<>();
    private final Set<CodePath> folders = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private ZipInspection(Path zip, FileChannel channel) {
        this.zip = zip;
        this.channel = channel;
    }

    static InspectedZip of(Path zip) {
        try (ZipFile file = ZipContents.open(zip);
                FileChannel channel = FileChannel.open(zip)) {
            ZipInspection inspection = new ZipInspection(zip, channel);
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
            inspection.filesThatAreFolders();
            return new InspectedZip(
                    inspection.entries,
                    inspection.findings.stream().limit(MOST_FINDINGS).toList());
        } catch (IOException e) {
            throw ZipContents.unreadable(zip, e);
        }
    }

    /** Finds entries by which a small zip claims to hold much: each byte of it would be read again and again. */
    private void overlapping(ZipArchiveEntry entry) {
        wrong(
                entry.getName(),
                "the bytes of '" + CodePath.printable(entry.getName()) + "' are also those of another entry",
                "zip it again: the zip is damaged, or made to fill the disk when it is unpacked");
    }

    private void total(List<ZipArchiveEntry> all) {
        long unpacked =
                all.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
        if (unpacked > ZipContents.LARGEST_UNPACKED) {
            findings.add(Finding.Violated.of(ZipContents.tooLarge(zip, unpacked)));
        }
    }

    /** What a link of pnpm leads to finds its own packages beside it, and a copy in its place does not. */
    private static String unlinked(String name) {
        String file = "zip without -y (--symlinks)";
        return name.matches("(?:.*/)?node_modules/(?!\\.bin/).*")
                ? "install with npm, or with pnpm and node-linker=hoisted in .npmrc, which make no links of packages;"
                        + " where the link leads to a package of your own, " + file
                : "put the file itself into the zip: " + file;
    }

    private void take(ZipArchiveEntry entry) throws IOException {
        // As it is written: the library turns a backslash of a Windows tool into a slash, the platform is not known to.
        boolean raw = isUtf8(entry) && !LocalHeader.isUnicodeName(entry);
        String name = raw ? new String(entry.getRawName(), StandardCharsets.UTF_8) : entry.getName();
        String shown = CodePath.printable(name);
        if (!isUtf8(entry)) {
            wrong(
                    name,
                    "the name of an entry is not UTF-8 (" + shown + ")",
                    "zip it with a tool that writes UTF-8 names");
        } else if (name.indexOf('\\') >= 0) {
            wrong(
                    name,
                    "'" + shown + "' has backslashes, which Linux takes for letters of the name",
                    "zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do");
        } else if (entry.isUnixSymlink()) {
            findings.add(new Finding.Violated(Requirement.FC_SYMLINK, shown + " is a symbolic link", unlinked(name))
                    .concerning(path(name)));
        } else if (ZipContents.isStrange(entry)) {
            wrong(name, shown + " is not a plain file", "leave it out: pipes and devices cannot be shipped");
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            wrong(name, shown + " is encrypted", "zip it without a password");
        } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            wrong(
                    name,
                    shown + " is compressed by method " + entry.getMethod() + ", which few programs can unpack",
                    "deflate it: zip -Z deflate, or 7z a -tzip -mm=Deflate");
        } else {
            LocalHeader.difference(channel, entry)
                    .ifPresent(difference -> wrong(name, shown + " " + difference, "zip it again: the zip is damaged"));
            unicodeName(entry, name);
            plain(entry, ZipContents.plain(name));
        }
    }

    private void unicodeName(ZipArchiveEntry entry, String name) {
        if (LocalHeader.isUnicodeName(entry)) {
            findings.add(new Finding.Violated(
                            Requirement.FC_ENTRY,
                            "an entry " + LocalHeader.names(entry),
                            "nothing: it depends on the program which of the two is unpacked",
                            "zip it with a tool that writes UTF-8 names")
                    .with(Severity.WARNING)
                    .concerning(path(name)));
        }
    }

    private void plain(ZipArchiveEntry entry, String name) {
        if (ZipContents.isLeftOut(entry)) {
            return;
        }
        String below = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
        Optional<FcProblem> problem = CodePath.problem(below);
        if (problem.isPresent()) {
            wrong(below, problem.get().what(), problem.get().fix());
        } else if (entry.isDirectory()) {
            withContent(entry, below);
            folders.add(CodePath.of(below));
        } else {
            file(entry, CodePath.of(below));
        }
    }

    private void withContent(ZipArchiveEntry entry, String folder) {
        if (entry.getSize() > 0) {
            findings.add(new Finding.Violated(
                            Requirement.FC_ENTRY,
                            folder + " is a folder with " + entry.getSize() + " bytes of its own",
                            "nothing: no program unpacks them",
                            "if it is meant as a file, zip it under a name without / at its end")
                    .with(Severity.WARNING)
                    .concerning(folder));
        }
    }

    /** Names that differ only in case are two files on Linux, and one file where people look into the zip. */
    private void file(ZipArchiveEntry entry, CodePath path) {
        String twin = folded.put(EntryRules.folded(path.value()), path.value());
        ZipArchiveEntry same = files.put(path, entry);
        if (same != null && ZipContents.isSame(same, entry)) {
            findings.add(new Finding.Violated(
                            Requirement.FC_ENTRY,
                            path + " is in the zip twice, with the same bytes",
                            "nothing: it does not matter which one is unpacked",
                            "put it into the zip once")
                    .with(Severity.WARNING)
                    .concerning(path.value()));
        } else if (same != null) {
            wrong(
                    path.value(),
                    path + " is in the zip twice: it depends on the program which one is unpacked",
                    "put it into the zip once");
        } else if (twin != null) {
            findings.add(new Finding.Violated(
                            Requirement.FC_ENTRY,
                            twin + " and " + path + " differ only by case or Unicode normal form",
                            "nothing: on Linux they are two files; on Windows and macOS one replaces the other",
                            "rename one of them")
                    .with(Severity.WARNING)
                    .concerning(path.value()));
        }
        entries.put(path, new Entry(path, ZipContents.contentOf(zip, entry), ZipContents.modeOf(entry)));
    }

    /** What is below a folder stands right behind its name and a slash: of a deep path no folder above is made. */
    private void filesThatAreFolders() {
        NavigableSet<String> all = new TreeSet<>();
        entries.keySet().forEach(path -> all.add(path.value()));
        folders.forEach(path -> all.add(path + "/"));
        for (CodePath path : entries.keySet()) {
            String below = all.ceiling(path + "/");
            if (below != null && below.startsWith(path + "/")) {
                wrong(path.value(), path + " is a file, and also a folder of the zip", "rename one of them");
            }
        }
    }

    private static boolean isUtf8(ZipArchiveEntry entry) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.getRawName()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void wrong(String name, String observed, String fix) {
        findings.add(new Finding.Violated(Requirement.FC_ENTRY, observed, fix).concerning(path(name)));
    }

    /** Which file is meant, also where a tool of Windows wrote backslashes. */
    private static String path(String name) {
        return ZipContents.plain(name.replace('\\', '/'));
    }
}
