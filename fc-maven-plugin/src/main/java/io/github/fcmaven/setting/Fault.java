package io.github.fcmaven.setting;

/**
 * What is wrong with a setting.
 *
 * @param kind what follows from it
 * @param path where it is: {@code nasConfig.mountPoints[0].mountDir}
 * @param observed the value that is there
 * @param fix what to change; {@link #AT} is replaced by the path and its file
 */
public record Fault(Kind kind, String path, String observed, String fix) {

    /** Where a fix names the path; each caller has that in another file. */
    public static final String AT = "{at}";

    /** What follows from a fault. */
    public enum Kind {
        /** The deploy tool reads no such key, or a value of another kind. */
        UNREAD,
        /** The platform refuses it. */
        REFUSED,
        /** It may not be what was meant. */
        DOUBTFUL
    }

    /** The fix, in words of its file. */
    public String fix(String at) {
        return fix.replace(AT, at);
    }
}
