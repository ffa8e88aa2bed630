package io.github.fcmaven.function;

import io.github.fcmaven.files.Hash;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.input.TooPackedException;
import io.github.fcmaven.input.Unpacking;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SHA-256 of an archive and of every jar that it was made of, in the form of
 * {@code sha256sum}: what a start has no time to compare.
 */
public final class Digests {

    /** Where they stand in the package. */
    public static final CodePath FILE = CodePath.of("app.sha256");

    private Digests() {}

    /** A line for each of them, in their order. */
    public static String of(Collection<Entry> jars) {
        return jars.parallelStream()
                .map(jar -> sha256(jar.content()) + "  " + jar.path() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * A file of a package that is not what its archive was made of, empty
     * where there is none or the package has no archive.
     */
    public static Optional<String> changed(FunctionPackage function) {
        return function.entry(FILE).flatMap(digests -> text(digests.content())
                .lines()
                .filter(line -> line.length() > 66)
                .distinct()
                .filter(line -> CodePath.find(line.substring(66))
                        .flatMap(function::entry)
                        .filter(entry -> isFile(entry, line.substring(0, 64)))
                        .isEmpty())
                .map(line -> line.substring(66))
                .findFirst());
    }

    /** What unpacks to far more than it takes is not a jar, and is not read through. */
    private static boolean isFile(Entry entry, String sha256) {
        Content content = entry.content();
        try {
            Unpacking.refuse(content.size(), content.packedSize(), entry.path().value());
            return sha256(content).equals(sha256);
        } catch (TooPackedException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In hexadecimal digits. */
    public static String sha256(Content content) {
        return hex(Hash.SHA_256, content);
    }

    /** Told apart by mistake, never by malice: who can change the jar can change the script that compares it. */
    public static String md5(Content content) {
        return hex(Hash.MD5, content);
    }

    private static String hex(Hash hash, Content content) {
        try (InputStream in = content.open()) {
            return hash.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Content content) {
        try (InputStream in = content.open()) {
            return BoundedInput.text(in, BoundedInput.TEXT, FILE.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
