package io.github.fcmaven.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * uvicorn, which closes an idle connection after 5 s. Started by its command it takes settings from variables too. Each
 * setting was measured on running servers.
 */
final class Uvicorn implements PythonCommand {

    private static final String KEEP_ALIVE = "--timeout-keep-alive";

    private static final CodeTimer CODE =
            CodeTimer.inSeconds("timeout_keep_alive", "uvicorn closes an idle connection after 5 s", 5);

    /**
     * An option.
     *
     * @param flags by which an argument may give it, or what stands in its place
     * @param value what the contract needs
     * @param otherwise what uvicorn does without it
     */
    private record Option(List<String> flags, String value, String otherwise) {}

    private static final List<Option> OPTIONS = List.of(
            new Option(List.of(KEEP_ALIVE), "90000", "uvicorn closes an idle connection after 5 s"),
            new Option(List.of("--host", "--uds", "--fd"), "0.0.0.0", "uvicorn listens on 127.0.0.1"),
            new Option(List.of("--port", "--uds", "--fd"), "{port}", "uvicorn listens on 8000"));

    /** How an application of ASGI is started that nothing serves; what is there already is not advised again. */
    static String instead(PackagedStart start, PythonApplication application) {
        return PythonStart.of(start).withModule("uvicorn") + "start python3 -m uvicorn "
                + application.words("--app-dir") + " --host 0.0.0.0 --port {port} --timeout-keep-alive 90000";
    }

    @Override
    public String module() {
        return "uvicorn";
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "pass --host 0.0.0.0 to uvicorn" + ServerFixes.IN_START,
                "pass --port {port} to uvicorn" + ServerFixes.IN_START + ServerFixes.OR_CA_PORT,
                "pass --timeout-keep-alive 90000 to uvicorn (5 s otherwise)",
                "look for a timeout where the application handles the request: uvicorn itself cuts none");
    }

    @Override
    public List<Need> needs(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        return isProgramOf(start)
                ? OPTIONS.stream().map(option -> need(option, python)).toList()
                : List.of();
    }

    private static Need need(Option option, PythonStart python) {
        String flag = option.flags().get(0);
        String variable = variable(flag);
        Optional<String> source = python.option(option.flags(), python.argv(), "the start command")
                .or(() -> python.variable(variable).map(value -> "the variable " + variable));
        return new Need(new Need.Carrier.Variable(variable), flag, option.value(), option.otherwise(), source);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        Optional<DeclaredLimits> ends = PythonStart.endsAfter(requests(start), "uvicorn ends");
        if (ends.isPresent()) {
            return ends.get();
        }
        if (isRunByCode(start)) {
            return CODE.limits(start.code());
        }
        if (!isProgramOf(start)) {
            return DeclaredLimits.NONE;
        }
        Setting idle = setting(python, KEEP_ALIVE).orElse(new Setting(KEEP_ALIVE, "5", ""));
        return new DeclaredLimits(PythonStart.forADay(idle), Optional.empty());
    }

    /** After how many requests it ends, if it is told. */
    private Optional<Setting> requests(PackagedStart start) {
        if (isRunByCode(start)) {
            return PythonCode.assigned("limit_max_requests", start.code());
        }
        return isProgramOf(start) ? setting(PythonStart.of(start), "--limit-max-requests") : Optional.empty();
    }

    /** Variables tell its command only: where the code calls run, the code says it. */
    private static boolean isRunByCode(PackagedStart start) {
        return Pattern.compile("(?m)^(?!\\s*#).*\\buvicorn\\.(?:run|Config|Server)\\(")
                .matcher(start.code())
                .find();
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        ServerFixes fixes = isRunByCode(start)
                ? new ServerFixes(
                        "pass host='0.0.0.0' to uvicorn.run where the application starts its server",
                        PythonCode.LISTEN_ON_PORT,
                        "pass timeout_keep_alive=90000 to uvicorn.run" + PythonFile.placeOf("uvicorn.run", start)
                                + " (5 s otherwise)",
                        fixes().execution())
                : fixes();
        return PythonStart.without(requests(start), fixes);
    }

    private static Optional<Setting> setting(PythonStart python, String flag) {
        String variable = variable(flag);
        return python.argument(List.of(flag), python.argv(), flag, "the start command")
                .or(() -> python.variable(variable).map(value -> new Setting(flag, value, "the variable " + variable)));
    }

    private static String variable(String flag) {
        return "UVICORN_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
