package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** Python's {@code wsgiref}, alone or as what Bottle starts by itself: it answers one request on a connection. */
final class Wsgiref implements KnownServer {

    private static final String CLOSES = "wsgiref closes each connection (HTTP/1.0)";

    @Override
    public String label() {
        return "Python's wsgiref";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON
                && (PythonCode.imports(code, "wsgiref")
                        || PythonCode.imports(code, "bottle") && !code.contains("server="));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "pass '0.0.0.0' as the host to make_server or run where the application starts its server",
                PythonCode.LISTEN_ON_PORT,
                CLOSES + " and has no setting for it: " + Gunicorn.INSTEAD,
                Gunicorn.INSTEAD);
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        String instead = Gunicorn.instead(start);
        String option = "pass --bind 0.0.0.0:{port} to bottle" + ServerFixes.IN_START;
        boolean command = PythonStart.of(start).program().matches("bottle(?:\\.py)?");
        return new ServerFixes(
                command ? option : fixes().bind(),
                command ? option + ServerFixes.OR_CA_PORT : fixes().port(),
                CLOSES + ": " + instead,
                instead);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return DeclaredLimits.tooShort(CLOSES);
    }
}
