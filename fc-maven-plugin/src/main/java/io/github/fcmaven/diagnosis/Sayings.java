package io.github.fcmaven.diagnosis;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One thing, in the words of each program that says it. */
final class Sayings {

    private static final Pattern SPEAKER = Pattern.compile("^[\\w.,+/ -]+?  +");

    private Sayings() {}

    /**
     * What matches any of them. A quotation mark in it is escaped, for QDox, which makes the plugin's descriptor: it
     * reads a text block to its end only if their number is even.
     *
     * @param sayings in each line who says it, two blanks or more, and a pattern
     */
    static Pattern anyOf(String sayings) {
        return Pattern.compile(sayings.lines()
                .map(line -> SPEAKER.matcher(line).replaceFirst(""))
                .collect(Collectors.joining("|")));
    }
}
