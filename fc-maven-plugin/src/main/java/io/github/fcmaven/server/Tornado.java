package io.github.fcmaven.server;

/** tornado, which closes an idle connection after an hour. */
final class Tornado implements PythonServer {

    @Override
    public String module() {
        return "tornado";
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("pass idle_connection_timeout=90000 to HTTPServer (an hour otherwise)");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return start.code().contains("HTTPServer(")
                ? fixes()
                : PythonCode.fixes("pass idle_connection_timeout=90000 to listen (an hour otherwise)");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return CodeTimer.inSeconds("idle_connection_timeout", "tornado closes an idle connection after an hour", 3600)
                .limits(start.code());
    }
}
