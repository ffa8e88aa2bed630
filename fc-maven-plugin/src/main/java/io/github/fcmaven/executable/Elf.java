package io.github.fcmaven.executable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ELF file says of itself in its headers, its dynamic section and its table of needed versions. Read through
 * the program headers, as the kernel and the loader do: section headers may be stripped. Source: the System V ABI, and
 * its supplement for x86-64.
 *
 * @param identity for what it is made
 * @param entry the address at which it is begun, 0 for none
 * @param segments what is mapped into memory
 * @param interpreter the loader that the kernel starts in its place; empty for a static program
 * @param links what the loader looks for; empty for a file without a dynamic section
 * @param packed whether a packer (UPX) hides the program that it becomes
 * @param damage what in it cannot be read; the other values are then those read before
 */
public record Elf(
        Identity identity,
        long entry,
        List<Segment> segments,
        Optional<String> interpreter,
        Optional<Links> links,
        boolean packed,
        Optional<String> damage) {

    /** {@code e_type} of an object file. */
    static final int RELOCATABLE = 1;

    /** {@code e_type} of a program with fixed addresses. */
    static final int EXECUTABLE = 2;

    /** {@code e_type} of a program that may be loaded anywhere, and of a shared library. */
    static final int SHARED = 3;

    /** {@code e_type} of a memory dump. */
    static final int CORE = 4;

    /** {@code e_machine} of x86-64, the only one that the platform has. */
    public static final int X86_64 = 62;

    /** How many bytes at its beginning say that it is one, and for which machine. */
    public static final int HEAD = 64;

    public Elf {
        segments = List.copyOf(segments);
    }

    /**
     * For what a file is made.
     *
     * @param bits 32 or 64
     * @param littleEndian its byte order
     * @param machine {@code e_machine}
     * @param type {@code e_type}
     */
    public record Identity(int bits, boolean littleEndian, int machine, int type) {}

    /**
     * A part of the file that is mapped into memory ({@code PT_LOAD}).
     *
     * @param offset where it begins in the file
     * @param fileSize how many bytes of it stand in the file
     * @param address where it is in memory
     * @param memorySize how many bytes it has there
     */
    public record Segment(long offset, long fileSize, long address, long memorySize, boolean executable) {

        boolean holds(long memory) {
            return Long.compareUnsigned(memory, address) >= 0 && Long.compareUnsigned(memory - address, memorySize) < 0;
        }
    }

    /**
     * What a file asks of the loader.
     *
     * @param needed the names of the libraries that it cannot do without ({@code DT_NEEDED})
     * @param name the name by which others need it ({@code DT_SONAME})
     * @param searched the folders in which they are looked for first ({@code DT_RUNPATH}, else {@code DT_RPATH});
     *     {@code $ORIGIN} is the file's own
     * @param versions the versions that the libraries must have
     * @param program whether the linker says that it is a program ({@code DF_1_PIE})
     */
    public record Links(
            List<String> needed, Optional<String> name, List<String> searched, Set<Version> versions, boolean program) {
        public Links {
            needed = List.copyOf(needed);
            searched = List.copyOf(searched);
            versions = Set.copyOf(versions);
        }
    }

    /**
     * A version that a library must have, or the program is not started.
     *
     * @param library such as {@code libc.so.6}
     * @param name such as {@code GLIBC_2.34}
     */
    public record Version(String library, String name) {

        private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.([0-9]{1,3})(\\.[0-9]{1,3})?");
        private static final Pattern LIBSTDCXX = Pattern.compile("GLIBCXX_3\\.4\\.([0-9]{1,3})");

        /**
         * A mark by which a program asks for a loader that reads packed relocations, which the C library has since
         * 2.36.
         */
        private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";

        private static final int SINCE = 36;

        /** Its number among those of the C library, 2.N; 0 where it is none of those. */
        public int glibc() {
            return name.equals(PACKED_RELOCATIONS) ? SINCE : number(GLIBC);
        }

        /** Its number among those of the C++ library, 3.4.N; 0 where it is none of those. */
        public int libstdcxx() {
            return number(LIBSTDCXX);
        }

        private int number(Pattern pattern) {
            Matcher version = pattern.matcher(name);
            return version.matches() ? Integer.parseInt(version.group(1)) : 0;
        }
    }

    /** Whether that is how an ELF file begins. */
    public static boolean isElf(byte[] head) {
        return head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
    }
}
