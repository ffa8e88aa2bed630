package io.github.fcmaven.server;

import java.util.OptionalInt;

/** aiohttp, which closes an idle connection after 75 s, since 3.11 after 3630 s. */
final class Aiohttp implements PythonServer {

    @Override
    public String module() {
        return "aiohttp";
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes(
                "pass keepalive_timeout=90000 to web.run_app (75 s otherwise, 3630 s since aiohttp 3.11)");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return start.code().contains("AppRunner(")
                ? PythonCode.fixes("pass keepalive_timeout=90000 to web.AppRunner")
                : fixes();
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return CodeTimer.inSeconds(
                        "keepalive_timeout",
                        "aiohttp closes an idle connection after 75 s, since 3.11 after 3630 s",
                        3630)
                .limits(start.code());
    }
}
