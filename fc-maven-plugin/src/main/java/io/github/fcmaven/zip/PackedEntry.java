package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/**
 * An entry with all that its header says, found by reading it once before anything is written. So the zip is written strictly
 * forwards: no header is patched afterwards, and the checksums of the file are computed on its way.
 *
 * <p>Text is deflated twice that way and nothing is kept in memory; jars, nearly all of a package, are only summed.
 *
 * @param entry what is packed
 * @param state what its file was before
 * @param stored whether its bytes stand in the zip as they are
 * @param crc the CRC-32 of its bytes
 * @param packedSize how many bytes it has in the zip
 */
record PackedEntry(Entry entry, InputState state, boolean stored, long crc, long packedSize) {

    private static final int LEVEL = 6;
    private static final int BUFFER = 64 * 1024;

    /**
     * Reads an entry through.
     *
     * @throws FcProblem where it cannot be read, is no plain file, or changed
     */
    static PackedEntry measure(Entry entry) {
        InputState state = InputState.of(entry);
        boolean compressed = state.size() == 0 || CompressedFormat.recognises(entry.path(), head(entry));
        try (EntryInput in = new EntryInput(entry)) {
            long packed = length(compressed ? in : deflating(in, state.size()), state.size());
            state.checkUnchanged(entry, in.crc(), in);
            boolean stored = compressed || packed >= state.size();
            return new PackedEntry(entry, state, stored, in.crc(), stored ? state.size() : packed);
        }
    }

    /** How many bytes it has when it is unpacked. */
    long size() {
        return state.size();
    }

    /**
     * Writes its bytes as they stand in the zip.
     *
     * @throws FcProblem where they are not those that were measured
     */
    void pack(RawEntry to) throws IOException {
        try (EntryInput in = new EntryInput(entry)) {
            to.write(stored ? in : deflating(in, size()));
            state.checkUnchanged(entry, crc, in);
        }
    }

    /** Takes the bytes of an entry as they stand in the zip. */
    interface RawEntry {
        void write(InputStream raw) throws IOException;
    }

    private static byte[] head(Entry entry) {
        try {
            return entry.content().head(CompressedFormat.HEAD);
        } catch (IOException e) {
            throw EntryInput.unreadable(entry, e);
        }
    }

    private static long length(InputStream in, long size) {
        byte[] buffer = new byte[bufferFor(size)];
        long length = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
            }
        } catch (IOException e) {
            throw new IllegalStateException("EntryInput throws none", e);
        }
        return length;
    }

    /** A thread deflates one entry at a time; what it needs for that is not the heap's, and costs more than a small entry. */
    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL, true));

    private static InputStream deflating(InputStream in, long size) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        return new DeflaterInputStream(in, deflater, bufferFor(size));
    }

    private static int bufferFor(long size) {
        return (int) Math.max(512, Math.min(BUFFER, size));
    }
}
