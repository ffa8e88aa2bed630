package io.github.fcmaven.executable;

import io.github.fcmaven.executable.Elf.Identity;
import io.github.fcmaven.executable.Elf.Links;
import io.github.fcmaven.executable.Elf.Segment;
import io.github.fcmaven.executable.ElfBytes.Damage;
import io.github.fcmaven.executable.ElfBytes.Part;
import io.github.fcmaven.input.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the headers of an ELF file as the kernel does, and refuses what it refuses: what it hands back, or a shell
 * would then run as a script, must not get past this. Source: {@code fs/binfmt_elf.c}.
 */
public final class ElfReader {

    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final int INTERPRETER = 3;
    private static final int PROGRAM_HEADER = 56;
    private static final int EXECUTE = 1;

    /** What the kernel reads of program headers: 64 KiB. */
    private static final int MOST_PROGRAM_HEADERS = (1 << 16) / PROGRAM_HEADER;

    /** The longest path, which the kernel reads of a loader's name. */
    private static final int LONGEST_PATH = 4096;

    /** A packer leaves its mark right behind the program headers. */
    private static final String UPX = "UPX!";

    private static final int UPX_WITHIN = 1024;

    private final ElfBytes file;
    private final List<Segment> segments = new ArrayList<>();
    private Identity identity;
    private long entry;
    private Optional<String> interpreter = Optional.empty();
    private Optional<Links> links = Optional.empty();
    private Optional<String> damage = Optional.empty();

    private ElfReader(ElfBytes file) {
        this.file = file;
    }

    /**
     * Reads a file that begins as an ELF file does, whatever its other bytes are; what in it makes no sense is told by
     * {@link Elf#damage()}.
     *
     * @throws IOException where the bytes themselves cannot be read
     */
    public static Elf read(RandomBytes file) throws IOException {
        return new ElfReader(new ElfBytes(file)).read();
    }

    private Elf read() throws IOException {
        byte[] head = file.first(Elf.HEAD);
        identity = identity(head);
        if (!isOurs(head)) {
            return elf(false);
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        entry = header.getLong(24);
        try {
            headers(header.getLong(32), header.getShort(54) & 0xffff, header.getShort(56) & 0xffff);
        } catch (Damage e) {
            damage = Optional.of(e.getMessage());
        }
        return elf(isPacked());
    }

    private Elf elf(boolean packed) {
        return new Elf(identity, entry, segments, interpreter, links, packed, damage);
    }

    /**
     * As far as the bytes go: of a file that is cut within its header the rest is 0, which is no machine and no type.
     */
    private static Identity identity(byte[] head) {
        int bits = head.length > 4 && head[4] == 1 ? 32 : 64;
        boolean littleEndian = head.length <= 5 || head[5] != 2;
        ByteBuffer header =
                ByteBuffer.allocate(20).order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        header.put(0, head, 0, Math.min(head.length, 20));
        return new Identity(bits, littleEndian, header.getShort(18) & 0xffff, header.getShort(16) & 0xffff);
    }

    /** Whether it is one that can be read further: of any other, what it is made for is all that must be known. */
    private boolean isOurs(byte[] head) {
        if (head.length < Elf.HEAD) {
            damage = Optional.of("it ends within its header");
            return false;
        }
        return identity.machine() == Elf.X86_64 && identity.bits() == 64 && identity.littleEndian();
    }

    private void headers(long offset, int size, int count) throws IOException {
        if (count == 0) {
            return; // an object file has none
        }
        if (size != PROGRAM_HEADER || count > MOST_PROGRAM_HEADERS) {
            throw new Damage("its program headers are none of x86-64: " + count + " of " + size + " bytes");
        }
        ByteBuffer table = file.bytes(offset, count * PROGRAM_HEADER, "its program headers lie");
        Optional<Part> loader = Optional.empty();
        Optional<Part> dynamic = Optional.empty();
        for (int at = 0; at < count * PROGRAM_HEADER; at += PROGRAM_HEADER) {
            Part part = new Part(table.getLong(at + 8), table.getLong(at + 32));
            switch (table.getInt(at)) {
                case LOAD ->
                    segments.add(new Segment(
                            part.offset(),
                            part.length(),
                            table.getLong(at + 16),
                            table.getLong(at + 40),
                            (table.getInt(at + 4) & EXECUTE) != 0));
                // of these the first counts
                case INTERPRETER -> loader = loader.or(() -> Optional.of(part));
                case DYNAMIC -> dynamic = dynamic.or(() -> Optional.of(part));
                default -> {}
            }
        }
        if (loader.isPresent()) {
            interpreter = Optional.of(interpreter(loader.get()));
        }
        if (dynamic.isPresent()) {
            links = Optional.of(new ElfLinks(file, segments).read(dynamic.get()));
        }
    }

    private String interpreter(Part name) throws IOException {
        if (name.length() < 2 || name.length() > LONGEST_PATH) {
            throw new Damage("the name of its loader has " + Long.toUnsignedString(name.length()) + " bytes");
        }
        byte[] text = file.bytes(name.offset(), (int) name.length(), "the name of its loader lies")
                .array();
        if (text[text.length - 1] != 0) {
            throw new Damage("the name of its loader does not end");
        }
        return ElfBytes.text(text, 0, LONGEST_PATH);
    }

    private boolean isPacked() throws IOException {
        return new String(file.first(UPX_WITHIN), StandardCharsets.ISO_8859_1).contains(UPX);
    }
}
