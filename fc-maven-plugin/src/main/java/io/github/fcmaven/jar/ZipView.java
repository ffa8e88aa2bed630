package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A zip within a file, read in place: only its directory, and the first bytes of its entries.
 *
 * <p>{@link java.util.zip.ZipFile} cannot look into a jar within a jar, and {@link java.util.zip.ZipInputStream} must
 * inflate all of it to find the first eight bytes of each class.
 */
public final class ZipView implements Closeable {

    /** More than any program has; a larger directory is an attack or a fault. */
    static final int MOST_ENTRIES = 500_000;

    private static final int LONGEST_COMMENT = 0xffff;
    private static final long END_SIGNATURE = 0x06054b50L;
    private static final long END64_SIGNATURE = 0x06064b50L;
    private static final long LOCATOR64_SIGNATURE = 0x07064b50L;
    private static final long CENTRAL_SIGNATURE = 0x02014b50L;
    private static final long LOCAL_SIGNATURE = 0x04034b50L;
    private static final int LOCAL_HEADER = 30;

    private final RandomBytes whole;
    private final ByteWindow window;
    private final Inflater inflater = new Inflater(true);
    private final long length;
    private final List<Item> items;

    private ZipView(RandomBytes whole) throws IOException {
        this.whole = whole;
        this.window = new ByteWindow(whole);
        this.length = whole.size();
        try {
            this.items = guarded(this::directory);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * The zip that a content is. If a zip compresses it, it is unpacked first.
     *
     * @param name how messages name it
     */
    public static ZipView open(String name, Content content) throws IOException {
        return new ZipView(content.random(name));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        whole.close();
    }

    /**
     * A file of the zip.
     *
     * @param name as the directory has it
     * @param deflated or stored, the only two ways that Java reads
     * @param compressed how many bytes it takes in the zip
     * @param size how many bytes it has
     * @param crc the CRC-32 of its bytes, as the directory has it
     * @param header where its local header begins, from the beginning of this zip
     */
    public record Item(String name, boolean deflated, long compressed, long size, long crc, long header) {}

    /** Its files, in the order of its directory; folders are left out. */
    public List<Item> items() {
        return items;
    }

    /** A CRC-32 of names, sizes and checksums of all its files: it changes with what any of them holds. */
    public long directoryCrc() {
        CRC32 crc = new CRC32();
        ByteBuffer numbers = ByteBuffer.allocate(16);
        for (Item item : items) {
            crc.update(item.name().getBytes(StandardCharsets.UTF_8));
            crc.update(numbers.clear().putLong(item.size()).putLong(item.crc()).flip());
        }
        return crc.getValue();
    }

    /** The first bytes of a file, at most so many. */
    public byte[] head(Item item, int most) throws IOException {
        try {
            int wanted = (int) Math.min(most, item.size());
            long data = data(item);
            return item.deflated() ? inflate(data, item.compressed(), wanted) : window.bytes(data, wanted);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(e);
        }
    }

    /** The zip that a stored file is, which may be opened and read on any thread as long as this one is open. */
    public ZipView nested(Item item) throws IOException {
        if (item.deflated()) {
            throw new ZipException(shown(item.name()) + " is compressed");
        }
        long data;
        synchronized (this) {
            data = guarded(() -> data(item));
        }
        if (item.size() > length - data) {
            throw new ZipException(shown(item.name()) + " is cut");
        }
        return new ZipView(whole.part(data, item.size()));
    }

    private List<Item> directory() throws IOException {
        long end = end();
        ByteBuffer record = window.at(end + 8, 14);
        record.getShort();
        long count = record.getShort() & 0xffffL;
        long size = record.getInt() & 0xffffffffL;
        long offset = record.getInt() & 0xffffffffL;
        long after = end;
        if (count == 0xffff || size == 0xffffffffL || offset == 0xffffffffL) {
            long end64 = end64(end);
            if (end64 >= 0) {
                ByteBuffer record64 = window.at(end64 + 32, 24);
                count = record64.getLong();
                size = record64.getLong();
                offset = record64.getLong();
                after = end64;
            }
        }
        // A launch script may stand before the zip: offsets count from where the zip itself begins.
        long directory = after - size;
        long base = directory - offset;
        if (count < 0 || count > MOST_ENTRIES || size < 0 || directory < 0 || base < 0) {
            throw new ZipException("its directory is damaged or has more than " + MOST_ENTRIES + " entries");
        }
        return items(directory, (int) count, base);
    }

    private List<Item> items(long directory, int count, long base) throws IOException {
        List<Item> found = new ArrayList<>();
        long position = directory;
        for (int i = 0; i < count; i++) {
            ByteBuffer record = window.at(position, 46);
            if (unsigned(record.getInt()) != CENTRAL_SIGNATURE) {
                throw new ZipException("its directory is damaged");
            }
            int from = record.position() - 4;
            int method = record.getShort(from + 10);
            long crc = unsigned(record.getInt(from + 16));
            long compressed = unsigned(record.getInt(from + 20));
            long size = unsigned(record.getInt(from + 24));
            int nameLength = record.getShort(from + 28) & 0xffff;
            int extraLength = record.getShort(from + 30) & 0xffff;
            int commentLength = record.getShort(from + 32) & 0xffff;
            long header = unsigned(record.getInt(from + 42));
            String name = new String(window.bytes(position + 46, nameLength), StandardCharsets.UTF_8);
            Item item = new Item(name, method != 0, compressed, size, crc, header);
            if (Math.max(Math.max(compressed, size), header) == 0xffffffffL) {
                item = wide(item, window.bytes(position + 46 + nameLength, extraLength));
            }
            if (item.size() < 0 || item.compressed() < 0 || item.header() < 0 || item.header() > directory - base) {
                throw new ZipException("its directory is damaged: it says no valid size or place of " + shown(name));
            }
            found.add(new Item(name, item.deflated(), item.compressed(), item.size(), crc, base + item.header()));
            position += 46L + nameLength + extraLength + commentLength;
        }
        refuseOverlaps(found, directory);
        return found.stream().filter(item -> !item.name().endsWith("/")).toList();
    }

    /**
     * Refuses entries that overlap: with them a small zip claims to hold much, and each byte of it would be read again
     * and again.
     */
    private static void refuseOverlaps(List<Item> items, long directory) throws ZipException {
        List<Item> ordered = new ArrayList<>(items);
        ordered.sort(Comparator.comparingLong(Item::header));
        for (int i = 0; i < ordered.size(); i++) {
            Item item = ordered.get(i);
            long next = i + 1 < ordered.size() ? ordered.get(i + 1).header() : directory;
            if (item.compressed() > next - item.header() - LOCAL_HEADER) {
                throw new ZipException(shown(item.name()) + " overlaps what follows it");
            }
        }
    }

    private static String shown(String name) {
        return CodePath.printable(name);
    }

    /** Zip64: numbers that do not fit into 32 bits are in an extra field, in a fixed order. */
    private static Item wide(Item item, byte[] extra) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int id = fields.getShort() & 0xffff;
            int length = fields.getShort() & 0xffff;
            if (id == 1) {
                long size = item.size() == 0xffffffffL ? fields.getLong() : item.size();
                long compressed = item.compressed() == 0xffffffffL ? fields.getLong() : item.compressed();
                long header = item.header() == 0xffffffffL ? fields.getLong() : item.header();
                return new Item(item.name(), item.deflated(), compressed, size, item.crc(), header);
            }
            fields.position(fields.position() + length);
        }
        return item;
    }

