package io.github.fcmaven.executable;

import io.github.fcmaven.executable.Elf.Links;
import io.github.fcmaven.executable.Elf.Segment;
import io.github.fcmaven.executable.Elf.Version;
import io.github.fcmaven.executable.ElfBytes.Damage;
import io.github.fcmaven.executable.ElfBytes.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an ELF file asks of the loader: its dynamic section, and the versions that it needs. */
final class ElfLinks {

    private static final int NEEDED = 1;
    private static final int STRINGS = 5;
    private static final int STRINGS_SIZE = 10;
    private static final int NAME = 14;
    private static final int RPATH = 15;
    private static final int RUNPATH = 29;
    private static final long FLAGS_1 = 0x6ffffffbL;
    private static final long VERSIONS = 0x6ffffffeL;
    private static final long FLAG_PROGRAM = 0x08000000L;

    /** {@code VER_FLG_WEAK}: the loader does without such a version. */
    private static final int WEAK = 2;

    private static final int ENTRY = 16;

    /** More than any program has: a library with a hundred thousand symbols has a tenth of it. */
    private static final int LONGEST_STRINGS = 1 << 26;

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SEARCH = 1 << 16;
    private static final int LONGEST_DYNAMIC = 1 << 16;
    private static final int LONGEST_VERSIONS = 1 << 18;

    private final ElfBytes file;
    private final List<Segment> segments;
    private final List<Long> needed = new ArrayList<>();
    private final Set<Version> versions = new LinkedHashSet<>();
    private long strings;
    private long stringsSize;
    private long versionsAt;
    private long flags;
    private Optional<Long> name = Optional.empty();
    private Optional<Long> runPath = Optional.empty();
    private Optional<Long> rPath = Optional.empty();

    ElfLinks(ElfBytes file, List<Segment> segments) {
        this.file = file;
        this.segments = segments;
    }

    Links read(Part dynamic) throws IOException {
        section(dynamic);
        byte[] texts = texts();
        if (versionsAt != 0) {
            versions(texts);
        }
        List<String> libraries = new ArrayList<>();
        for (long at : needed) {
            libraries.add(text(texts, at, LONGEST_NAME));
        }
        Optional<Long> path = runPath.or(() -> rPath);
        String searched = path.isPresent() ? text(texts, path.get(), LONGEST_SEARCH) : "";
        return new Links(
                libraries,
                name.isPresent() ? Optional.of(text(texts, name.get(), LONGEST_NAME)) : Optional.empty(),
                searched.isEmpty() ? List.of() : List.of(searched.split(":")),
                versions,
                (flags & FLAG_PROGRAM) != 0);
    }

    private void section(Part dynamic) throws IOException {
        int length = (int) Math.max(0, Math.min(dynamic.length(), LONGEST_DYNAMIC)) / ENTRY * ENTRY;
        ByteBuffer section = file.bytes(dynamic.offset(), length, "its dynamic section lies");
        for (int at = 0; at < length; at += ENTRY) {
            long tag = section.getLong(at);
            long value = section.getLong(at + 8);
            if (tag == 0) {
                return;
            } else if (tag == NEEDED) {
                needed.add(value);
            } else if (tag == STRINGS) {
                strings = value;
            } else if (tag == STRINGS_SIZE) {
                stringsSize = value;
            } else if (tag == NAME) {
                name = Optional.of(value);
            } else if (tag == RUNPATH) {
                runPath = Optional.of(value);
            } else if (tag == RPATH) {
                rPath = Optional.of(value);
            } else if (tag == FLAGS_1) {
                flags = value;
            } else if (tag == VERSIONS) {
                versionsAt = value;
            }
        }
    }

    private byte[] texts() throws IOException {
        if (strings == 0) {
            return new byte[0];
        }
        if (stringsSize < 0 || stringsSize > LONGEST_STRINGS) {
            throw new Damage("its table of names has " + Long.toUnsignedString(stringsSize) + " bytes");
        }
        return file.bytes(inFile(strings).offset(), (int) stringsSize, "its table of names lies")
                .array();
    }

    /** A chain of libraries, each with a chain of versions; each link leads forwards. */
    private void versions(byte[] texts) throws IOException {
        Part part = inFile(versionsAt);
        ByteBuffer table =
                file.bytes(part.offset(), (int) Math.min(part.length(), LONGEST_VERSIONS), "its needed versions lie");
        long library = 0;
        long next;
        do {
            String of = text(texts, unsigned(table, library + 4), LONGEST_NAME);
            long version = library + unsigned(table, library + 8);
            do {
                String needs = text(texts, unsigned(table, version + 8), LONGEST_NAME);
                if ((unsigned(table, version + 4) & WEAK) == 0) {
                    versions.add(new Version(of, needs));
                }
                next = unsigned(table, version + 12);
                version += next;
            } while (next != 0);
            next = unsigned(table, library + 12);
            library += next;
        } while (next != 0);
    }

    private static long unsigned(ByteBuffer table, long at) throws IOException {
        if (at > table.limit() - 4) {
            throw new Damage("its needed versions have no end");
        }
        return table.getInt((int) at) & 0xffffffffL;
    }

    private static String text(byte[] texts, long at, int most) throws IOException {
        if (at < 0 || at >= texts.length) {
            throw new Damage("a name lies beyond its table of names");
        }
        return ElfBytes.text(texts, (int) at, most);
    }

    /** Where an address of memory stands in the file, and how many bytes of its segment follow there. */
    private Part inFile(long address) throws IOException {
        for (Segment segment : segments) {
            long within = address - segment.address();
            if (within >= 0 && within < segment.fileSize()) {
                return new Part(segment.offset() + within, segment.fileSize() - within);
            }
        }
        throw new Damage("its dynamic section names what is in none of its segments");
    }
}
