package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Formats that are compressed already: to deflate them takes time at packaging and at each cold start, and saves
 * nothing.
 *
 * <p>The first bytes decide, because a name may say anything. A jar is also known by its name, because an executable
 * one may begin with a shell script.
 */
final class CompressedFormat {

    /** How many bytes from the beginning decide it. */
    static final int HEAD = 12;

    private static final Set<String> JARS = Set.of("jar", "war", "ear", "zip");

    private static final int ANY = -1;

    /** First bytes in hexadecimal; {@code ..} stands for any byte. */
    private static final List<int[]> MAGICS = Stream.of(
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
                    "1a45dfa3") // WebM
            .map(CompressedFormat::magic)
            .toList();

    private CompressedFormat() {}

    /** Whether an entry of that name that begins with those bytes is compressed already; it may have more of them. */
    static boolean recognises(CodePath path, byte[] head) {
        String name = path.name();
        if (JARS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (int[] magic : MAGICS) {
            if (beginsWith(head, magic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWith(byte[] head, int[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (magic[i] != ANY && magic[i] != (head[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static int[] magic(String hexadecimal) {
        int[] magic = new int[hexadecimal.length() / 2];
        for (int i = 0; i < magic.length; i++) {
            String digits = hexadecimal.substring(2 * i, 2 * i + 2);
            magic[i] = digits.equals("..") ? ANY : Integer.parseInt(digits, 16);
        }
        return magic;
    }
}
