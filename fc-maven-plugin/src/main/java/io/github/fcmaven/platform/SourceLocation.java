package io.github.fcmaven.platform;

import java.util.OptionalInt;

/**
 * Where in a user's file something stands that a finding speaks of.
 *
 * @param file as messages show it, relative to the module where it is in it
 * @param line counted from 1; empty where the whole file is meant
 */
public record SourceLocation(String file, OptionalInt line) {

    public SourceLocation {
        if (file.isBlank() || line.isPresent() && line.getAsInt() < 1) {
            throw new IllegalArgumentException("a location is a file and a line from 1 on");
        }
    }
}
