package io.github.fcmaven.setting;

/**
 * What is wrong with a setting.
 *
 * @param kind what follows from it
 * @param path where it stands: {@code nasConfig.mountPoints[0].mountDir}
 * @param observed what is there
 * @param fix what to change; {@link #AT} stands for the path and the file that has it
 */
public record Fault(Kind kind, String path, String observed, String fix) {

    /** Where a fix names the path, which each caller has in another file. */
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
