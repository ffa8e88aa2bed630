package io.github.fcmaven.platform;

import java.util.regex.Pattern;

/** The names whose values look secret: those of variables, properties, settings and options. */
public final class SecretName {

    /** Within a name; {@code pass}, {@code auth} and {@code key} are parts of other words, and count alone. */
    private static final Pattern SECRET = Pattern.compile(
            "passw|passphrase|pwd|secret|token|credential|private|authorization"
                    + "|(?:api|access|signing|encryption|session|master|account)[-_. ]?\\.?key"
                    + "|(?<![a-z])(?:pass|auth)(?![a-z])|_key(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    private SecretName() {}

    /** Whether what has that name looks secret. */
    public static boolean is(CharSequence name) {
        return SECRET.matcher(name).find();
    }
}
