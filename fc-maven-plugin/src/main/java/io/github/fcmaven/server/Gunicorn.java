package io.github.fcmaven.server;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * gunicorn, whose workers of the default kind close each connection. It takes settings from the command's arguments,
 * then from a variable, then from a file. Each setting was measured on running servers.
 */
final class Gunicorn implements PythonCommand {

    private static final String OPTIONS_OF_A_DAY =
            "-k gthread --threads 8 --keep-alive 90000 --timeout 0 --bind 0.0.0.0:{port} ";

    /** How an application is best started. */
    static final String COMMAND = "gunicorn " + OPTIONS_OF_A_DAY + "server:app";

    /** How an application that brings its own server is best started: the program gunicorn is in no runtime. */
    static final String INSTEAD = instead("server:app");

    private static final String VARIABLE = GunicornSettings.VARIABLE;

    /**
     * An option.
     *
     * @param flags by which an argument may give it, or what comes to the same
     * @param name in the configuration file
     * @param value what the contract needs
     * @param otherwise what gunicorn does without it
     */
    private record Option(List<String> flags, String name, String value, String otherwise) {

        /** Of gunicorn alone: a package of another server does not load them. */
        static final List<Option> ALL = List.of(
                new Option(
                        List.of("--worker-class", "-k", "--threads"),
                        "worker_class|threads",
                        "gthread",
                        "gunicorn's workers close each connection"),
                new Option(
                        List.of("--keep-alive"), "keepalive", "90000", "gunicorn closes an idle connection after 2 s"),
                new Option(
                        List.of("--timeout", "-t"), "timeout", "0", "gunicorn ends a worker that is silent for 30 s"),
                new Option(List.of("--bind", "-b"), "bind", "0.0.0.0:{port}", "gunicorn listens on 127.0.0.1:8000"));
    }

    /** The same with the name of this application, where it is plain. */
    static String instead(PackagedStart start) {
        return instead(start, PythonApplication.of(start));
    }

    /** The same for that application; what is there already is not advised again. */
    static String instead(PackagedStart start, PythonApplication application) {
        return PythonStart.of(start).withModule("gunicorn") + aside(start, application) + "start python3 -m gunicorn "
                + OPTIONS_OF_A_DAY + application.words("--pythonpath");
    }

    /** Where the module starts a server when it is loaded: each worker would, and end with that. */
    private static String aside(PackagedStart start, PythonApplication application) {
        Optional<PythonFile> file = PythonFile.of(start)
                .filter(one -> application.name().startsWith(one.module() + ":"))
                .findFirst();
        return file.flatMap(one -> application
                        .served(one.code())
                        .map(call -> one.aside(call) + ", set command and args of fc-maven-plugin"
                                + " in pom.xml (or the bootstrap), and "))
                .orElse("");
    }

    private static String instead(String application) {
        return "pip install --target " + Finding.FUNCTION_FOLDER
                + "/python gunicorn, add /code/python to PYTHONPATH under"
                + " environmentVariables, and start python3 -m gunicorn " + OPTIONS_OF_A_DAY + application;
    }

    @Override
    public String module() {
        return "gunicorn";
    }

    /** Code that imports it makes a program of its own, which reads no arguments. */
    @Override
    public boolean isRunBy(Language language, String code) {
        return false;
    }

    @Override
    public ServerFixes fixes() {
        String bind = "pass --bind 0.0.0.0:{port} to gunicorn" + ServerFixes.IN_START;
        return new ServerFixes(
                bind,
                bind + ServerFixes.OR_CA_PORT,
                "pass -k gthread --threads 8 --keep-alive 90000 --timeout 0 to gunicorn, or set worker_class ="
                        + " \"gthread\", threads = 8, keepalive = 90000 and timeout = 0 in gunicorn.conf.py",
                "pass --timeout 0 to gunicorn (it ends a worker that is silent for 30 s otherwise)");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        Optional<String> edit = isProgramOf(start) && !python.hasUnreadConfiguration()
                ? GunicornSettings.edit(python)
                : Optional.empty();
        return PythonStart.without(
                requests(python), edit.map(fixes()::withKeepAlive).orElseGet(this::fixes));
    }

    @Override
    public Optional<String> givenFile(PackagedStart start) {
        return isProgramOf(start) ? PythonStart.of(start).givenFile() : Optional.empty();
    }

    @Override
    public List<Need> needs(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        return isProgramOf(start) && !python.hasUnreadConfiguration()
                ? Option.ALL.stream().map(option -> need(option, python)).toList()
                : List.of();
    }

    private static Need need(Option option, PythonStart python) {
        String given = python.variable(VARIABLE).orElse("");
        Optional<String> source = python.option(option.flags(), python.argv(), "the start command")
                .or(() -> python.option(option.flags(), List.of(given.split("\\s+")), "the variable " + VARIABLE))
                .or(() -> inConfiguration(option, python))
                .or(() -> option.name().equals("bind")
                        ? python.variable("PORT").map(v -> "the variable PORT")
                        : Optional.empty());
        return new Need(
                new Need.Carrier.ArgumentIn(VARIABLE),
                option.flags().get(0),
                option.value(),
                option.otherwise(),
                source);
    }

    private static Optional<String> inConfiguration(Option option, PythonStart python) {
        Pattern set = Pattern.compile("(?m)^\\s*(?:" + option.name() + ")\\s*=");
        return python.configuration()
                .filter(file -> set.matcher(file.text()).find())
                .map(PythonStart.Configuration::path);
    }

    /**
     * A worker of the kind sync closes each connection, and is ended with its request when it has been silent for
     * {@code timeout}; others say in between that they live. Several threads make gthread of it. A worker that is
     * replaced after a number of requests closes connections.
     */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        if (!isProgramOf(start) || python.hasUnreadConfiguration()) {
            return DeclaredLimits.NONE;
        }
        Setting kind = GunicornSettings.setting(python, "worker_class", "sync", "-k", "--worker-class");
        Setting threads = GunicornSettings.setting(python, "threads", "1", "--threads");
        if (!kind.value().matches("[\\w.]+") || !threads.value().matches("\\d{1,6}")) {
            return DeclaredLimits.NONE;
        }
        if (!kind.value().equals("sync") || Integer.parseInt(threads.value()) > 1) {
            if (kind.value().contains("tornado")) {
                return DeclaredLimits.idle(false, PythonStart.says(kind) + ", which keeps one for an hour", 3600);
            }
            Setting idle = GunicornSettings.setting(python, "keepalive", "2", "--keep-alive");
            return PythonStart.endsAfter(requests(python), "gunicorn replaces its worker")
                    .orElseGet(() -> new DeclaredLimits(PythonStart.forADay(idle), Optional.empty()));
        }
        Setting timeout = GunicornSettings.setting(python, "timeout", "30", "-t", "--timeout");
        String says = PythonStart.says(kind);
        Optional<Declared> execution = timeout.value().equals("0")
                ? Optional.of(new Declared(true, PythonStart.says(timeout)))
                : PythonStart.forADay(timeout);
        return new DeclaredLimits(
                Optional.of(new Declared(false, says)),
                execution.map(cut -> new Declared(cut.forADay(), says + ", " + cut.says())));
    }

    private static Optional<Setting> requests(PythonStart python) {
        return Optional.of(GunicornSettings.setting(python, "max_requests", "0", "--max-requests"));
    }
}
