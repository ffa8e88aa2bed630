package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Formats whose bytes are compressed already, so that deflating them costs time at packaging and at each cold start, and saves
 * nothing.
 *
 * <p>The first bytes decide, since a name may say anything; a jar is known by its name too, because an executable one may begin
 * with a shell script.
 */
final class CompressedFormat {

    /** How many bytes from the beginning decide it. */
    static final int HEAD = 12;

    private static final Set<String> JARS = Set.of("jar", "war", "ear", "zip");

    /** First bytes in hexadecimal; {@code ..} stands for any byte. */
    private static final List<String> MAGICS = List.of(
            "504b0304", // zip, jar
            "504b0506", // an empty one
            "1f8b", // gzip
            "fd377a585a00", // xz
            "425a68", // bzip2
            "28b52ffd", // zstandard
            "377abcaf271c", // 7z
            "89504e470d0a1a0a", // PNG
            "ffd8ff", // JPEG
            "47494638", // GIF
            "52494646........57454250", // WebP
            "774f4646", // WOFF
            "774f4632", // WOFF2
            "4f676753", // Ogg
            "494433", // MP3
            "........66747970", // MP4
            "1a45dfa3"); // WebM

    private CompressedFormat() {}

    /** Whether an entry of that name and with those first bytes is compressed already. */
    static boolean recognises(CodePath path, byte[] head) {
        String name = path.name().toLowerCase(Locale.ROOT);
        return JARS.contains(name.substring(name.lastIndexOf('.') + 1))
                || MAGICS.stream().anyMatch(magic -> beginsWith(head, magic));
    }

    private static boolean beginsWith(byte[] head, String magic) {
        if (head.length < magic.length() / 2) {
            return false;
        }
        for (int i = 0; i < magic.length() / 2; i++) {
            String digits = magic.substring(2 * i, 2 * i + 2);
            if (!digits.equals("..") && Integer.parseInt(digits, 16) != (head[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
