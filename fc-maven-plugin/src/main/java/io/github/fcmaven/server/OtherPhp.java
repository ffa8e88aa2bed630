package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** Another server in PHP. */
final class OtherPhp implements KnownServer {

    @Override
    public String label() {
        return "a PHP server";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PHP;
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "listen at 0.0.0.0 where server.php makes its socket",
                "listen at getenv('FC_CUSTOM_LISTEN_PORT') ?: {port} where server.php makes its socket"
                        + ServerFixes.OR_CA_PORT,
                "keep connections in server.php: answer with HTTP/1.1 and without Connection: close, and"
                        + " close none that"
                        + " is idle",
                "call set_time_limit(0) in server.php");
    }
}
