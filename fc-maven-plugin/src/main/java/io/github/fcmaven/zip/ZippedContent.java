package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The bytes of an entry of a zip, read at the place that the directory of the zip names: to open it again does not read
 * the directory again.
 *
 * @param zip the zip
 * @param name the entry, as messages name it
 * @param size how many bytes it has, as the directory says; no more are ever read
 * @param packedSize how many bytes it takes in the zip
 * @param offset where they begin in the zip
 * @param crc the CRC-32 of its bytes, as the directory says
 * @param deflated or stored, the only two ways
 */
record ZippedContent(Path zip, String name, long size, long packedSize, long offset, long crc, boolean deflated)
        implements Content {

    private static final int BUFFER = 1 << 14;

    static ZippedContent of(Path zip, ZipArchiveEntry entry) {
        return new ZippedContent(
                zip,
                CodePath.printable(entry.getName()),
                entry.getSize(),
                entry.getCompressedSize(),
                entry.getDataOffset(),
                entry.getCrc(),
                entry.getMethod() != ZipEntry.STORED);
    }

    @Override
    public Optional<FilePart> place() {
        return deflated || size != packedSize ? Optional.empty() : Optional.of(new FilePart(zip, offset));
    }

    /** An entry that does not have the bytes that the directory promises is damaged: no more are read. */
    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(zip);
        try {
            channel.position(offset);
            Packed packed = new Packed(Channels.newInputStream(channel), packedSize);
            return new Summed(BoundedInput.exactly(deflated ? new Inflated(packed, name) : packed, size, name));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The bytes of the entry; an end after other bytes than those that were packed is none. */
    private final class Summed extends CheckedInputStream {
        Summed(InputStream in) {
            super(in, new CRC32());
        }

        @Override
        public int read() throws IOException {
            return ended(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return ended(super.read(bytes, from, length));
        }

        private int ended(int read) throws IOException {
            if (read < 0 && getChecksum().getValue() != crc) {
                throw new ZipException(name + " is damaged: its bytes do not have the checksum of the directory");
            }
            return read;
        }
    }

    /** So many bytes of a stream, and one more that nobody uses: Java's inflater may ask for it. */
    private static final class Packed extends FilterInputStream {
        private long left;
        private boolean ended;

        Packed(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = left > 0 ? in.read(bytes, from, (int) Math.min(length, left)) : -1;
            left -= Math.max(got, 0);
            return got;
        }

        /** Gives the one more. */
        boolean end(byte[] bytes) {
            boolean first = !ended;
            ended = true;
            bytes[0] = 0;
            return first;
        }
    }

    /** The bytes of a deflated entry; a message about them names the entry. */
    private static final class Inflated extends InflaterInputStream {
        private final String name;

        Inflated(Packed packed, String name) {
            super(packed, new Inflater(true), BUFFER);
            this.name = name;
        }

        @Override
        protected void fill() throws IOException {
            len = in.read(buf, 0, buf.length);
            if (len < 0 && ((Packed) in).end(buf)) {
                len = 1;
            }
            if (len < 0) {
                throw new EOFException(name + " is cut");
            }
            inf.setInput(buf, 0, len);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (ZipException e) {
                throw (ZipException) new ZipException(name + " is damaged: " + e.getMessage()).initCause(e);
            }
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
