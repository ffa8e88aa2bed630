package io.github.fcmaven.server;

import java.util.regex.Pattern;

/** A line of a command or of a start script, and which program it calls. */
final class ProgramLine {

    private ProgramLine() {}

    /** Whether it calls a program of that plain name, at whatever path. */
    static boolean calls(String name, String line) {
        return line.contains(name)
                && Pattern.compile("(?<![\\w.-])" + name + "(?![\\w./-])")
                        .matcher(line)
                        .find();
    }

    /** Whether something in it, which begins at the beginning of a word, has that form. */
    static boolean matches(String form, String line) {
        return Pattern.compile("\\b" + form).matcher(line).find();
    }
}
