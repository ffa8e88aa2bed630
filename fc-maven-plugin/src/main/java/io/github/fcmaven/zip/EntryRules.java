package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Refuses entries that one package cannot have together, or beside the zip that is made of them. */
final class EntryRules {

    private static final int MOST_NAMED = 20;

    private EntryRules() {}

    /** @throws FcProblem at the first rule that is broken, naming the entry */
    static void check(SortedMap<CodePath, Entry> entries, Path zip) {
        refuseFilesThatAreFolders(entries);
        refuseTwins(entries.values());
        refuseTheZipItself(entries.values(), zip);
    }

    /** A name as file systems compare it that ignore case and normal form. */
    static String folded(String name) {
        if (isAscii(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void refuseFilesThatAreFolders(SortedMap<CodePath, Entry> entries) {
        Set<String> folders = new HashSet<>();
        String last = "";
        for (Entry entry : entries.values()) {
            String folder = above(name(entry));
            if (folder.equals(last)) {
                continue; // those of one folder stand together
            }
            last = folder;
            for (; !folder.isEmpty() && folders.add(folder); folder = above(folder)) {
                if (entries.containsKey(CodePath.of(folder))) {
                    throw wrong(folder + " is a file, and also the folder of " + entry.path(), "rename one of them");
                }
            }
        }
    }

    private static void refuseTwins(Collection<Entry> entries) {
        Map<String, String> seen = new HashMap<>();
        Set<String> folders = new HashSet<>();
        String last = "";
        for (Entry entry : entries) {
            refuseTwin(seen, name(entry));
            String folder = above(name(entry));
            if (!folder.equals(last)) {
                last = folder;
                for (; !folder.isEmpty() && folders.add(folder); folder = above(folder)) {
                    refuseTwin(seen, folder);
                }
            }
        }
    }

    private static void refuseTwin(Map<String, String> seen, String path) {
        String twin = seen.put(folded(path), path);
        if (twin != null) {
            throw wrong(
                    twin + " and " + path + " differ only by case or Unicode normal form"
                            + (isAscii(path) && isAscii(twin) ? "" : " (" + escaped(twin) + ", " + escaped(path) + ")"),
                    "rename one of them: a file system that does not distinguish them keeps only one");
        }
    }

    private static String name(Entry entry) {
        return entry.path().value();
    }

    /** The folder that it is in; empty for one at the root. */
    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static void refuseTheZipItself(Collection<Entry> entries, Path zip) {
        long size = sizeOf(zip);
        for (Entry entry : entries) {
            Path file = entry.content().file().orElse(null);
            boolean alike = entry.content().size() == size;
            if (file != null
                    && (isNamed(file, zip)
                            || alike && isSame(file, zip)
                            || AtomicFile.isOneOf(zip, file.toAbsolutePath()))) {
                throw wrong(
                        entry.path() + " is the zip that is being written: " + file,
                        "exclude " + zip.getFileName()
                                + " from extraDirectories, or package a folder that does not contain it");
            }
        }
    }

    /** The size of the zip that is there; -1, which no file has, where there is none. */
    private static long sizeOf(Path zip) {
        try {
            return Files.size(zip);
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean isNamed(Path file, Path zip) {
        return file.getFileName().equals(zip.getFileName())
                && file.toAbsolutePath().normalize().equals(zip);
    }

    private static boolean isSame(Path file, Path zip) {
        try {
            return Files.isSameFile(file, zip);
        } catch (IOException e) {
            return false; // a file that is not there is told of when it is read
        }
    }

    /** Names every file that this user may not read. It is only called when one was met: most packages have none. */
    static void refuseUnreadable(Collection<Entry> entries) {
        List<String> unreadable = entries.stream()
                .filter(entry -> entry.content()
                        .file()
                        .filter(file -> !Files.isReadable(file) && Files.exists(file))
                        .isPresent())
                .map(EntryInput::named)
                .toList();
        if (!unreadable.isEmpty()) {
            String more = unreadable.size() > MOST_NAMED ? " and " + (unreadable.size() - MOST_NAMED) + " more" : "";
            throw FcProblem.local(
                    unreadable.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more
                            + " cannot be read: permission denied",
                    "make it readable for the user that runs the build, or exclude it from the package");
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String path) {
        return path.chars()
                .mapToObj(c -> c < 128 ? Character.toString(c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static FcProblem wrong(String what, String fix) {
        return FcProblem.of(Requirement.FC_ENTRY, what, fix);
    }
}
