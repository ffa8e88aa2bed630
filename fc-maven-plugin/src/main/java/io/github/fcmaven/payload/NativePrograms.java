package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The native programs of a folder: files in ELF form at its root, libraries excepted. */
final class NativePrograms {

    private static final int MAGIC_LENGTH = 4;

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
            byte[] head = entry.content().head(MAGIC_LENGTH);
            return head.length == MAGIC_LENGTH && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
