package io.github.fcmaven.image;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program of the package names to be run by: without it the system says of the program itself that there is no
 * such file.
 *
 * @param file the program
 * @param name the interpreter of its first line, or the loader of a native program
 * @param mayBeThere whether the runtime or a layer has it, or may have it
 */
public record ProgramLoader(CodePath file, String name, boolean mayBeThere) {

    /** The one of each Debian for amd64. */
    private static final String OF_DEBIAN = "/lib64/ld-linux-x86-64.so.2";

    /** The interpreter of a first line with the line end of Windows, which the kernel takes for a part of its name. */
    private static final Pattern OF_WINDOWS = Pattern.compile("#![ \t]*(/\\S+)\r\n");

    /** Empty where the word names no file of the package, or one that nothing else runs. */
    public static Optional<ProgramLoader> of(FunctionPackage function, String word) {
        return CodePath.named(word).flatMap(function::entry).flatMap(entry -> of(function, entry));
    }

    private static Optional<ProgramLoader> of(FunctionPackage function, Entry entry) {
        try (RandomBytes bytes = entry.content().random(entry.path().value())) {
            StartFile file = StartFile.read(entry.path().value(), bytes);
            if (file instanceof StartFile.Script script) {
                boolean missing =
                        ImagePrograms.missing(function, script.program()).isPresent();
                return Optional.of(new ProgramLoader(entry.path(), script.program(), !missing));
            }
            return file instanceof StartFile.Program program
                    ? program.elf()
                            .interpreter()
                            .map(loader -> new ProgramLoader(entry.path(), loader, loader.equals(OF_DEBIAN)))
                    : ofWindows(entry);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProgramLoader> ofWindows(Entry entry) throws IOException {
        String head = new String(entry.content().head(StartFile.HEAD), StandardCharsets.ISO_8859_1);
        return Optional.of(OF_WINDOWS.matcher(head))
                .filter(Matcher::lookingAt)
                .map(line -> new ProgramLoader(entry.path(), line.group(1) + "\\r", false));
    }
}
