package io.github.fcmaven.server;

/** Caddy, often before another process: its Caddyfile says all. */
final class Caddy implements ProxyServer {

    @Override
    public String label() {
        return "Caddy";
    }

    @Override
    public String program() {
        return "caddy";
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "let the site's address in the Caddyfile be :{port}, and remove bind (--listen :{port} without a"
                        + " Caddyfile)",
                "let the site's address in the Caddyfile be :{port} (--listen :{port} without a Caddyfile)"
                        + ServerFixes.OR_CA_PORT,
                "put a block servers into the global options at the top of the Caddyfile, in it a block timeouts, and"
                        + " in that the line idle 25h (5 minutes otherwise)",
                "set no read_body and no write in the block timeouts of servers at the top of the Caddyfile");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return Caddyfile.of(start).map(Caddyfile::limits).orElse(DeclaredLimits.NONE);
    }
}
