package io.github.fcmaven.server;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a program in Python says of its server: what it imports, and where it listens. */
final class PythonCode {

    /** How its code reads the port. */
    static final String LISTEN_ON_PORT =
            "listen at int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port})) where the application starts its server"
                    + ServerFixes.OR_CA_PORT;

    static final String LISTEN_EVERYWHERE = "listen at 0.0.0.0 where the application starts its server";

    private PythonCode() {}

    /** Whether Bottle starts that server, which its code then imports nowhere. */
    static boolean isBottleOn(String server, String code) {
        return imports(code, "bottle")
                && Pattern.compile("\\bserver\\s*=\\s*[\"']" + server + "[\"']")
                        .matcher(code)
                        .find();
    }

    /** Whether it imports a module, or something of it. */
    static boolean imports(String code, String module) {
        return Pattern.compile("(?m)^[ \\t]*(?:from\\s+|import\\s+(?:[\\w.]+(?:\\s+as\\s+\\w+)?\\s*,\\s*)*)"
                        + Pattern.quote(module) + "\\b")
                .matcher(code)
                .find();
    }

    /** The fixes of a server that only its code tells what to do. */
    static ServerFixes fixes(String keepAlive) {
        return new ServerFixes(
                LISTEN_EVERYWHERE,
                LISTEN_ON_PORT,
                keepAlive + ", where the application starts its server",
                "turn off every timeout that ends a running request where the application starts its server");
    }

    /** What code sets a name to, as a keyword or an attribute. */
    static Optional<Setting> assigned(String name, String code) {
        return Pattern.compile("(?m)^(?!\\s*#).*?\\b" + name + "\\s*=\\s*([\\w.]+)")
                .matcher(code)
                .results()
                .map(found -> new Setting(name, found.group(1).replaceAll("(?<=\\d)_(?=\\d)", ""), "the code"))
                .reduce((first, last) -> last);
    }
}
