package io.github.fcmaven.server;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flask's development server, which closes each connection. */
final class Flask implements PythonCommand {

    private static final String IN_CODE = "call run(host='0.0.0.0', port={port})";

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
    public ServerFixes fixes() {
        return fixes(Gunicorn.INSTEAD, IN_CODE, PythonCode.LISTEN_ON_PORT);
    }

    /** Its command starts the server, or its code does. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        String instead = Gunicorn.instead(start);
        return isCommand(start)
                ? fixes(
                        instead,
                        "pass --host=0.0.0.0 to flask run" + ServerFixes.IN_START,
                        "pass --port={port} to flask run" + ServerFixes.IN_START + ServerFixes.OR_CA_PORT)
                : fixes(instead, IN_CODE, PythonCode.LISTEN_ON_PORT);
    }

    private static ServerFixes fixes(String instead, String bind, String port) {
        return new ServerFixes(
                bind + "; or better: " + instead,
                port,
                "the development server closes each connection: " + instead,
                instead);
    }

    private boolean isCommand(PackagedStart start) {
        return Stream.concat(
                        Stream.of(String.join(" ", start.argv())),
                        start.script().lines())
                .anyMatch(this::isStartedBy);
    }

    /** Only where its development server is started for certain: the same application may be served by others. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean command = isCommand(start);
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
