package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder above the package that only the build's user may enter: a start that becomes another user ({@code su},
 * {@code runuser}) does not reach the package here. On the platform each user may enter {@code /code}.
 */
final class ClosedFolder {

    /** What shells and interpreters say of a file that they only want to read, or of a folder to enter. */
    private static final Pattern READ = Pattern.compile("can't open file '([^']+)': \\[Errno 13]"
            + "|EACCES: permission denied, (?:lstat|stat|scandir|open) '([^']+)'|can't cd to (\\S+)"
            + "|cd: (/[^:]*): Permission denied|[Cc]an(?:'t|not) open (\\S+?):? Permission denied");

    private static final Pattern RUN = Pattern.compile("(?:^|: )(\\.?/[^:\\s]+): Permission denied$");
    private static final int READABLE = 0444;
    private static final int RUNNABLE = 0555;

    private ClosedFolder() {}

    /**
     * The one that explains the line; empty where that is another file, or the package itself denies it.
     *
     * @param code the folder that stands for {@code /code}
     */
    static Optional<Path> of(Map<CodePath, Entry> entries, Path code, String line) {
        boolean open = isOpen(entries, code, READ.matcher(line), READABLE)
                || isOpen(entries, code, RUN.matcher(line), RUNNABLE);
        return Stream.iterate(code.toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> open && isClosed(folder))
                .reduce((inner, outer) -> outer);
    }

    /** Whether each user may take it on the platform: /code itself, a folder above it here, a file by its mode. */
    private static boolean isOpen(Map<CodePath, Entry> entries, Path code, Matcher line, int mode) {
        if (!line.find()) {
            return false;
        }
        String named = IntStream.rangeClosed(1, line.groupCount())
                .mapToObj(line::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return named.equals(CodePath.ROOT)
                || code.toString().startsWith(named + "/")
                || CodePath.named(named)
                        .map(entries::get)
                        .filter(file -> (file.mode().bits() & mode) == mode)
                        .isPresent();
    }

    private static boolean isClosed(Path folder) {
        try {
            return !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
