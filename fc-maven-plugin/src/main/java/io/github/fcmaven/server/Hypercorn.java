package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/** hypercorn, which closes an idle connection after 5 s. */
final class Hypercorn implements PythonCommand {

    private static final CodeTimer TIMER = CodeTimer.inSeconds("keep_alive_timeout", "hypercorn", 5);

    @Override
    public String module() {
        return "hypercorn";
    }

    @Override
    public ServerFixes fixes() {
        String bind = "pass --bind 0.0.0.0:{port} to hypercorn" + ServerFixes.IN_START;
        return new ServerFixes(
                bind,
                bind + ServerFixes.OR_CA_PORT,
                "pass --keep-alive 90000 to hypercorn" + ServerFixes.IN_START + " (5 s otherwise)",
                "look for a timeout where the application handles the request: hypercorn itself cuts none");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return isProgramOf(start)
                ? fixes()
                : new ServerFixes(
                        "set bind = ['0.0.0.0:{port}'] of hypercorn's Config where the application starts its server",
                        PythonCode.LISTEN_ON_PORT,
                        "set keep_alive_timeout = 90000 of hypercorn's Config where the application starts its server"
                                + " (5 s otherwise)",
                        fixes().execution());
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        PythonStart python = new PythonStart(start.function(), start.argv());
        if (!isProgramOf(start)) {
            return TIMER.limits(start.code());
        }
        List<String> configured = List.of("-c", "--config");
        boolean elsewhere = python.option(configured, start.argv(), "").isPresent();
        return python.argument(List.of("--keep-alive"), start.argv(), "--keep-alive", "the start command")
                .map(idle -> new DeclaredLimits(PythonStart.forADay(idle), Optional.empty()))
                .orElse(
                        elsewhere
                                ? DeclaredLimits.NONE
                                : DeclaredLimits.tooShort("--keep-alive is not set, so " + TIMER.says()));
    }
}
