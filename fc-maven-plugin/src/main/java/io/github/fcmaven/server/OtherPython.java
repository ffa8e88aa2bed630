package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another server in Python. */
final class OtherPython implements KnownServer {

    private static final Pattern DJANGO =
            Pattern.compile("(?<!\\S)(\\S*manage\\.py|django-admin)['\"]?\\s+['\"]?runserver\\b");

    private static final String PORT = "pass port=int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port})) to ";

    /** It runs uvicorn by itself, and hands that its settings. */
    private static final ServerFixes FAST_MCP = new ServerFixes(
            "pass host='0.0.0.0' to run of FastMCP",
            PORT + "run of FastMCP" + ServerFixes.OR_CA_PORT,
            "pass uvicorn_config={'timeout_keep_alive': 90000} to run of FastMCP (5 s otherwise)",
            new Uvicorn().fixes().execution());

    /** The same of the official SDK, whose {@code run} takes no settings and hands on no others. */
    private static final String OFFICIAL = "mcp.server.fastmcp";

    private static final String DAPHNES_OPTIONS = "pass -b 0.0.0.0 -p {port} to daphne" + ServerFixes.IN_START;

    /** Of Django, told nothing on 127.0.0.1:8000; Twisted, which it runs on, has an idle timer of its own. */
    private static final ServerFixes DAPHNE = new ServerFixes(
            DAPHNES_OPTIONS,
            DAPHNES_OPTIONS + ServerFixes.OR_CA_PORT,
            "start python3 -m uvicorn --host 0.0.0.0 --port {port} --timeout-keep-alive 90000 the application in"
                    + " place of daphne, which has no option for idle connections",
            "pass --http-timeout 90000 to daphne" + ServerFixes.IN_START);

    private static final String TWISTEDS_OPTION = "pass --listen=tcp:{port} to twisted web" + ServerFixes.IN_START;

    /** Its commands make the site by themselves. */
    private static final ServerFixes TWISTED = new ServerFixes(
            TWISTEDS_OPTION,
            TWISTEDS_OPTION + ServerFixes.OR_CA_PORT,
            "start a file of your own, in place of -m twisted, that calls reactor.listenTCP({port}, Site(RESOURCE,"
                    + " timeout=None)) of twisted.web.server and reactor.run(): the command has no option for it, and"
                    + " twisted closes an idle connection after 60 s",
            "look for a timeout where the application handles the request: twisted itself cuts none");

    private static final Pattern MADE = Pattern.compile("\\b(\\w++)\\s*=\\s*FastMCP\\(");

    private static final Pattern PIPS = Pattern.compile("[^/]+\\.(?:dist|egg)-info/.*");

    @Override
    public String label() {
        return "a Python server";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON;
    }

    /** Django's own server, and daphne, which is Django's too. */
    @Override
    public OptionalInt defaultPort(PackagedStart start) {
        boolean django = DJANGO.matcher(String.join(" ", start.argv())).find();
        return django || PythonStart.of(start).program().equals("daphne") ? OptionalInt.of(8000) : OptionalInt.empty();
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("daphne", line);
    }

    /** Programs in Python that no constant of its own stands for. */
    @Override
    public Optional<String> pipModule(String program) {
        return Optional.of(program).filter(List.of("daphne", "celery")::contains);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("turn its timeout of idle connections off, or set it to at least 25 hours");
    }

    /** Django's own server is told by its command where it listens, and nothing of connections. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        if (PythonStart.of(start).program().equals("daphne")) {
            return DAPHNE.withKeepAlive(inPlaceOfDaphne(start));
        }
        Matcher django = DJANGO.matcher(start.lines());
        if (!django.find()) {
            return ofCode(start).or(() -> ofModule(start)).orElseGet(this::fixes);
        }
        String listen = "start " + django.group(1) + " runserver --noreload 0.0.0.0:{port}" + ServerFixes.IN_START;
        String instead = "start gunicorn, not Django's development server: "
                + Gunicorn.instead(start, new PythonApplication("", wsgi(start)));
        return new ServerFixes(listen, listen + ServerFixes.OR_CA_PORT, instead, instead);
    }

    private static String inPlaceOfDaphne(PackagedStart start) {
        String module = PythonStart.of(start).withModule("uvicorn").replaceFirst("(?:, )?and $", "");
        String application = start.argv().stream()
                .filter(word -> word.matches("[\\w.]+:\\w+"))
                .findFirst()
                .orElseGet(() -> PythonApplication.of(start).name());
        return DAPHNE.keepAlive().replace("the application", application)
                + (module.isEmpty() ? "" : "; uvicorn is not there: " + module);
    }

    private static Optional<ServerFixes> ofCode(PackagedStart start) {
        String code = start.code();
        if (PythonCode.imports(code, OFFICIAL)) {
            return Optional.of(officialMcp(code));
        }
        return PythonCode.imports(code, "fastmcp") ? Optional.of(FAST_MCP) : PythonFramework.fixes(start);
    }

    /** A module of others, by which the start runs a server that takes options. */
    private static Optional<ServerFixes> ofModule(PackagedStart start) {
        return PythonStart.of(start)
                .module()
                .filter(module ->
                        ownFolders(start).noneMatch(folder -> holds(start, folder + module.replace('.', '/'))))
                .map(module -> module.equals("twisted")
                        ? TWISTED
                        : ServerFixes.ofOptions(
                                module, "turn its timeout of idle connections off, or set it to at least 25 hours"));
    }

    /** Where Python finds the user's modules: pip leaves its mark in a folder of others. */
    private static Stream<String> ownFolders(PackagedStart start) {
        return Stream.concat(
                Stream.of(""), PythonStart.searched(start.function()).stream().filter(folder -> paths(start)
                        .filter(path -> path.startsWith(folder))
                        .noneMatch(path ->
                                PIPS.matcher(path.substring(folder.length())).matches())));
    }

    /** Whether there is such a module, as a file or as a folder of files. */
    private static boolean holds(PackagedStart start, String module) {
        return paths(start)
                .filter(path -> path.endsWith(".py"))
                .anyMatch(path -> path.equals(module + ".py") || path.startsWith(module + "/"));
    }

    private static Stream<String> paths(PackagedStart start) {
        return start.function().entries().keySet().stream().map(CodePath::value);
    }

    private static ServerFixes officialMcp(String code) {
        Matcher made = MADE.matcher(code);
        String name = made.find() ? made.group(1) : "mcp";
        String app = code.matches("(?s).*['\"]sse['\"].*") ? "sse_app" : "streamable_http_app";
        return new ServerFixes(
                "pass host='0.0.0.0' to FastMCP(...)",
                PORT + "FastMCP(...)" + ServerFixes.OR_CA_PORT,
                "pass host='0.0.0.0' to FastMCP(...), import uvicorn, and in place of " + name
                        + ".run(...) call uvicorn.run(" + name + "." + app
                        + "(), host='0.0.0.0', port={port}, timeout_keep_alive=90000) (5 s otherwise)",
                new Uvicorn().fixes().execution());
    }

    private static String wsgi(PackagedStart start) {
        return start.function().entries().keySet().stream()
                .map(CodePath::value)
                .filter(path -> path.endsWith("/wsgi.py") && path.indexOf('/') == path.lastIndexOf('/'))
                .findFirst()
                .map(path -> path.replaceFirst("/.*", ".wsgi"))
                .orElse("PROJECT.wsgi");
    }
}