    private long end() throws IOException {
        int size = (int) Math.min(length, 22 + LONGEST_COMMENT);
        ByteBuffer tail = ByteBuffer.wrap(window.bytes(length - size, size)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = size - 22; at >= 0; at--) {
            boolean found = unsigned(tail.getInt(at)) == END_SIGNATURE;
            if (found && at + 22 + (tail.getShort(at + 20) & 0xffff) <= size) {
                return length - size + at;
            }
        }
        throw new ZipException("it has no directory: it is cut, or is not a zip");
    }

    private long end64(long end) throws IOException {
        if (end < 20 || unsigned(window.at(end - 20, 4).getInt()) != LOCATOR64_SIGNATURE) {
            return -1;
        }
        long assumed = end - 20 - 56;
        return assumed >= 0 && unsigned(window.at(assumed, 4).getInt()) == END64_SIGNATURE ? assumed : -1;
    }

    private long data(Item item) throws IOException {
        ByteBuffer local = window.at(item.header(), 30);
        int from = local.position();
        if (unsigned(local.getInt()) != LOCAL_SIGNATURE) {
            throw new ZipException("the header of " + shown(item.name()) + " is damaged");
        }
        return item.header() + 30 + (local.getShort(from + 26) & 0xffff) + (local.getShort(from + 28) & 0xffff);
    }

    private byte[] inflate(long data, long compressed, int wanted) throws IOException {
        inflater.reset();
        byte[] out = new byte[wanted];
        int filled = 0;
        long read = 0;
        while (filled < wanted && !inflater.finished() && !inflater.needsDictionary()) {
            if (inflater.needsInput()) {
                int next = (int) Math.min(wanted < 64 ? 512 : 8192, compressed - read);
                if (next <= 0) {
                    break;
                }
                inflater.setInput(window.bytes(data + read, next));
                read += next;
            }
            try {
                filled += inflater.inflate(out, filled, wanted - filled);
            } catch (DataFormatException e) {
                throw (ZipException) new ZipException("its data is damaged").initCause(e);
            }
        }
        return filled == wanted ? out : Arrays.copyOf(out, filled);
    }

    private static long unsigned(int value) {
        return value & 0xffffffffL;
    }

    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(e);
        }
    }

    private static ZipException damaged(RuntimeException why) {
        return (ZipException) new ZipException("it is damaged").initCause(why);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
