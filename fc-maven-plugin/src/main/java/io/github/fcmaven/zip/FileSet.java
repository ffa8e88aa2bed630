package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Files of a folder that travel with a package.
 *
 * <p>Patterns are Ant's, as everywhere in Maven, and what Maven leaves out by default ({@code .git}, {@code .DS_Store}, editors'
 * backups) is left out.
 *
 * @param from the folder
 * @param into the folder below {@code /code} they are put into; empty for {@code /code} itself
 * @param includes Ant patterns of paths below {@code from}; none for all
 * @param excludes Ant patterns of paths below {@code from}
 */
public record FileSet(Path from, String into, List<String> includes, List<String> excludes) {

    private static final int HEAD = 4;

    public FileSet {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * The files it names, sorted by their path. A program, which begins with {@code #!} or is in ELF form, is executable, every
     * other file is not: what the file system says plays no part. A link to something inside the folder travels as a copy.
     *
     * @throws FcProblem where the folder is missing, or what it names is no plain file, cannot be read, has no portable name, or
     *     is a link that leaves the folder, dangles or loops
     */
    public List<Entry> entries() {
        if (!Files.isDirectory(from)) {
            String is = Files.exists(from) ? "is no directory" : "does not exist";
            throw FcProblem.local(
                    "extraDirectories/from names " + from + ", which " + is,
                    "correct <from> in the <extraDirectories> of the plugin's configuration, or make the directory before "
                            + "fc:package runs");
        }
        try {
            Path base = from.toRealPath();
            SortedMap<String, Path> files = new FileSetScan(base, prefix(), new Patterns(includes, excludes)).files();
            List<Entry> entries = new ArrayList<>();
            for (var file : files.entrySet()) {
                entries.add(entry(CodePath.of(prefix() + file.getKey()), file.getValue()));
            }
            return entries;
        } catch (IOException e) {
            throw FcProblem.local(
                    "extraDirectories/from names " + from + ", which cannot be read: " + e.getMessage(),
                    "make it readable for the user that runs the build",
                    e);
        }
    }

    private String prefix() {
        String folder = into.replaceAll("^(\\./)+|/+$", "");
        return folder.isEmpty() || folder.equals(".") ? "" : folder + "/";
    }

    private static Entry entry(CodePath path, Path file) {
        Entry entry = new Entry(path, Content.of(file), FileMode.READABLE);
        try {
            return isProgram(entry.content().head(HEAD)) ? entry.withMode(FileMode.EXECUTABLE) : entry;
        } catch (IOException e) {
            throw EntryInput.unreadable(entry, e);
        }
    }

    private static boolean isProgram(byte[] head) {
        boolean script = head.length >= 2 && head[0] == '#' && head[1] == '!';
        boolean elf = head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        return script || elf;
    }
}
