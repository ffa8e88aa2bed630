package io.github.fcmaven.server;

import java.util.Locale;

/**
 * A setting that somebody has made.
 *
 * @param key as the server's documentation writes it
 * @param value as it is written
 * @param source where it is written, for messages
 */
public record Setting(String key, String value, String source) {

    /** What it says, for messages: {@code server.port is 8080 (the start command)}. */
    String says() {
        return key + " is " + value.strip() + " (" + source + ")";
    }

    /** Where it is written, with its key: {@code BOOT-INF/classes/application.properties (server.port)}. */
    public String place() {
        return source + " (" + key + ")";
    }

    /**
     * Whether a written key is a form of the documented one: {@code server.tomcat.keepAliveTimeout} and
     * {@code SERVER_TOMCAT_KEEPALIVETIMEOUT} are {@code server.tomcat.keep-alive-timeout}.
     */
    static boolean isForm(String written, String key) {
        return !written.startsWith("%") && bare(written).equals(bare(key));
    }

    private static String bare(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
