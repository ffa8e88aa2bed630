package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** hypercorn, which closes an idle connection after 5 s. */
final class Hypercorn implements KnownServer {

    private static final String OTHERWISE = "hypercorn closes an idle connection after 5 s";

    @Override
    public String label() {
        return "hypercorn";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("hypercorn", line);
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON && PythonCode.imports(code, "hypercorn");
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8000);
    }

    @Override
    public Optional<String> pipModule(String program) {
        return Optional.of(program).filter("hypercorn"::equals);
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
        return program(start).equals("hypercorn")
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
        if (!program(start).equals("hypercorn")) {
            return CodeTimer.inSeconds("keep_alive_timeout", OTHERWISE).limits(start.code());
        }
        List<String> configured = List.of("-c", "--config");
        boolean elsewhere = python.option(configured, start.argv(), "").isPresent();
        return python.argument(List.of("--keep-alive"), start.argv(), "--keep-alive", "the start command")
                .map(idle -> new DeclaredLimits(PythonStart.forADay(idle), Optional.empty()))
                .orElse(
                        elsewhere
                                ? DeclaredLimits.NONE
                                : DeclaredLimits.tooShort("--keep-alive is not set, so " + OTHERWISE));
    }

    private static String program(PackagedStart start) {
        return new PythonStart(start.function(), start.argv()).program();
    }
}
