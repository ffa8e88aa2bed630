package io.github.fcmaven.function;

import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.input.Unpacking;
import io.github.fcmaven.platform.CodePath;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A package of which each file can be looked into as often as one likes, at the price of unpacking once those that
 * its zip compresses.
 */
public final class FilesInPlace implements Closeable {

    private final Unpacking unpacked = new Unpacking();
    private final FunctionPackage function;

    private FilesInPlace(FunctionPackage function) {
        SortedMap<CodePath, Entry> entries = new TreeMap<>(function.entries());
        entries.replaceAll((path, entry) -> entry.content().isAtHand()
                ? entry
                : new Entry(path, new Once(entry.content(), unpacked), entry.given()));
        this.function = function.withEntries(entries);
    }

    /** The same package; nothing is unpacked before somebody looks into it. */
    public static FilesInPlace of(FunctionPackage function) {
        return new FilesInPlace(function);
    }

    /** To be used until this is closed. */
    public FunctionPackage function() {
        return function;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** Bytes that are unpacked by whoever first looks into them. */
    private static final class Once implements Content {

        private final Content packed;
        private final Unpacking unpacking;
        private RandomBytes bytes;

        Once(Content packed, Unpacking unpacking) {
            this.packed = packed;
            this.unpacking = unpacking;
        }

        @Override
        public long size() {
            return packed.size();
        }

        @Override
        public long packedSize() {
            return packed.packedSize();
        }

        @Override
        public InputStream open() throws IOException {
            return packed.open();
        }

        @Override
        public boolean isAtHand() {
            return true;
        }

        @Override
        public synchronized RandomBytes random(String name) throws IOException {
            if (bytes == null) {
                bytes = unpacking.unpack(packed::open, size(), packedSize(), name);
            }
            unpacking.checkOpen();
            return bytes;
        }
    }
}
