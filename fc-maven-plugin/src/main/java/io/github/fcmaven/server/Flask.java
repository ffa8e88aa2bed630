package io.github.fcmaven.server;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Flask's development server, which closes each connection. */
final class Flask implements PythonServer {

    @Override
    public String module() {
        return "flask";
    }

    @Override
    public String label() {
        return "Flask's development server";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.matches("flask\\s.*\\brun\\b", line);
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(5000);
    }

    @Override
    public Optional<String> pipModule(String program) {
        return Optional.of(program).filter("flask"::equals);
    }

    @Override
    public ServerFixes fixes() {
        return fixes(Gunicorn.INSTEAD);
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return fixes(Gunicorn.instead(start));
    }

    private static ServerFixes fixes(String instead) {
        return new ServerFixes(
                "call run(host='0.0.0.0', port={port}), or better: " + instead,
                PythonCode.LISTEN_ON_PORT,
                "the development server closes each connection: " + instead,
                instead);
    }

    /** Only where its development server is started for certain: the same application may be served by others. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean command = isStartedBy(String.join(" ", start.argv()));
        boolean code = Pattern.compile("(?m)^(?!\\s*#).*\\w\\.run\\(")
                        .matcher(start.code())
                        .find()
                && !PythonCode.imports(start.code(), "gevent")
                && !PythonCode.imports(start.code(), "wsgiref");
        return command || code
                ? DeclaredLimits.tooShort("Flask's development server closes each connection")
                : DeclaredLimits.NONE;
    }
}
