package io.github.fcmaven.server;

import java.util.Optional;

/**
 * A setting without which a server does not keep the contract.
 *
 * @param carrier how a start tells it
 * @param key as the server's documentation writes it
 * @param value what the contract needs; {@code {port}} stands for CAPort
 * @param otherwise what the server does without it
 * @param setBy the file, variable or parameter by which the user has set it, to whatever value; empty where it is
 *     missing
 */
public record Need(Carrier carrier, String key, String value, String otherwise, Optional<String> setBy) {

    /** How a start tells a setting to its server. */
    public sealed interface Carrier {

        /** As a system property before {@code -jar}. */
        record Property() implements Carrier {}

        /** As a variable of that name. */
        record Variable(String name) implements Carrier {}

        /** As an argument that is appended to a variable of that name. */
        record ArgumentIn(String variable) implements Carrier {}
    }

    static Need property(String key, String value, String otherwise) {
        return new Need(new Carrier.Property(), key, value, otherwise, Optional.empty());
    }

    /** What a port of TLS needs, because the platform ends TLS before the function. */
    static Need plainHttp(String key, String value, Setting tls) {
        return property(key, value, tls.place() + " lets the server accept TLS alone");
    }

    Need setBy(Optional<String> source) {
        return new Need(carrier, key, value, otherwise, source);
    }

    /** Whether nobody has set it. */
    public boolean isMissing() {
        return setBy.isEmpty();
    }

    /** How messages show the word that carries it, such as {@code -Dserver.port=9000}. */
    String word(String effective) {
        if (carrier instanceof Carrier.Variable variable) {
            return variable.name() + "=" + effective;
        }
        return carrier instanceof Carrier.ArgumentIn argument
                ? key + " " + effective + " in " + argument.variable()
                : "-D" + key + "=" + effective;
    }
}
