package io.github.fcmaven.rule;

import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.ElfReader;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A native module that an interpreter loads: for what it is made, by its own bytes.
 *
 * @param other the system or machine that it is made for, where that is another one than the platform's
 * @param glibc the C library that it needs, by its minor version
 */
record NativeModule(Optional<String> other, OptionalInt glibc) {

    static NativeModule of(Entry file) throws IOException {
        byte[] head = file.content().head(FileFormat.HEAD);
        if (!Elf.isElf(head)) {
            return new NativeModule(Optional.of(system(head)), OptionalInt.empty());
        }
        try (RandomBytes bytes = file.content().random(file.path().value())) {
            Elf elf = ElfReader.read(bytes);
            boolean ours =
                    elf.identity().machine() == Elf.X86_64 && elf.identity().bits() == 64;
            if (!ours) {
                return new NativeModule(Optional.of("another processor than x86-64"), OptionalInt.empty());
            }
            boolean musl = elf.links().stream()
                    .flatMap(links -> links.needed().stream())
                    .anyMatch(name -> name.startsWith("libc.musl-"));
            return new NativeModule(
                    musl ? Optional.of("Alpine (musl)") : Optional.empty(),
                    elf.links().stream()
                            .flatMap(links -> links.versions().stream())
                            .mapToInt(Elf.Version::glibc)
                            .max());
        }
    }

    private static String system(byte[] head) {
        String what = FileFormat.of(head).map(FileFormat::what).orElse("");
        if (what.contains("macOS")) {
            return "macOS";
        }
        return what.contains("Windows") ? "Windows" : "no system that we know";
    }

    /** Why a runtime does not load it, in words that follow its name; empty where it does. */
    Optional<String> refusedBy(CustomRuntime runtime) {
        if (other.isPresent()) {
            return Optional.of("is made for " + other.get());
        }
        return glibc.isPresent() && glibc.getAsInt() > runtime.glibc()
                ? Optional.of("needs GLIBC_2." + glibc.getAsInt() + ", and the runtime " + runtime
                        + " has the C library (glibc) 2." + runtime.glibc())
                : Optional.empty();
    }

    /** Whether it is the C library alone that the runtime lacks. */
    boolean isTooNew() {
        return other.isEmpty();
    }

    /** The one that asks for the least. */
    static Comparator<NativeModule> easiest() {
        return Comparator.<NativeModule>comparingInt(module -> module.other().isPresent() ? 1 : 0)
                .thenComparingInt(module -> module.glibc().orElse(0));
    }
}
