package io.github.fcmaven.language;

import java.util.Comparator;

/**
 * A release of a language: its first two numbers.
 *
 * @param major such as 3 of Python 3.8
 * @param minor such as 8 of Python 3.8
 */
public record Release(int major, int minor) implements Comparable<Release> {

    /** The release of a version such as {@code 3.7.4}; for one such as {@code 20} its last minor release. */
    public static Release of(String version) {
        String[] numbers = version.split("\\.");
        return new Release(
                Integer.parseInt(numbers[0]), numbers.length > 1 ? Integer.parseInt(numbers[1]) : Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(Release other) {
        return Comparator.comparingInt(Release::major)
                .thenComparingInt(Release::minor)
                .compare(this, other);
    }

    /** Whether it runs a program for the other one. */
    public boolean has(Release needed) {
        return compareTo(needed) >= 0;
    }

    @Override
    public String toString() {
        return minor == Integer.MAX_VALUE ? String.valueOf(major) : major + "." + minor;
    }
}
