package io.github.fcmaven.server;

/** nginx before other processes, which closes an idle connection after 75 s and any after 1000 requests. */
final class Nginx implements KnownServer {

    @Override
    public String label() {
        return "nginx";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("nginx", line);
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf",
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf" + ServerFixes.OR_CA_PORT,
                "write keepalive_timeout 25h; and keepalive_requests 1000000000; in the http block of nginx.conf (75 s"
                        + " and 1000 requests otherwise)",
                "write fastcgi_read_timeout 25h; or proxy_read_timeout 25h; in the location block of nginx.conf (60 s"
                        + " otherwise)");
    }
}
