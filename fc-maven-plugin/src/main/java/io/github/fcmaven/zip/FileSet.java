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
import java.util.Comparator;
import java.util.List;

/**
 * Files of a folder that are shipped with a package.
 *
 * <p>Patterns are Ant's, as everywhere in Maven. What Maven leaves out by default ({@code .git}, {@code .DS_Store},
 * editors' backups) is left out, and so is what a {@code .fcignore} in the folder names, as {@code .gitignore} or the
 * deploy tool would read it.
 *
 * @param from the folder
 * @param into the folder below {@code /code} that gets them; empty for {@code /code} itself
 * @param includes Ant patterns of paths below {@code from}; none for all
 * @param excludes Ant patterns of paths below {@code from}
 * @param parameter the parameter that names the folder, for messages
 */
public record FileSet(Path from, String into, List<String> includes, List<String> excludes, String parameter) {

    public FileSet {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /**
     * The files that it names, sorted by their path. A program, which begins with {@code #!} or is in ELF form, is
     * executable, and every other file is not: the mode of the file does not matter. A link to something inside the
     * folder is shipped as a copy. One in {@code node_modules/.bin} is shipped as a script that runs the linked
     * program: a copy would look for its modules in the wrong place.
     *
     * <p>No file is opened for that: one that cannot be read is refused where it is packed.
     *
     * @throws FcProblem where the folder is missing or cannot be read, or what it names is not a plain file, has no
     *     portable name, or is a link that leaves the folder, dangles or loops
     */
    public List<Entry> entries() {
        return select().entries();
    }

    /**
     * The same files, and warnings about those that are left out.
     *
     * @throws FcProblem as {@link #entries} does
     */
    public SelectedFiles select() {
        if (!Files.isDirectory(from)) {
            String is = Files.exists(from) ? "is not a directory" : "does not exist";
            throw FcProblem.local(
                    parameter + " names " + from + ", which " + is,
                    "correct it in the plugin's configuration, or create the directory before fc:package runs");
        }
        try {
            Path base = from.toRealPath();
            IgnoreFile ignored = IgnoreFile.of(base);
            Patterns patterns = new Patterns(includes, excludes, ignored);
            String prefix = prefix();
            FileSetScan scan = new FileSetScan(base, prefix, patterns, parameter).run();
            List<Entry> entries = new ArrayList<>(scan.files());
            for (var command : scan.commands().entrySet()) {
                entries.add(command(CodePath.of(prefix + command.getKey()), command.getValue()));
            }
            entries.sort(Comparator.comparing(Entry::path));
            return new SelectedFiles(entries, SelectedFiles.warnings(from, ignored, patterns), patterns.left());
        } catch (IOException e) {
            throw FcProblem.local(
                    parameter + " names " + from + ", which cannot be read: " + e.getMessage(),
                    "make it readable for the user that runs the build",
                    e);
        }
    }

    /**
     * Where the same files are, without reading any of them.
     *
     * @throws FcProblem as {@link #entries} does
     */
    public List<Path> files() {
        try {
            Path base = from.toRealPath();
            Patterns patterns = new Patterns(includes, excludes, IgnoreFile.of(base));
            return new FileSetScan(base, prefix(), patterns, parameter)
                    .run().files().stream()
                            .map(entry -> entry.content().file().orElseThrow())
                            .toList();
        } catch (IOException e) {
            throw FcProblem.local(
                    parameter + " names " + from + ", which cannot be read: " + e.getMessage(),
                    "make it readable for the user that runs the build",
                    e);
        }
    }

    private String prefix() {
        String folder = into.replaceAll("^(\\./)+|/+$", "");
        return folder.isEmpty() || folder.equals(".") ? "" : folder + "/";
    }

    /**
     * A script for the shell, and for Node.js, which people start with such a link too: Node.js then runs the target as
     * the main program. The name is quoted, because npm takes nearly any; dirname, because the script may be called
     * from anywhere.
     */
    private static Entry command(CodePath path, String target) {
        String shell = "'" + target.replace("'", "'\\''") + "'";
        String node = "'/" + target.replace("\\", "\\\\").replace("'", "\\'") + "'";
        String script = "#!/bin/sh\n"
                + "':' /*\n" // for Node.js the next line is a comment, and for the shell the last one
                + "exec \"$(dirname -- \"$0\")\"/" + shell + " \"$@\"\n"
                + "# */; process.argv[1] = require('path').join(__dirname, " + node + ");"
                + " require('module').runMain();\n";
        return new Entry(path, Content.of(script), FileMode.EXECUTABLE);
    }
}
