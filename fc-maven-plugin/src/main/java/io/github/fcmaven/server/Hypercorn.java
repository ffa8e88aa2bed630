package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;

/**
 * hypercorn, which closes an idle connection after 5 s, and since 0.16 any connection after 1000 requests: of these no
 * argument tells it, only its file or code.
 */
final class Hypercorn implements PythonCommand {

    private static final String OTHERWISE = "hypercorn closes an idle connection after 5 s";
    private static final String IDLE = "--keep-alive";
    private static final String REQUESTS = "keep_alive_max_requests";

    /** So many digits are no limit within a day. */
    private static final String MANY = "\\d{6,18}";

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
                "write keep_alive_max_requests = 1000000000 in hypercorn.toml, and pass --keep-alive 90000 --config"
                        + " hypercorn.toml to hypercorn" + ServerFixes.IN_START
                        + " (5 s, and since hypercorn 0.16 1000 requests, otherwise)",
                "look for a timeout where the application handles the request: hypercorn itself cuts none");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        ServerFixes fixes = isProgramOf(start)
                ? fixes()
                : new ServerFixes(
                        "set bind = ['0.0.0.0:{port}'] of hypercorn's Config where the application starts its server",
                        PythonCode.LISTEN_ON_PORT,
                        "set keep_alive_timeout = 90000 and keep_alive_max_requests = 1000000000 of hypercorn's Config"
                                + " where the application starts its server (5 s, and since hypercorn 0.16 1000"
                                + " requests, otherwise)",
                        fixes().execution());
        return PythonStart.without(setting(start, "max_requests", "--max-requests"), fixes);
    }

    @Override
    public Optional<String> givenFile(PackagedStart start) {
        return isProgramOf(start) ? PythonStart.of(start).givenFile() : Optional.empty();
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        Optional<Setting> requests = setting(start, REQUESTS);
        Optional<Setting> few =
                requests.filter(set -> PythonStart.isNumber(set) && !set.value().matches(MANY));
        return PythonStart.endsAfter(
                        setting(start, "max_requests", "--max-requests"), "hypercorn replaces its worker, or ends")
                .or(() -> few.map(set -> DeclaredLimits.tooShort(PythonStart.says(set))))
                .orElseGet(() -> withRequests(idle(start), requests, start));
    }

    /** What its timer of idle connections says. */
    private DeclaredLimits idle(PackagedStart start) {
        return isProgramOf(start)
                ? setting(start, "keep_alive_timeout", IDLE)
                        .map(idle -> new DeclaredLimits(PythonStart.forADay(idle), Optional.empty()))
                        .orElseGet(() -> isWhole(start)
                                ? DeclaredLimits.tooShort(IDLE + " is not set, so " + OTHERWISE)
                                : DeclaredLimits.NONE)
                : CodeTimer.inSeconds("keep_alive_timeout", OTHERWISE, 5).limits(start.code());
    }

    /** A timer that is long enough lets a connection live only if no number of requests ends it. */
    private DeclaredLimits withRequests(DeclaredLimits idle, Optional<Setting> requests, PackagedStart start) {
        Optional<Declared> forADay = idle.keepAlive().filter(Declared::forADay);
        Optional<String> version = PythonStart.of(start).version(module());
        boolean countsNone =
                version.filter(text -> text.matches("0\\.(?:\\d|1[0-5])\\..*")).isPresent();
        if (forADay.isEmpty() || countsNone && requests.isEmpty()) {
            return idle;
        }
        if (requests.isEmpty()) {
            return version.filter(text -> isWhole(start))
                    .map(text -> DeclaredLimits.tooShort(REQUESTS + " is not set, so hypercorn " + text
                            + " closes a connection after 1000 requests"))
                    .orElse(DeclaredLimits.NONE);
        }
        String says = forADay.get().says() + ", " + PythonStart.says(requests.get());
        return new DeclaredLimits(
                Optional.of(new Declared(true, says)).filter(one -> PythonStart.isNumber(requests.get())),
                Optional.empty());
    }

    /** Whether all that may set it was read: its file, or its code. */
    private boolean isWhole(PackagedStart start) {
        return isProgramOf(start)
                ? !PythonStart.of(start).hasUnreadConfiguration()
                : !start.code().contains("Config.from_");
    }

    /** What an argument, its file or its code says. */
    private Optional<Setting> setting(PackagedStart start, String name, String... flags) {
        if (!isProgramOf(start)) {
            return PythonCode.assigned(name, start.code());
        }
        PythonStart python = PythonStart.of(start);
        return python.argument(List.of(flags), start.argv(), flags.length == 0 ? name : flags[0], "the start command")
                .or(() -> python.configured().flatMap(file -> python.assigned(name)));
    }
}
