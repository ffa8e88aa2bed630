package io.github.fcmaven.payload;

import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.LibraryNeeds;
import io.github.fcmaven.executable.LibrarySearch;
import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
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

    /** What a program needs of the runtime; empty for a script, and for what is not a program at all. */
    static Optional<LibraryNeeds> needs(Entry program, FunctionDirectory directory, Map<String, String> environment) {
        Map<CodePath, Entry> entries = new HashMap<>();
        directory.entries().forEach(entry -> entries.put(entry.path(), entry));
        String name = program.path().value();
        try (RandomBytes bytes = program.content().random(name)) {
            return StartFile.read(name, bytes) instanceof StartFile.Program binary
                    ? Optional.of(LibrarySearch.needs(program.path(), binary.elf(), entries, environment))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
