package io.github.fcmaven.server;

import java.util.Optional;

/** PHP's built-in server, {@code php -S}, which closes each connection. */
final class PhpBuiltIn implements KnownServer {

    /** Itself, and the commands of ThinkPHP, Laravel, Yii, CodeIgniter and Symfony that start it. */
    private static final String STARTED =
            "php[0-9.]*'?\\s(?:.*-S|.*\\bthink'?\\s+'?run\\b|.*\\b(?:artisan|yii|spark)'?\\s+'?serve\\b"
                    + "|.*\\bserver:run\\b)";

    private static final String LISTEN =
            "start php -S 0.0.0.0:{port} (artisan serve --host=0.0.0.0 --port={port}; think run -H 0.0.0.0 -p {port})";

    private static final String OTHER_SERVER =
            "php -S closes each connection and has no setting for it: use a server that keeps connections:"
                    + " put the bootstrap, the nginx.conf and the php-fpm.conf of the page PHP (mvn fc:explain"
                    + " -Dfc.page=php) into the package, which start nginx with php-fpm, and remove the start command;"
                    + " or write the server with Swoole or ReactPHP";

    @Override
    public String label() {
        return "PHP's built-in server";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.matches(STARTED, line);
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("(?:Development Server \\(|Server running on \\[|server is started On <)"
                + "https?://[^\\s/]+:([0-9]{1,5})"));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                LISTEN + ServerFixes.IN_START,
                LISTEN + ServerFixes.IN_START + ServerFixes.OR_CA_PORT,
                OTHER_SERVER,
                OTHER_SERVER);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return DeclaredLimits.tooShort("PHP's built-in server closes each connection");
    }
}
