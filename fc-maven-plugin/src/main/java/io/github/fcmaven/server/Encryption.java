package io.github.fcmaven.server;

/**
 * A setting by which the server's port speaks TLS alone, or no plain HTTP at all.
 *
 * @param said the setting
 * @param plain a setting, as key and value, with which the port speaks plain HTTP
 */
public record Encryption(Setting said, String plain) {

    /** Where to write it, with the other places where it counts. */
    String fix() {
        return "set " + plain + ", where that is set now" + ServerFixes.OR_IN_POM
                + ": the platform ends TLS before the function";
    }
}
