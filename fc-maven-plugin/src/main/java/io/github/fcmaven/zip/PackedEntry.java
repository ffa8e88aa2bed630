package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/**
 * An entry with all that its header says. It is read once before anything is written, so the zip is written strictly
 * forwards: no header is patched afterwards, and the checksums of the file are computed on the way.
 *
 * <p>Nothing is kept in memory. Deflated bytes wait in the spool; jars, which are most of most packages, are only
 * summed.
 *
 * @param entry what is packed
 * @param mode its permissions
 * @param state the state of its file before it was read
 * @param stored whether the zip has its bytes uncompressed
 * @param crc the CRC-32 of its bytes
 * @param packedSize how many bytes it has in the zip
 * @param spooled its compressed bytes; empty where it is stored
 */
record PackedEntry(
        Entry entry,
        FileMode mode,
        InputState state,
        boolean stored,
        long crc,
        long packedSize,
        Optional<Spool.Spooled> spooled) {

    private static final int LEVEL = 6;
    private static final int BUFFER = 64 * 1024;

    /**
     * Reads an entry to its end.
     *
     * @param spool keeps the compressed bytes
     * @throws FcProblem where it cannot be read, is not a plain file, or changed
     */
    static PackedEntry measure(Entry entry, Spool spool) {
        InputState state = InputState.of(entry);
        try (EntryInput in = new EntryInput(entry)) {
            boolean small = state.size() <= BUFFER;
            byte[] head = small ? whole(in, (int) state.size()) : head(entry);
            Optional<Spool.Spooled> spooled = Optional.empty();
            if (head.length > 0 && !isCompressed(entry, head)) {
                spooled = small ? small(head, spool) : Optional.of(large(in, spool));
            }
            if (!small) {
                drain(in, BUFFER);
            }
            state.checkUnchanged(entry, in.crc(), in);
            Optional<Spool.Spooled> smaller = spooled.filter(bytes -> bytes.length() < state.size());
            long packed = smaller.map(Spool.Spooled::length).orElse(state.size());
            return new PackedEntry(entry, entry.mode(head), state, smaller.isEmpty(), in.crc(), packed, smaller);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of the spool: what is wrong with the entry is told already
        }
    }

    /** Opens and reads it only once: with thousands of small files, this is nearly all the time that packing takes. */
    private static byte[] whole(EntryInput in, int size) throws IOException {
        byte[] bytes = new byte[size];
        in.readNBytes(bytes, 0, size);
        return bytes;
    }

    private static Optional<Spool.Spooled> small(byte[] bytes, Spool spool) throws IOException {
        Deflater deflater = deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length];
        int length = deflater.deflate(packed);
        return length < bytes.length ? Optional.of(spool.put(packed, length)) : Optional.empty();
    }

    private static Spool.Spooled large(EntryInput in, Spool spool) throws IOException {
        return spool.put(new DeflaterInputStream(in, deflater(), BUFFER), BUFFER);
    }

    /** Reads an entry to its end that is not compressed, because its zip is soon unpacked again. */
    static PackedEntry measureStored(Entry entry) {
        InputState state = InputState.of(entry);
        try (EntryInput in = new EntryInput(entry)) {
            drain(in, bufferFor(state.size()));
            state.checkUnchanged(entry, in.crc(), in);
            return new PackedEntry(entry, entry.mode(), state, true, in.crc(), state.size(), Optional.empty());
        }
    }

    /** How many bytes it has when it is unpacked. */
    long size() {
        return state.size();
    }

    /**
     * Writes its bytes as the zip has them.
     *
     * @throws FcProblem where they are others than those that were measured
     */
    void pack(RawEntry to) throws IOException {
        if (spooled.isPresent()) {
            to.write(spooled.get().open());
            return;
        }
        try (EntryInput in = new EntryInput(entry)) {
            to.write(in);
            state.checkUnchanged(entry, crc, in);
        }
    }

    /** Takes the bytes of an entry as the zip has them. */
    interface RawEntry {
        void write(InputStream raw) throws IOException;
    }

    private static boolean isCompressed(Entry entry, byte[] head) {
        return !entry.content().isUncompressed() && CompressedFormat.recognises(entry.path(), head);
    }

    private static byte[] head(Entry entry) {
        try {
            return entry.content().head(CompressedFormat.HEAD);
        } catch (IOException e) {
            throw EntryInput.unreadable(entry, e);
        }
    }

    /** Reads to the end, for the sums only. */
    private static void drain(EntryInput in, int length) {
        byte[] buffer = new byte[length];
        while (in.read(buffer, 0, length) >= 0) {
            // the input counts and sums
        }
    }

    /**
     * A thread deflates one entry at a time. What it needs for that is not on the heap, and costs more than a small
     * entry.
     */
    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL, true));

    private static Deflater deflater() {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        return deflater;
    }

    private static int bufferFor(long size) {
        return (int) Math.max(512, Math.min(BUFFER, size));
    }
}
