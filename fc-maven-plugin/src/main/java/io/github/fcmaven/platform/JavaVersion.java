package io.github.fcmaven.platform;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Java as {@code java.version} and the file {@code release} have it, such as {@code 17.0.15} or {@code
 * 1.8.0_492}.
 */
public final class JavaVersion {

    /** Java 8 and those before call themselves 1.8. */
    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?([0-9]{1,4})");

    private JavaVersion() {}

    /** Its feature number, such as 17 or 8; empty where the text does not begin with one. */
    public static OptionalInt feature(String version) {
        Matcher feature = FEATURE.matcher(version);
        return feature.lookingAt() ? OptionalInt.of(Integer.parseInt(feature.group(1))) : OptionalInt.empty();
    }
}
