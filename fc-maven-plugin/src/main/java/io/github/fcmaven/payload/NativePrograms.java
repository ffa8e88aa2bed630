package io.github.fcmaven.payload;

import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.LibraryNeeds;
import io.github.fcmaven.executable.LibrarySearch;
import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The native programs of a folder: files in ELF form at its root, libraries excepted. */
final class NativePrograms {

    private NativePrograms() {}

    static List<CodePath> of(FunctionDirectory directory) {
        return directory.atRoot().stream()
                .filter(entry -> !entry.path().name().matches(".*\\.so(\\.[0-9]+)*"))
                .filter(NativePrograms::isElf)
                .map(Entry::path)
                .toList();
    }

    static boolean isElf(Entry entry) {
        try {
            return Elf.isElf(entry.content().head(Elf.HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first runtime whose C library is new enough; where none is, what is said of the program says so. */
    static CustomRuntime runtimeFor(Optional<LibraryNeeds.NeededVersion> glibc) {
        return Arrays.stream(CustomRuntime.values())
                .filter(runtime -> glibc.isEmpty()
                        || runtime.glibc() >= glibc.get().version().glibc())
                .findFirst()
                .orElse(CustomRuntime.newest());
    }

    /** The C library that a program needs; empty for a script, and for what is not a program at all. */
    static Optional<LibraryNeeds.NeededVersion> glibc(
            Entry program, FunctionDirectory directory, Map<String, String> environment) {
        String name = program.path().value();
        try (RandomBytes bytes = program.content().random(name)) {
            return StartFile.read(name, bytes) instanceof StartFile.Program binary
                    ? LibrarySearch.needs(program.path(), binary.elf(), directory.byPath(), environment, false)
                            .glibc()
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
