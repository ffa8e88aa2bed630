package io.github.fcmaven.executable;

import io.github.fcmaven.executable.Elf.Version;
import io.github.fcmaven.platform.CodePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a native program of a package needs of the runtime that starts it.
 *
 * @param program the program
 * @param loader the path of the loader that the kernel starts for it; empty for a static program
 * @param libraries those that the package does not have where they are looked for
 * @param versions the versions that libraries of the runtime must have, of the program and of the libraries that it
 *     brings along
 * @param hidden whether a packer hides what it needs
 */
public record LibraryNeeds(
        CodePath program,
        Optional<String> loader,
        List<Library> libraries,
        List<NeededVersion> versions,
        boolean hidden) {

    public LibraryNeeds {
        libraries = List.copyOf(libraries);
        versions = List.copyOf(versions);
    }

    /**
     * A library that is not in the package where the loader looks for it.
     *
     * @param name such as {@code libfoo.so.1}
     * @param by the file that needs it
     * @param known whether it is known what is in all folders that the file names: none of them is the image's own
     * @param perhaps whether the package has it where the official images for local use look
     * @param elsewhere where else in the package a file of that name is
     */
    public record Library(String name, CodePath by, boolean known, boolean perhaps, Optional<CodePath> elsewhere) {}

    /**
     * A version that a library of the runtime must have.
     *
     * @param by the file that needs it
     */
    public record NeededVersion(Version version, CodePath by) {}

    /** The newest version of the C library that it needs; empty where it needs none. */
    public Optional<NeededVersion> glibc() {
        return newest(Version::glibc);
    }

    /** The newest version of the C++ library that it needs of the runtime; empty where it needs none. */
    public Optional<NeededVersion> libstdcxx() {
        return newest(Version::libstdcxx);
    }

    private Optional<NeededVersion> newest(ToIntFunction<Version> number) {
        return versions.stream()
                .filter(needed -> number.applyAsInt(needed.version()) > 0)
                .max(Comparator.comparingInt(needed -> number.applyAsInt(needed.version())));
    }
}
