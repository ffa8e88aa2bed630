package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server in Perl, Ruby or Go, whose settings are options of its command or words of the code that makes it. Source:
 * the documentation of each, and running servers.
 */
final class OtherLanguage {

    /** More than most programs in Go have. */
    private static final long LARGEST = 32L << 20;

    /** So much of it is looked at at once. */
    private static final int WINDOW = 1 << 16;

    private static final byte ELF = 0x7f;
    private static final Pattern PERL = Pattern.compile(".*\\.pl|(?:.*/)?script/[^/.]+");
    private static final String GO_SERVER = "net/http.(*Server).Serve";

    private static final ServerFixes STARMAN = ofOptions("starman", "--listen", "--keepalive-timeout 90000", "1 s");

    private static final String OF_PUMA = " in the file of puma (config/puma.rb, or the one behind -C)";

    private static final ServerFixes PUMA = new ServerFixes(
            "write port {port}, '0.0.0.0'" + OF_PUMA,
            "write port {port}, '0.0.0.0'" + OF_PUMA + ServerFixes.OR_CA_PORT,
            "write persistent_timeout 90000" + OF_PUMA + " (20 s otherwise)",
            "turn off every timeout that ends a running request" + OF_PUMA);

    private static final String OF_WEBRICK = " to WEBrick::HTTPServer.new";

    private static final ServerFixes WEBRICK = new ServerFixes(
            "pass BindAddress: '0.0.0.0'" + OF_WEBRICK,
            "pass Port: Integer(ENV.fetch('FC_CUSTOM_LISTEN_PORT', '{port}'))" + OF_WEBRICK + ServerFixes.OR_CA_PORT,
            "pass RequestTimeout: 90000" + OF_WEBRICK + " (30 s otherwise)",
            "pass RequestTimeout: 90000" + OF_WEBRICK);

    private static final ServerFixes THIN = ofOptions("thin", "-a 0.0.0.0 -p", "--timeout 90000", "30 s");

    private static final String DAEMON = " to daemon of Mojolicious" + ServerFixes.IN_START;

    private static final ServerFixes MOJOLICIOUS = new ServerFixes(
            "pass -l http://*:{port}" + DAEMON,
            "pass -l http://*:{port}" + DAEMON + ServerFixes.OR_CA_PORT,
            "pass -k 90000 -i 90000 -r 1000000000" + DAEMON + " (5 s and 100 requests otherwise)",
            "pass -i 90000" + DAEMON);

    /** They answer in HTTP/1.0, or with Connection: close, and have no option for that. */
    private static final ServerFixes UNICORN =
            closing("unicorn", "puma with persistent_timeout 90000 in config/puma.rb");

    private static final ServerFixes TWIGGY =
            closing("twiggy", "starman --listen 0.0.0.0:{port} --keepalive-timeout 90000");

    private static final ServerFixes GO = new ServerFixes(
            "let its code in Go listen at \":{port}\", without a host",
            "let its code in Go listen at \":\" + os.Getenv(\"FC_CUSTOM_LISTEN_PORT\"), or at \":{port}\""
                    + ServerFixes.OR_CA_PORT,
            "set IdleTimeout: 25 * time.Hour in the http.Server of its code in Go: without it ReadTimeout ends an idle"
                    + " connection too",
            "set no WriteTimeout in the http.Server of its code in Go");

    private static final List<Program> PROGRAMS = List.of(
            new Program("starman", STARMAN),
            new Program("puma", PUMA),
            new Program("thin", THIN),
            new Program("unicorn", UNICORN),
            new Program("twiggy", TWIGGY));

    private OtherLanguage() {}

    /** A server that is a program by itself, as a command or a script calls it. */
    private record Program(String name, ServerFixes fixes) {}

    /** What to change; empty where none of them is started. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        String lines = start.lines();
        Stream<Entry> named = Stream.of(lines.split("[\\s'\"]+"))
                .flatMap(word -> CodePath.named(word).stream())
                .distinct()
                .flatMap(path -> start.function().entry(path).stream());
        return PROGRAMS.stream()
                .filter(program -> ProgramLine.calls(program.name(), lines))
                .map(Program::fixes)
                .findFirst()
                .or(() -> named.flatMap(file -> ofFile(file).stream()).findFirst());
    }

    private static Optional<ServerFixes> ofFile(Entry file) {
        String path = file.path().value();
        if (path.endsWith(".rb")) {
            return Optional.of(WEBRICK).filter(any -> file.text().contains("WEBrick::"));
        }
        if (PERL.matcher(path).matches() && file.text().contains("Mojolicious")) {
            return Optional.of(MOJOLICIOUS);
        }
        return Optional.of(GO).filter(any -> isGo(file));
    }

    /** Whether the linker of Go left Go's own server in it. */
    private static boolean isGo(Entry file) {
        try (InputStream in = file.content().open()) {
            String window = "";
            for (long read = 0; read < LARGEST; read += WINDOW) {
                byte[] more = in.readNBytes(WINDOW);
                if (more.length == 0 || read == 0 && more[0] != ELF) {
                    return false;
                }
                String last = window.substring(Math.max(0, window.length() - GO_SERVER.length()));
                window = last + new String(more, StandardCharsets.ISO_8859_1);
                if (window.contains(GO_SERVER)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerFixes closing(String name, String instead) {
        String listen = "pass --listen 0.0.0.0:{port} to " + name + ServerFixes.IN_START;
        return new ServerFixes(
                listen,
                listen + ServerFixes.OR_CA_PORT,
                name + " closes each connection and has no setting for it: start another server in its place, such as "
                        + instead,
                "look for a timeout where the application handles the request, and in the options of " + name);
    }

    private static ServerFixes ofOptions(String name, String listen, String idle, String otherwise) {
        String to = " to " + name + ServerFixes.IN_START;
        String bind = "pass " + listen + (listen.endsWith("-p") ? " {port}" : " 0.0.0.0:{port}") + to;
        return new ServerFixes(
                bind,
                bind + ServerFixes.OR_CA_PORT,
                "pass " + idle + to + " (" + otherwise + " otherwise)",
                "look for a timeout where the application handles the request: " + name + " itself cuts none");
    }
}
