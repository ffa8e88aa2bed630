package io.github.fcmaven.instance;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a package's own sources, configuration files, native programs or scripts, also those that no other script is
 * seen to start, name {@code /code}: such a path leads nowhere outside of an instance.
 */
final class NamedCode {

    /** Java takes its arguments from any file; Jib calls its own {@code jib-classpath-file}. */
    private static final Pattern ARGUMENTS =
            Pattern.compile(".*\\.(?:txt|args|opts|options)|.*(?:classpath|argfile)[^.]*");

    /** A path below it, and no route of the application: those are behind a name, or end there. */
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z0-9_./~*})-])/code/[A-Za-z0-9_.]");

    /** Of a script, which the start may reach by {@code PATH} or by a program, so that nobody has followed it. */
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");

    private static final int DEPTH = 6;
    private static final int MOST_FILES = 1000;
    private static final int LONGEST_TEXT = 1 << 18;
    private static final int LONGEST_PROGRAM = 1 << 25;

    private NamedCode() {}

    /** The first file that names it, as its path below the folder. */
    static Optional<String> in(Path code) {
        Search search = new Search(code);
        try {
            Files.walkFileTree(code, Set.of(), DEPTH, search);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(search.found)
                .map(file -> code.relativize(file).toString());
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path code;
        private int files;
        private Path found;

        Search(Path code) {
            this.code = code;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            return OwnTexts.isForeign(name) && (!name.equals("python") || isInstalled(folder))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            found = attributes.isRegularFile() && names(file, code) ? file : null;
            return found != null || files >= MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }

    /** Whether pip filled it ({@code pip install -t python}); an author may call a folder of his own so too. */
    private static boolean isInstalled(Path folder) {
        try (DirectoryStream<Path> described = Files.newDirectoryStream(folder, "*.{dist,egg}-info")) {
            return described.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** Jars elsewhere than at the root, and in Quarkus' folder of the application, are libraries. */
    private static boolean isOwnJar(Path file, Path code) {
        String folder = code.relativize(file.getParent()).toString();
        return file.toString().endsWith(".jar") && (folder.isEmpty() || folder.equals("app"));
    }

    private static boolean names(Path file, Path code) {
        try (InputStream in = Files.newInputStream(file)) {
            String name = file.getFileName().toString();
            if (isOwnJar(file, code)) {
                return NamedInJar.names(file, CODE);
            }
            if (OwnTexts.isText(name) || ARGUMENTS.matcher(name).matches()) {
                return names(in.readNBytes(LONGEST_TEXT));
            }
            byte[] head = in.readNBytes(4);
            if (head.length == 4 && head[0] == '#' && head[1] == '!') {
                return names(COMMENT.matcher(text(in.readNBytes(LONGEST_TEXT))).replaceAll(""));
            }
            if (!Files.isExecutable(file) || Files.size(file) > LONGEST_PROGRAM) {
                return false;
            }
            return head.length == 4
                    && head[0] == 0x7f
                    && head[1] == 'E'
                    && names(BoundedInput.bytes(file, LONGEST_PROGRAM));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean names(byte[] bytes) {
        return names(text(bytes));
    }

    private static boolean names(String text) {
        return CODE.matcher(text).find();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
