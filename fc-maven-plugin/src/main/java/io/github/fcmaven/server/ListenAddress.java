package io.github.fcmaven.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server's own configuration file says that it listens.
 *
 * @param text as the file has it
 * @param port 0 for a socket in a file
 * @param everywhere whether each IPv4 address accepts connections
 * @param source what says so: a file, or the start
 * @param tls where it takes TLS alone, the edit after which it takes plain HTTP
 */
public record ListenAddress(String text, int port, boolean everywhere, String source, Optional<String> tls) {

    private static final Pattern FORM = Pattern.compile("(?:(\\[.*]|[^:]*):)?(\\d{1,5})|(\\[.*]|[^:]+)");

    /** Where nginx listens that is told nothing, as root. */
    static final String NGINX_DEFAULT = "*:80";

    /**
     * Of {@code host:port}, of a host, or of a port alone.
     *
     * @param ipv4Too whether {@code [::]} accepts connections to IPv4 addresses
     */
    static ListenAddress of(String address, boolean ipv4Too, String source, Optional<String> tls) {
        Matcher form = FORM.matcher(address);
        if (address.startsWith("unix:") || !form.matches()) {
            return new ListenAddress(address, 0, false, source, tls);
        }
        int port = form.group(2) == null ? 80 : Integer.parseInt(form.group(2));
        String host = form.group(3) != null ? form.group(3) : form.group(1) == null ? "*" : form.group(1);
        boolean everywhere = host.equals("*") || host.equals("0.0.0.0") || host.equals("[::]") && ipv4Too;
        return new ListenAddress(address, port, everywhere, source, tls);
    }

    /** The same of a server of which {@code [::]} accepts them. */
    static ListenAddress of(String address, String source, Optional<String> tls) {
        return of(address, true, source, tls);
    }
}
