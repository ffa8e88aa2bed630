package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** waitress, which closes an idle connection after 120 s. */
final class Waitress implements PythonCommand {

    private static final String FLAG = "--channel-timeout";
    private static final CodeTimer TIMER =
            CodeTimer.inSeconds("channel_timeout", "waitress closes an idle connection after 120 s", 120);

    @Override
    public String module() {
        return "waitress";
    }

    /** Code of its own imports it, or names it to Bottle, whose {@code auto} takes it first. */
    @Override
    public boolean isRunBy(Language language, String code) {
        return PythonCommand.super.isRunBy(language, code)
                || language == Language.PYTHON && PythonCode.isBottleOn("(?:waitress|auto)", code);
    }

    @Override
    public String command() {
        return "waitress-serve";
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("pass channel_timeout=90000 to serve (120 s otherwise)");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return isProgramOf(start)
                ? new ServerFixes(
                        "pass --listen=0.0.0.0:{port} to waitress" + ServerFixes.IN_START,
                        "pass --listen=0.0.0.0:{port} to waitress" + ServerFixes.IN_START + ServerFixes.OR_CA_PORT,
                        "pass --channel-timeout=90000 to waitress" + ServerFixes.IN_START + " (120 s otherwise)",
                        fixes().execution())
                : PythonCode.isBottleOn("\\w+", start.code())
                        ? PythonCode.fixes("call serve(app, host='0.0.0.0', port={port}, channel_timeout=90000) of"
                                + " waitress in place of run of Bottle, which before 0.13 hands on no options (120 s"
                                + " otherwise)")
                        : fixes();
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        if (!isProgramOf(start)) {
            DeclaredLimits code = TIMER.limits(start.code());
            boolean mayBeLost =
                    PythonCode.isBottleOn("\\w+", start.code()) && start.code().contains(TIMER.name());
            return mayBeLost ? DeclaredLimits.NONE : code;
        }
        PythonStart python = PythonStart.of(start);
        return python.argument(List.of(FLAG), start.argv(), FLAG, "the start command")
                .map(idle -> new DeclaredLimits(PythonStart.forADay(idle), Optional.empty()))
                .orElseGet(
                        () -> DeclaredLimits.idle(false, FLAG + " is not set, so " + TIMER.otherwise(), TIMER.ends()));
    }
}
