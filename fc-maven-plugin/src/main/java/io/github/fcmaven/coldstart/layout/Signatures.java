package io.github.fcmaven.coldstart.layout;

import java.util.Locale;

/** What becomes of the signatures of the jars in the code package. */
public enum Signatures {
    /** They stay; a JVM keeps no class of a signed jar in an archive. */
    KEEP,
    /** The jars in the package are copies without them; the build's own jars stay as they are. */
    DROP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
