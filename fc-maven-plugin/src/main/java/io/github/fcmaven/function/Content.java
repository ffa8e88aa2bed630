package io.github.fcmaven.function;

import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.input.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of an entry, which can be read as often as needed. */
public interface Content {

    /** How many bytes {@link #open()} gives. */
    long size();

    /** The bytes from the beginning; the caller closes the stream. */
    InputStream open() throws IOException;

    /** The file the bytes come from, empty where they were made here. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Whether the bytes are known to be worth compressing, whatever their name and first bytes say of them. */
    default boolean isUncompressed() {
        return false;
    }

    /** The same bytes, known to be worth compressing: a jar, say, that holds its files uncompressed. */
    default Content uncompressed() {
        return new UncompressedContent(this);
    }

    /** Where these bytes stand as they are: a file, or a part of one; empty where they must be computed. */
    default Optional<FilePart> place() {
        return file().map(whole -> new FilePart(whole, 0));
    }

    /**
     * A file from some byte on.
     *
     * @param offset where in the file the bytes begin
     */
    record FilePart(Path file, long offset) {}

    /** How many bytes it takes where it stands; fewer than {@link #size()} where it is compressed there. */
    default long packedSize() {
        return size();
    }

    /** Whether any of its bytes can be read without reading those before. */
    default boolean isAtHand() {
        return place().isPresent();
    }

    /**
     * The bytes at any position, until they are closed: read where they stand, else unpacked first.
     *
     * @param name how messages name them
     */
    default RandomBytes random(String name) throws IOException {
        if (place().isPresent()) {
            return RandomBytes.of(
                    FileChannel.open(place().get().file()), place().get().offset(), size());
        }
        return Unpacking.alone(this::open, size(), packedSize(), name);
    }

    /** The first bytes, at most so many. */
    default byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }

    /** The bytes of a file, whose size is the one it has now. */
    static Content of(Path file) {
        try {
            return of(file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file whose size is known already. */
    static Content of(Path file, long size) {
        return new FileContent(file, size);
    }

    /** The given bytes. */
    static Content of(byte[] bytes) {
        return new BytesContent(bytes.clone());
    }

    /** The given text, in UTF-8. */
    static Content of(String text) {
        return new BytesContent(text.getBytes(StandardCharsets.UTF_8));
    }
}

record FileContent(Path path, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }
}

record BytesContent(byte[] bytes) implements Content {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isAtHand() {
        return true;
    }

    @Override
    public RandomBytes random(String name) {
        return RandomBytes.of(bytes);
    }

    /** By what they are, as a file is by its path: a record would ask whether it is the same array. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BytesContent content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, " + Integer.toHexString(hashCode());
    }
}

record UncompressedContent(Content content) implements Content {
    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public Optional<Path> file() {
        return content.file();
    }

    @Override
    public boolean isUncompressed() {
        return true;
    }
}
