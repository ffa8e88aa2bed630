package io.github.fcmaven.server;

import java.util.OptionalInt;

/** Python's {@code http.server}, which speaks HTTP/1.0 unless it is told to. */
final class PythonHttpServer implements PythonServer {

    @Override
    public String module() {
        return "http.server";
    }

    @Override
    public String label() {
        return "Python's http.server";
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8000);
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "serve at ('0.0.0.0', {port}) where the application makes its server",
                PythonCode.LISTEN_ON_PORT,
                "use ThreadingHTTPServer, set protocol_version = 'HTTP/1.1' and no timeout on the handler"
                        + " class, and send"
                        + " Content-Length with each answer",
                "set no timeout on the handler class");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return isStartedBy(String.join(" ", start.argv()))
                ? fixes().withKeepAlive("start python3 -m http.server --protocol HTTP/1.1 {port}" + ServerFixes.IN_START
                        + " (Python 3.11 and later)")
                : fixes();
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.matches("python[0-9.]*'?\\s.*-\\w*m'?\\s*'?http\\.server\\b", line);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean newer = start.code().matches("(?s).*\\bprotocol_version\\b(?!\\s*=\\s*['\"]HTTP/1\\.0['\"]).*")
                || start.argv().stream().anyMatch(word -> word.matches("(?:-p|--protocol=?)(?:HTTP/1\\.1)?"));
        return newer
                ? DeclaredLimits.NONE
                : DeclaredLimits.tooShort(
                        "protocol_version is not set, so http.server closes each connection (HTTP/1.0)");
    }
}
