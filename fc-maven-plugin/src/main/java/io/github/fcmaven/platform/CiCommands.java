package io.github.fcmaven.platform;

import java.util.regex.Pattern;

/**
 * The commands that a CI finds in a log: {@code ::error} of GitHub at the beginning of a line, {@code ##[...} and
 * {@code ##vso[} of Azure anywhere.
 */
public final class CiCommands {

    /** GitHub passes over blanks before it. */
    private static final Pattern AT_START = Pattern.compile("(?m)^(\\s*:)(?=:)");

    private static final Pattern ANYWHERE = Pattern.compile("#(?=#[A-Za-z]*\\[)");

    private CiCommands() {}

    /** The same text with a blank in each of them, so that none is obeyed: for what others printed, or named. */
    public static String broken(String text) {
        String shown = text.indexOf("::") < 0 ? text : AT_START.matcher(text).replaceAll("$1 ");
        return shown.indexOf("##") < 0 ? shown : ANYWHERE.matcher(shown).replaceAll("# ");
    }
}
