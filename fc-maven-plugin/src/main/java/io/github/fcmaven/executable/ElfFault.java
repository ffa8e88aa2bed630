package io.github.fcmaven.executable;

import io.github.fcmaven.executable.Elf.Segment;
import java.util.Map;
import java.util.Optional;

/**
 * Why the kernel does not run an ELF file, or runs it to its death at once.
 *
 * @param what what is wrong with it, in words that follow its name
 * @param fix what to do
 */
record ElfFault(String what, String fix) {

    private static final String BUILD = "build it for linux/amd64";

    private static final long PAGE = 4096;

    /** Those that people have, by {@code e_machine}. Source: the registry of the System V ABI. */
    private static final Map<Integer, String> MACHINES = Map.ofEntries(
            Map.entry(2, "SPARC"),
            Map.entry(3, "32-bit x86 (i386)"),
            Map.entry(8, "MIPS"),
            Map.entry(20, "PowerPC"),
            Map.entry(21, "64-bit PowerPC"),
            Map.entry(22, "IBM Z"),
            Map.entry(40, "32-bit ARM"),
            Map.entry(183, "64-bit ARM (aarch64)"),
            Map.entry(243, "RISC-V"),
            Map.entry(247, "eBPF"),
            Map.entry(258, "LoongArch"));

    /** The first that is found; empty where it runs, as far as its headers tell. */
    static Optional<ElfFault> of(Elf elf, long size) {
        Elf.Identity made = elf.identity();
        if (size < Elf.HEAD) {
            return fault("is an ELF program, but it is cut within its header", "build or copy it again");
        }
        if (made.machine() != Elf.X86_64 || made.bits() != 64 || !made.littleEndian()) {
            return fault("is an ELF program, but not for x86-64: it is for " + machine(made), BUILD);
        }
        return type(elf)
                .or(() -> elf.damage().flatMap(why -> fault("is an ELF program, but " + why, "build or copy it again")))
                .or(() -> memory(elf, size))
                .or(() -> library(elf));
    }

    private static String machine(Elf.Identity made) {
        if (made.machine() == Elf.X86_64) {
            return made.bits() == 32 ? "x32, the 32-bit form of x86-64" : "x86-64 with the wrong byte order";
        }
        return MACHINES.getOrDefault(made.machine(), "the machine " + made.machine());
    }

    private static Optional<ElfFault> type(Elf elf) {
        int type = elf.identity().type();
        return switch (type) {
            case Elf.EXECUTABLE, Elf.SHARED -> Optional.empty();
            case Elf.RELOCATABLE ->
                fault("is an ELF object file, not a program", "link it to a program (gcc without -c)");
            case Elf.CORE ->
                fault("is an ELF core dump, not a program", "ship the program itself, built for linux/amd64");
            default -> fault("is an ELF file of type " + type + ", not a program", BUILD);
        };
    }

    /** What is mapped must be in the file, and what is begun must be mapped. */
    private static Optional<ElfFault> memory(Elf elf, long size) {
        if (elf.segments().isEmpty()) {
            return fault("is an ELF file without a segment to load, not a program", BUILD);
        }
        long whole = (size + PAGE - 1) / PAGE * PAGE;
        for (Segment segment : elf.segments()) {
            long end = segment.offset() + segment.fileSize();
            if (segment.offset() < 0 || segment.fileSize() < 0 || end < 0 || end > whole) {
                return fault(
                        "is an ELF program, but it is cut: its headers name more bytes than its " + size,
                        "build or copy it again");
            }
        }
        return Optional.empty();
    }

    /** A library has no place to begin at, or needs a loader and names none. */
    private static Optional<ElfFault> library(Elf elf) {
        boolean begins = elf.entry() != 0
                && elf.segments().stream().anyMatch(segment -> segment.executable() && segment.holds(elf.entry()));
        boolean named = elf.links()
                .filter(links -> !links.program())
                .flatMap(Elf.Links::name)
                .filter(name -> !name.startsWith("ld-")) // a loader is a library, and begins
                .isPresent();
        boolean needs = elf.links().filter(links -> !links.needed().isEmpty()).isPresent();
        boolean alone = elf.interpreter().isEmpty();
        if (alone && elf.identity().type() == Elf.SHARED && (!begins || named || needs)) {
            return fault(
                    "is a shared library, not a program",
                    "link it to a program (gcc without -shared; Go without -buildmode=c-shared)");
        }
        if (!begins) {
            return fault("is an ELF program whose entry point is in none of its executable segments", "build it again");
        }
        return alone && needs
                ? fault("is an ELF program that needs libraries and names no loader for them", "link it again")
                : Optional.empty();
    }

    private static Optional<ElfFault> fault(String what, String fix) {
        return Optional.of(new ElfFault(what, fix));
    }
}
