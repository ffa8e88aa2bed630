package io.github.fcmaven.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of bytes, written in hexadecimal digits. */
public enum Hash {
    /** Detects changes by mistake and by malice. */
    SHA_256("SHA-256"),
    /** Quick, and detects only mistakes. */
    MD5("MD5");

    private static final int CHUNK = 1 << 16;

    private final String algorithm;

    Hash(String algorithm) {
        this.algorithm = algorithm;
    }

    /** A new digest. */
    public MessageDigest start() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has both
        }
    }

    /** The digest of all bytes of a stream. */
    public String of(InputStream in) throws IOException {
        MessageDigest digest = start();
        byte[] buffer = new byte[CHUNK];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a text in UTF-8. */
    public String of(String text) {
        return HexFormat.of().formatHex(start().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
