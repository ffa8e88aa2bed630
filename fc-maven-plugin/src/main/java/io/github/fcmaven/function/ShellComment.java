package io.github.fcmaven.function;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comment behind the commands of a line: no shell reads it. */
public final class ShellComment {

    /** A word, also with quotes, in which a # is a letter; what is not closed ends the line. */
    private static final Pattern COMMENT = Pattern.compile(
            "((?:\\\\.|'[^']*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s;&|()'\"\\\\#][^\\s;&|()'\"\\\\]*+|[\\s;&|()])*+)"
                    + "(?<=^|[\\s;&|()])#.*");

    private ShellComment() {}

    /** The line without it. */
    public static String removed(String line) {
        Matcher comment = line.contains("#") ? COMMENT.matcher(line) : null;
        return comment != null && comment.matches() ? comment.group(1).stripTrailing() : line;
    }
}
