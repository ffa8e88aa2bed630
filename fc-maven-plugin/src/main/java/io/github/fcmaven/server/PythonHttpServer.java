package io.github.fcmaven.server;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code http.server}, which speaks HTTP/1.0 unless it is told to. */
final class PythonHttpServer implements PythonServer {

    /** A class, and its body as far as its first method; possessive, as a body may have any number of lines. */
    private static final Pattern CLASS = Pattern.compile("(?m)^[ \\t]*class\\s+(\\w+)\\s*\\(([^)]*)\\)\\s*:"
            + "(.*(?:\\R(?![ \\t]*(?:(?:async )?def\\b|class\\b|@))(?:[ \\t].*)?)*+)");

    private static final String SECONDS = "\\s*=\\s*(\\d{1,6})\\s*(?:#.*)?(?:;|$|\\R)";

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
                        + " Content-Length with each answer, no 'Connection: close', and no close_connection = True",
                "set no timeout on the handler class");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return isStartedBy(String.join(" ", start.argv()))
                ? fixes().withKeepAlive("start python3 -m http.server --protocol HTTP/1.1" + words(start)
                        + ServerFixes.IN_START + " (Python 3.11 and later)")
                : fixes();
    }

    /** What it is told now, but for the protocol. */
    private static String words(PackagedStart start) {
        String line = String.join(" ", start.argv());
        Matcher told = Pattern.compile("http\\.server\\b(.*)").matcher(line);
        String words = told.find() ? told.group(1).replaceFirst(" (?:-p ?|--protocol[= ])\\S+", "") : "";
        return words.matches(".* \\d{2,5}(?: .*)?") ? words : " {port}" + words;
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
                ? timeout(start.code())
                        .map(seconds -> DeclaredLimits.idle(
                                seconds >= DeclaredLimits.SECONDS_OF_A_DAY,
                                "timeout of the handler class is " + seconds,
                                seconds))
                        .orElse(DeclaredLimits.NONE)
                : DeclaredLimits.tooShort(
                        "protocol_version is not set, so http.server closes each connection (HTTP/1.0)");
    }

    /** Of a class of the application that handles requests: among its attributes, or set from outside. */
    private static Optional<Long> timeout(String code) {
        Set<String> handlers = new HashSet<>();
        Optional<Long> found = Optional.empty();
        for (Matcher type = CLASS.matcher(code); type.find(); ) {
            boolean handles = type.group(2).contains("RequestHandler")
                    || Arrays.stream(type.group(2).split("\\W+")).anyMatch(handlers::contains);
            if (handles && handlers.add(type.group(1))) {
                found = found.or(() -> first(Pattern.compile("\\btimeout" + SECONDS), type.group(3)));
            }
        }
        handlers.add("\\w*RequestHandler");
        Pattern outside = Pattern.compile("\\b(?:" + String.join("|", handlers) + ")\\.timeout" + SECONDS);
        return found.or(() -> first(outside, code));
    }

    private static Optional<Long> first(Pattern pattern, String code) {
        return pattern.matcher(code).results().findFirst().map(set -> Long.valueOf(set.group(1)));
    }
}
