package io.github.fcmaven.executable;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.Optional;

/** A text that is not in UTF-8, or has a mark of its encoding before its first character. */
public enum TextEncoding {
    UTF_8("line 1 begins with a byte order mark, so that its #! is not at the first byte", true),
    UTF_16_LE("is saved as UTF-16 (little endian)", true),
    UTF_16_BE("is saved as UTF-16 (big endian)", true),
    UTF_32("is saved as UTF-32", true),
    UTF_16_LE_UNMARKED("is saved as UTF-16 (little endian): each second byte is 0", false),
    UTF_16_BE_UNMARKED("is saved as UTF-16 (big endian): each second byte is 0", false);

    private final String what;
    private final boolean marked;

    TextEncoding(String what, boolean marked) {
        this.what = what;
        this.marked = marked;
    }

    /** That of a file; empty where it is UTF-8 without a mark, or no text. */
    public static Optional<TextEncoding> of(byte[] head) {
        byte[] four = Arrays.copyOf(head, 4);
        int first = (four[0] & 0xff) << 24 | (four[1] & 0xff) << 16 | (four[2] & 0xff) << 8 | four[3] & 0xff;
        if (first >>> 8 == 0xefbbbf) {
            return Optional.of(UTF_8);
        }
        if (head.length < 4) {
            return Optional.empty();
        }
        if (first == 0xfffe0000 || first == 0x0000feff) {
            return Optional.of(UTF_32);
        }
        if (first >>> 16 == 0xfffe || first >>> 16 == 0xfeff) {
            return Optional.of(first >>> 16 == 0xfffe ? UTF_16_LE : UTF_16_BE);
        }
        boolean little = isLetter(four[0]) && four[1] == 0 && isLetter(four[2]) && four[3] == 0;
        boolean big = four[0] == 0 && isLetter(four[1]) && four[2] == 0 && isLetter(four[3]);
        return little || big ? Optional.of(little ? UTF_16_LE_UNMARKED : UTF_16_BE_UNMARKED) : Optional.empty();
    }

    private static boolean isLetter(byte b) {
        return b >= ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** What is wrong with a file of that name. */
    public FcProblem problem(String name) {
        return FcProblem.of(
                marked ? Requirement.FC_BOOTSTRAP_BOM : Requirement.FC_BOOTSTRAP_SHEBANG,
                name + " " + what,
                "save it as UTF-8 without BOM"
                        + (this == UTF_8 ? "" : " (PowerShell 7: Out-File -Encoding utf8NoBOM)"));
    }
}
