package io.github.fcmaven.executable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ELF file of a few hundred bytes without section headers; as it is begun, it is a static x86-64 program that ends
 * with code 0. What a test changes is all that is wrong with it.
 */
public final class TinyElf {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final long BASE = 0x400000;

    /** {@code mov $60, %eax; xor %edi, %edi; syscall}. */
    private static final byte[] EXIT = {(byte) 0xb8, 60, 0, 0, 0, 0x31, (byte) 0xff, 0x0f, 0x05};

    private final List<String> needed = new ArrayList<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private Optional<String> interpreter = Optional.empty();
    private Optional<String> runPath = Optional.empty();
    private Optional<String> name = Optional.empty();
    private int bits = 2;
    private int order = 1;
    private int type = 2;
    private int machine = 62;
    private long flags;
    private boolean dynamic;
    private boolean entry = true;

    private TinyElf() {}

    /** A static program. */
    public static TinyElf program() {
        return new TinyElf();
    }

    /** A program of gcc, which needs that version of the C library. */
    public static TinyElf linked(String glibc) {
        return program()
                .type(3)
                .pie()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6")
                .version("libc.so.6", "GLIBC_2.2.5")
                .version("libc.so.6", glibc);
    }

    /** A shared library of that name. */
    public static TinyElf library(String soname) {
        TinyElf library = program().type(3).withoutEntry();
        library.dynamic = true;
        library.name = Optional.of(soname);
        return library;
    }

    public TinyElf bits(int value) {
        bits = value == 32 ? 1 : 2;
        return this;
    }

    public TinyElf bigEndian() {
        order = 2;
        return this;
    }

    public TinyElf type(int value) {
        type = value;
        return this;
    }

    public TinyElf machine(int value) {
        machine = value;
        return this;
    }

    public TinyElf pie() {
        flags = 0x08000000L;
        dynamic = true;
        return this;
    }

    public TinyElf withoutEntry() {
        entry = false;
        return this;
    }

    public TinyElf withEntry() {
        entry = true;
        return this;
    }

    public TinyElf interpreter(String path) {
        interpreter = Optional.of(path);
        return this;
    }

    public TinyElf needs(String library) {
        needed.add(library);
        dynamic = true;
        return this;
    }

    public TinyElf version(String library, String version) {
        versions.computeIfAbsent(library, any -> new ArrayList<>()).add(version);
        return this;
    }

    public TinyElf runPath(String path) {
        runPath = Optional.of(path);
        return this;
    }

    /**
     * Its bytes: the header, the program headers, the loader's name, names, versions, the dynamic section, the code.
     */
    public byte[] bytes() {
        int headers = 1 + (interpreter.isPresent() ? 1 : 0) + (dynamic ? 1 : 0);
        Texts texts = new Texts();
        byte[] loader = zeroEnded(interpreter.orElse(""));
        List<long[]> tags = tags(texts);
        byte[] needs = versions(texts);
        int loaderAt = HEADER + headers * PROGRAM_HEADER;
        int textsAt = loaderAt + (interpreter.isPresent() ? loader.length : 0);
        int versionsAt = textsAt + texts.size();
        int dynamicAt = versionsAt + needs.length;
        int codeAt = dynamicAt + (dynamic ? (tags.size() + 5) * 16 : 0);
        int size = codeAt + EXIT.length;
        long base = type == 2 ? BASE : 0;

        ByteBuffer out = ByteBuffer.allocate(size).order(order == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) bits, (byte) order, 1}).position(16);
        out.putShort((short) type).putShort((short) machine).putInt(1).putLong(entry ? base + codeAt : 0);
        out.putLong(HEADER).putLong(0).putInt(0).putShort((short) HEADER);
        out.putShort((short) PROGRAM_HEADER).putShort((short) headers).position(HEADER);
        header(out, 1, 5, 0, base, size, 0x1000);
        if (interpreter.isPresent()) {
            header(out, 3, 4, loaderAt, base, loader.length, 1);
        }
        if (dynamic) {
            header(out, 2, 6, dynamicAt, base, (tags.size() + 5) * 16, 8);
        }
        if (interpreter.isPresent()) {
            out.put(loader);
        }
        texts.put(out);
        out.put(needs);
        if (dynamic) {
            tags.add(new long[] {5, base + textsAt});
            tags.add(new long[] {10, texts.size()});
            tags.add(new long[] {0x6ffffffeL, needs.length == 0 ? 0 : base + versionsAt});
            tags.add(new long[] {0x6ffffffbL, flags});
            tags.add(new long[] {0, 0});
            tags.forEach(tag -> out.putLong(tag[0]).putLong(tag[1]));
        }
        return out.put(EXIT).array();
    }

    private List<long[]> tags(Texts texts) {
        List<long[]> tags = new ArrayList<>();
        needed.forEach(library -> tags.add(new long[] {1, texts.at(library)}));
        name.ifPresent(soname -> tags.add(new long[] {14, texts.at(soname)}));
        runPath.ifPresent(path -> tags.add(new long[] {29, texts.at(path)}));
        return tags;
    }

    private byte[] versions(Texts texts) {
        int all = versions.values().stream().mapToInt(List::size).sum();
        ByteBuffer out = ByteBuffer.allocate(16 * (versions.size() + all)).order(ByteOrder.LITTLE_ENDIAN);
        int libraries = 0;
        for (Map.Entry<String, List<String>> library : versions.entrySet()) {
            int count = library.getValue().size();
            int next = ++libraries == versions.size() ? 0 : 16 * (count + 1);
            out.putShort((short) 1).putShort((short) count).putInt(texts.at(library.getKey()));
            out.putInt(16).putInt(next);
            for (int i = 0; i < count; i++) {
                out.putInt(0).putShort((short) 0).putShort((short) (i + 2));
                out.putInt(texts.at(library.getValue().get(i))).putInt(i + 1 == count ? 0 : 16);
            }
        }
        return out.array();
    }

    private static void header(ByteBuffer out, int type, int flags, long offset, long base, long size, long align) {
        out.putInt(type).putInt(flags).putLong(offset).putLong(base + offset).putLong(base + offset);
        out.putLong(size).putLong(size).putLong(align);
    }

    private static byte[] zeroEnded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** A table of names. */
    private static final class Texts {
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private int size = 1;

        int at(String text) {
            Integer known = places.get(text);
            if (known == null) {
                known = size;
                places.put(text, known);
                size += zeroEnded(text).length;
            }
            return known;
        }

        int size() {
            return size;
        }

        void put(ByteBuffer out) {
            out.put((byte) 0);
            places.keySet().forEach(text -> out.put(zeroEnded(text)));
        }
    }
}
