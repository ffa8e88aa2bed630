package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another server in Python. */
final class OtherPython implements KnownServer {

    private static final Pattern DJANGO = Pattern.compile("(\\S*manage\\.py|django-admin)['\"]?\\s+['\"]?runserver\\b");

    /** It runs uvicorn by itself, and hands that its settings. */
    private static final ServerFixes FAST_MCP = new ServerFixes(
            "pass host='0.0.0.0' to run of FastMCP",
            "pass port=int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port})) to run of FastMCP" + ServerFixes.OR_CA_PORT,
            "pass uvicorn_config={'timeout_keep_alive': 90000} to run of FastMCP (5 s otherwise)",
            new Uvicorn().fixes().execution());

    @Override
    public String label() {
        return "a Python server";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON;
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
        Matcher django = DJANGO.matcher(String.join(" ", start.argv()) + "\n" + start.script());
        if (!django.find()) {
            return PythonCode.imports(start.code(), "fastmcp") ? FAST_MCP : fixes();
        }
        String listen = "start " + django.group(1) + " runserver --noreload 0.0.0.0:{port}" + ServerFixes.IN_START;
        String instead = "start gunicorn, not Django's development server: "
                + Gunicorn.instead(start, new PythonApplication("", wsgi(start)));
        return new ServerFixes(listen, listen + ServerFixes.OR_CA_PORT, instead, instead);
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
