package io.github.fcmaven.server;

import java.util.OptionalInt;

/** aiohttp, which closes an idle connection after 75 s; where the code makes its runner, since 3.11 after 3630 s. */
final class Aiohttp implements PythonServer {

    private static final String COMMAND = "aiohttp.web";
    private static final String CLOSES = "aiohttp closes an idle connection after 75 s";

    @Override
    public String module() {
        return "aiohttp";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls(COMMAND, line) && line.contains("python");
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("pass keepalive_timeout=90000 to web.run_app (75 s otherwise)");
    }

    /** Its command takes an address and a port, and no time. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        if (PythonStart.of(start).program().equals(COMMAND)) {
            String listen = "pass -H 0.0.0.0 -P {port} to " + COMMAND + ServerFixes.IN_START;
            return new ServerFixes(
                    listen,
                    listen + ServerFixes.OR_CA_PORT,
                    "start a file of your own, in place of -m " + COMMAND
                            + ", that calls web.run_app(APP, host='0.0.0.0', port={port}, keepalive_timeout=90000):"
                            + " the command has no option for it, and " + CLOSES,
                    fixes().execution());
        }
        return ownRunner(start)
                ? PythonCode.fixes(
                        "pass keepalive_timeout=90000 to web.AppRunner" + PythonFile.placeOf("AppRunner", start))
                : fixes().withKeepAlive("pass keepalive_timeout=90000 to web.run_app"
                        + PythonFile.placeOf("run_app", start) + " (75 s otherwise)");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        if (PythonStart.of(start).program().equals(COMMAND)) {
            return DeclaredLimits.idle(false, "the command aiohttp.web has no option for it, and " + CLOSES, 75);
        }
        boolean own = ownRunner(start);
        return CodeTimer.inSeconds(
                        "keepalive_timeout", CLOSES + (own ? ", since 3.11 after 3630 s" : ""), own ? 3630 : 75)
                .limits(start.code());
    }

    private static boolean ownRunner(PackagedStart start) {
        return start.code().contains("AppRunner(");
    }
}
