package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** uWSGI: its socket for HTTP closes each connection, unless it is the one of HTTP/1.1 with a timer of its own. */
final class Uwsgi implements KnownServer {

    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.ini");

    private static final Pattern SOCKET = Pattern.compile("(?m)^\\s*(http|http-socket|http11-socket)\\s*=\\s*(\\S+)");

    private static final String OTHERWISE =
            " (uWSGI closes each connection of http-socket, and one of http11-socket after 4 s)";

    @Override
    public String label() {
        return "uWSGI";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("uwsgi", line);
    }

    @Override
    public boolean endsEachConnection() {
        return true;
    }

    @Override
    public ServerFixes fixes() {
        String listen = "pass --http11-socket 0.0.0.0:{port} to uwsgi" + ServerFixes.IN_START;
        return new ServerFixes(
                listen,
                listen + ServerFixes.OR_CA_PORT,
                "pass --http11-socket 0.0.0.0:{port} --socket-timeout 90000 in place of --http-socket and --http to"
                        + " uwsgi" + ServerFixes.IN_START + OTHERWISE,
                "pass no --harakiri to uwsgi" + ServerFixes.IN_START);
    }

    /** With the file of its settings, where the start names one of the package. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        return configuration(start).map(Uwsgi::inFile).orElseGet(this::fixes);
    }

    private static ServerFixes inFile(Entry file) {
        Matcher socket = SOCKET.matcher(file.text());
        String now = socket.find() ? " in place of " + socket.group(1) + " = " + socket.group(2) : "";
        String where = now + " in " + file.path();
        String listen = "write http11-socket = 0.0.0.0:{port}" + where;
        return new ServerFixes(
                listen,
                listen + ServerFixes.OR_CA_PORT,
                "write http11-socket = 0.0.0.0:{port} and the line socket-timeout = 90000" + where + OTHERWISE,
                "remove harakiri from " + file.path());
    }

    private static Optional<Entry> configuration(PackagedStart start) {
        return Stream.concat(start.argv().stream(), Stream.of(start.script().split("[\\s'\"=]+")))
                .filter(word -> FILE.matcher(word).matches())
                .flatMap(word -> CodePath.named(word).stream())
                .flatMap(path -> start.function().entry(path).stream())
                .findFirst();
    }
}
