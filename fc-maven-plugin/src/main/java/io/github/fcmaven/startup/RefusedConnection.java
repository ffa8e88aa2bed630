package io.github.fcmaven.startup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a server asks for in vain, such as a database: by what clients of many languages print.
 *
 * @param host its name or address
 * @param port its port
 */
public record RefusedConnection(String host, int port) {

    private static final String HOST =
            "\\[?((?:[A-Za-z0-9][A-Za-z0-9_.-]*|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}))\\]?";
    private static final String PORT = "([0-9]{2,5})(?![0-9]|\\.[0-9])";

    /**
     * {@code localhost/127.0.0.1:6379}, {@code /127.0.0.1:6379}, {@code localhost/<unresolved>:6379}, {@code
     * localhost:5432}, {@code [::1]:5432}.
     */
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:(?<![\\w./])/?|(?<=://))" + HOST + "(?:/(?:<unresolved>|[0-9a-fA-F.:]+?))?:" + PORT);

    /**
     * {@code server at "localhost" (127.0.0.1), port 5432}, {@code the host localhost, port 1433}, {@code
     * host:localhost, port:3306}, {@code (host=localhost)(port=3306)}, {@code at host localhost port 1521}, {@code
     * ('127.0.0.1', 5432)}.
     */
    private static final Pattern IN_WORDS = Pattern.compile("(?:(?:host|server at)[\\s:=]+[\"']?|\\(')" + HOST
            + "(?:[\"']?(?: \\([^)]{0,80}\\))?(?:,|\\)\\()?\\s*\\(?port[\\s:=]+|', )" + PORT);

    /** A time, such as {@code 12} of {@code 12:51}, a date with its hour, or the line of a source file. */
    private static final Pattern NO_HOST = Pattern.compile("\\d{1,2}(:\\d{2})*|\\d{4}-\\d{2}-\\d{2}(?:T\\d{2})?"
            + "|.*\\.(?:java|kt|scala|groovy|[cm]?js|ts|py|go|rb|php)");

    private static final Pattern REFUSED = Pattern.compile("(?i)connection (?:to \\S+ )?(?:was )?refused|ECONNREFUSED"
            + "|actively refused|unable to connect to|failed connecting to|failed to connect to"
            + "|could not be established|exception opening socket|error 111 connecting to|can't connect to"
            + "|fail to connect to|no listener at|connect call failed|connect to \\S+ failed|, closing socket"
            + "|not connected, the address is");

    /** That something refused a connection, where nothing says what or at which port. */
    private static final Pattern UNNAMED =
            Pattern.compile("Communications link failure|ConnectException(?:: Connection refused|$)"
                    + "|Failed to create socket|The Network Adapter could not establish the connection"
                    + "|Errno 111\\] Connection refused|Can't connect to MySQL server|connection to server on socket"
                    + "|RemotingConnectException"
                    + "|(?:Exception: |Errno \\d+\\] )(?:Network is unreachable|No route to host)");

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(?:\\.\\d{1,3}){3}|(?:0*:)+0*1");

    /** Whether it is asked for on this machine, and on the platform in the function's own instance. */
    public boolean isLocal() {
        return LOOPBACK.matcher(host).matches();
    }

    /** The last one that the lines name; empty where none does. */
    public static Optional<RefusedConnection> in(List<String> lines) {
        Optional<RefusedConnection> last = Optional.empty();
        for (String line : lines) {
            if (REFUSED.matcher(line).find()) {
                Optional<RefusedConnection> named = in(line);
                last = named.isPresent() ? named : last;
            }
        }
        return last;
    }

    /** Whether the lines say that something refused a connection, and none says what. */
    public static boolean isUnnamed(List<String> lines) {
        return in(lines).isEmpty()
                && lines.stream().anyMatch(line -> UNNAMED.matcher(line).find());
    }

    private static Optional<RefusedConnection> in(String line) {
        return first(IN_WORDS, line).or(() -> first(ENDPOINT, line));
    }

    private static Optional<RefusedConnection> first(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        while (found.find()) {
            int port = Integer.parseInt(found.group(2));
            if (port > 0 && port <= 65535 && !NO_HOST.matcher(found.group(1)).matches()) {
                return Optional.of(new RefusedConnection(found.group(1), port));
            }
        }
        return Optional.empty();
    }

    /** {@code localhost:5432}. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
