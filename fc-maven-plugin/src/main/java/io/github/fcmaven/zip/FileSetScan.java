package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files below a folder that patterns name.
 *
 * <p>The selector of Maven's archiver says which; a walk of our own finds the files. The archiver's own collection
 * leaves out in silence what it cannot pack: FIFOs, links to nowhere, folders that it may not read, names that the
 * locale cannot write. This walk refuses those, follows links to folders, and asks the file system for each file once.
 */
final class FileSetScan {

    /** npm's links to the programs of packages. */
    private static final Pattern COMMAND = Pattern.compile("(^|/)node_modules/\\.bin/[^/]+$");

    private final Path base;
    private final String into;
    private final Patterns patterns;
    private final String parameter;
    private final List<Entry> files = new ArrayList<>();
    private final SortedMap<String, String> commands = new TreeMap<>();

    /** The folders, by their real paths, with the links through which the walk came to where it is. */
    private final List<Path> entered = new ArrayList<>();

    /**
     * @param base a real path
     * @param into what comes before each name in the package
     * @param parameter the parameter that names the folder, for messages
     */
    FileSetScan(Path base, String into, Patterns patterns, String parameter) {
        this.parameter = parameter;
        this.base = base;
        this.into = into;
        this.patterns = patterns;
    }

    /** Finds the files; called once. */
    FileSetScan run() throws IOException {
        walk(base, "");
        return this;
    }

    /** The files, in the order in which the file system has them. */
    List<Entry> files() {
        return files;
    }

    /**
     * The relative path from the folder of each link in
     * {@code node_modules/.bin} to what it leads to, by the link's name.
     */
    SortedMap<String, String> commands() {
        return commands;
    }

    private void walk(Path directory, String prefix) throws IOException {
        int below = directory.toString().length() + (directory.getNameCount() == 0 ? 0 : 1); // the root ends in /
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = prefix + slashes(file.toString().substring(below), file);
                if (attributes.isSymbolicLink()) {
                    follow(name, file);
                } else if (patterns.wantFile(name)) {
                    take(name, file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                String name = prefix + slashes(file.toString().substring(below), file);
                if (patterns.wantFile(name) || patterns.wantFolder(name)) {
                    throw FcProblem.local(
                            into + name + " (" + file + ") cannot be read: permission denied",
                            "make it readable for the user that runs the build, or exclude it from " + parameter,
                            e);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void take(String name, Path file, BasicFileAttributes attributes) {
        CodePath path = CodePath.of(into + name);
        if (!attributes.isRegularFile()) {
            throw InputState.notPlain(path + " (" + file + ")", attributes);
        }
        files.add(Entry.of(path, Content.of(file, attributes.size())));
    }

    private void follow(String name, Path link) throws IOException {
        if (!patterns.wantFile(name) && !patterns.wantFolder(name)) {
            return;
        }
        Path real = target(name, link);
        boolean folder = Files.isDirectory(real);
        if (!(folder ? patterns.wantFolder(name) : patterns.wantFile(name))) {
            return;
        }
        if (!real.startsWith(base)) {
            throw refused(name, link, real, "leaves " + base);
        }
        if (!folder && COMMAND.matcher(name).find()) {
            commands.put(
                    name, slashes(link.getParent().toRealPath().relativize(real).toString(), real));
        } else if (!folder) {
            take(name, real, Files.readAttributes(real, BasicFileAttributes.class));
        } else {
            enter(name, link, real);
        }
    }

    private void enter(String name, Path link, Path real) throws IOException {
        entered.add(link.getParent());
        if (entered.stream().anyMatch(folder -> folder.startsWith(real))) {
            throw refused(name, link, real, "loops");
        }
        walk(real, name + "/");
        entered.remove(entered.size() - 1);
    }

    private Path target(String name, Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException e) {
            throw refused(name, link, Files.readSymbolicLink(link), "leads nowhere");
        } catch (FileSystemLoopException e) {
            throw refused(name, link, Files.readSymbolicLink(link), "loops");
        } catch (IOException e) {
            throw refused(name, link, Files.readSymbolicLink(link), "cannot be followed (" + e.getMessage() + ")");
        }
    }

    private FcProblem refused(String name, Path link, Path target, String why) {
        return FcProblem.of(
                Requirement.FC_ENTRY,
                into + name + " (" + link + ") is a symbolic link to " + target + ", which " + why,
                environment(link)
                        .map(folder -> "write " + folder + "/ into .fcignore, because a virtual environment runs only"
                                + " where it was made; install what it has into the package (pip install --target "
                                + Finding.FUNCTION_FOLDER
                                + "/python -r requirements.txt, and PYTHONPATH /code/python under"
                                + " environmentVariables), and start python3 -m with the name of the server")
                        .orElse("replace the link with its target, or exclude it from " + parameter));
    }

    /** The virtual environment of Python that the link belongs to, by its path in the folder. */
    private Optional<String> environment(Path link) {
        Path folder = link.getParent().getParent();
        return folder.startsWith(base) && !folder.equals(base) && Files.exists(folder.resolve("pyvenv.cfg"))
                ? Optional.of(slashes(base.relativize(folder).toString(), folder))
                : Optional.empty();
    }

    private static String slashes(String relative, Path path) {
        return relative.replace(path.getFileSystem().getSeparator(), "/");
    }
}
