package io.github.fcmaven.server;

/**
 * What makes a kind of server keep each requirement. Sources: each server's documentation; defaults and settings were measured
 * on running servers.
 *
 * <p>25 hours stand for the 24 that are asked, so that a timer that is a little early is not early. {@code {port}} stands for
 * CAPort.
 */
record Advice(String bind, String port, String keepAlive, String execution, String startup) {

    static final String OR_IN_POM = ", or under systemPropertyVariables of fc-maven-plugin in pom.xml";
    private static final String PROPERTIES = " in src/main/resources/application.properties" + OR_IN_POM;
    private static final String YAML = " in src/main/resources/application.yaml" + OR_IN_POM;
    static final String OR_CA_PORT = "; or give caPort of fc-maven-plugin the port it listens on";
    private static final String FROM_ENVIRONMENT =
            "Integer.parseInt(System.getenv().getOrDefault(\"FC_CUSTOM_LISTEN_PORT\", \"{port}\"))";
    private static final String PYTHON_PORT =
            "listen at int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port})) where the application starts its server"
                    + OR_CA_PORT;
    private static final String GUNICORN =
            "gunicorn -k gthread --threads 8 --keep-alive 90000 --timeout 0 --bind 0.0.0.0:{port} server:app";
    static final String START = " in the start command: args of fc-maven-plugin in pom.xml, or the bootstrap";
    static final String PROPERTIES_OF_POM = "under systemPropertyVariables of fc-maven-plugin in pom.xml";
    private static final String START_LESS =
            "read its last lines for what it waits for (a database, a configuration server), give the function more memorySize"
                    + " and cpu, and open the port before work that can wait";

    static Advice springBoot(String keepAlive, String execution) {
        return new Advice(
                "set server.address=0.0.0.0, or remove that key," + PROPERTIES,
                "set server.port={port}" + PROPERTIES + OR_CA_PORT,
                "set " + keepAlive + PROPERTIES,
                "set " + execution + PROPERTIES,
                START_LESS + "; spring.main.lazy-initialization=true" + PROPERTIES);
    }

    static Advice quarkus() {
        return new Advice(
                "set quarkus.http.host=0.0.0.0" + PROPERTIES,
                "set quarkus.http.port={port}" + PROPERTIES + OR_CA_PORT,
                "set quarkus.http.idle-timeout=25H (Quarkus closes a connection after 30 minutes)" + PROPERTIES,
                "set quarkus.http.idle-timeout=25H (its 30 minutes also run inside a request)" + PROPERTIES,
                START_LESS);
    }

    static Advice helidon() {
        return new Advice(
                "set server.host: 0.0.0.0" + YAML,
                "set server.port: {port}" + YAML + OR_CA_PORT,
                "set server.idle-connection-timeout: PT25H (Helidon closes a connection after 5 minutes)" + YAML,
                "set server.idle-connection-timeout: PT25H" + YAML,
                START_LESS);
    }

    static Advice micronaut() {
        return new Advice(
                "set micronaut.server.host=0.0.0.0, or remove that key," + PROPERTIES,
                "set micronaut.server.port={port}" + PROPERTIES + OR_CA_PORT,
                "set micronaut.server.idle-timeout=25h (Micronaut closes a connection after 5 minutes)" + PROPERTIES,
                "set micronaut.server.idle-timeout=25h (its 5 minutes also run inside a request)" + PROPERTIES,
                START_LESS);
    }

    static Advice javalin() {
        String connector = "in config.jetty.addConnector(...) return a ServerConnector with setIdleTimeout(90_000_000)"
                + " (25 hours; Jetty's own is 30 s)";
        return new Advice(
                "call start({port}), or start(\"0.0.0.0\", {port}), where the application starts Javalin",
                "call start(" + FROM_ENVIRONMENT + ") where the application starts Javalin" + OR_CA_PORT,
                connector,
                connector + "; set config.http.asyncTimeout = 0 for asynchronous handlers",
                START_LESS);
    }

    static Advice vertx() {
        return new Advice(
                "call listen({port}, \"0.0.0.0\") where the application starts its HttpServer",
                "call listen(" + FROM_ENVIRONMENT + ") where the application starts its HttpServer" + OR_CA_PORT,
                "leave idleTimeout of HttpServerOptions at 0, or set at least 25 hours: setIdleTimeout(0)",
                "call setIdleTimeout(0) on HttpServerOptions: a finite value also ends running requests",
                START_LESS);
    }

    static Advice jdk() {
        return new Advice(
                "bind to new InetSocketAddress({port}), which is every address, in HttpServer.create",
                "bind to new InetSocketAddress(" + FROM_ENVIRONMENT + ") in HttpServer.create" + OR_CA_PORT,
                "set sun.net.httpserver.idleInterval to 90000 (seconds; 30 otherwise) " + PROPERTIES_OF_POM
                        + ": it is read when HttpServer is first used; and"
                        + " sun.net.httpserver.maxIdleConnections to 1000 (200 otherwise)",
                "remove sun.net.httpserver.maxReqTime and sun.net.httpserver.maxRspTime from jvmArguments and"
                        + " systemPropertyVariables in pom.xml: without them no request is cut",
                START_LESS);
    }

    static Advice node() {
        String server = " where the application calls listen (const server = app.listen(...) with express)";
        return new Advice(
                "call listen({port}, '0.0.0.0'), or leave the host out," + " where the application starts its server",
                "call listen(process.env.FC_CUSTOM_LISTEN_PORT || {port}) where the application starts its server"
                        + OR_CA_PORT,
                "set server.timeout = 0 and server.keepAliveTimeout = 0" + server
                        + " (Node.js closes a connection after 5 s otherwise)",
                "set server.timeout = 0 and server.requestTimeout = 0" + server,
                START_LESS);
    }

    static Advice pythonHttpServer() {
        return new Advice(
                "serve at ('0.0.0.0', {port}) where the application makes its server",
                PYTHON_PORT,
                "use ThreadingHTTPServer, set protocol_version = 'HTTP/1.1' and no timeout on the handler class, and send"
                        + " Content-Length with each answer",
                "set no timeout on the handler class",
                START_LESS);
    }

    static Advice flask() {
        return new Advice(
                "call run(host='0.0.0.0', port={port}), or better: " + GUNICORN,
                PYTHON_PORT,
                "the development server closes each connection: " + GUNICORN,
                "run the application with " + GUNICORN,
                START_LESS);
    }

    static Advice gunicorn() {
        return new Advice(
                "pass --bind 0.0.0.0:{port} to gunicorn" + START,
                "pass --bind 0.0.0.0:{port} to gunicorn" + START + OR_CA_PORT,
                "pass -k gthread --threads 8 --keep-alive 90000 --timeout 0 to gunicorn (workers of the kind sync close each"
                        + " connection; those of the kind gthread after 2 s)",
                "pass --timeout 0 to gunicorn (it ends a worker that is silent for 30 s otherwise)",
                START_LESS);
    }

    static Advice uvicorn() {
        return new Advice(
                "pass --host 0.0.0.0 to uvicorn" + START,
                "pass --port {port} to uvicorn" + START + OR_CA_PORT,
                "pass --timeout-keep-alive 90000 to uvicorn (5 s otherwise)",
                "look for a timeout where the application handles the request: uvicorn itself cuts none",
                START_LESS);
    }

    static Advice python(String keepAlive) {
        return new Advice(
                "listen at 0.0.0.0 where the application starts its server",
                PYTHON_PORT,
                keepAlive + ", where the application starts its server",
                "turn off every timeout that ends a running request where the application starts its server",
                START_LESS);
    }

    static Advice phpBuiltIn() {
        String other =
                "php -S closes each connection and has no setting for it: take a server that holds connections, such as"
                        + " nginx with php-fpm behind a bootstrap, Swoole or ReactPHP";
        return new Advice(
                "start php -S 0.0.0.0:{port}" + START,
                "start php -S 0.0.0.0:{port}" + START + OR_CA_PORT,
                other,
                other,
                START_LESS);
    }

    static Advice php() {
        return new Advice(
                "listen at 0.0.0.0 where server.php makes its socket",
                "listen at getenv('FC_CUSTOM_LISTEN_PORT') ?: {port} where server.php makes its socket" + OR_CA_PORT,
                "hold connections in server.php: answer with HTTP/1.1 and without Connection: close, and close none that is idle",
                "call set_time_limit(0) in server.php",
                START_LESS);
    }

    static Advice nginx() {
        String timers =
                "keepalive_timeout 25h; and keepalive_requests 1000000000; in the http block of nginx.conf (75 s and 1000"
                        + " requests otherwise)";
        return new Advice(
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf",
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf" + OR_CA_PORT,
                "write " + timers,
                "write fastcgi_read_timeout 25h; or proxy_read_timeout 25h; in the location block of nginx.conf (60 s otherwise)",
                START_LESS + "; let the bootstrap start what nginx passes requests to first");
    }

    static Advice unknown() {
        return new Advice(
                "bind the server to 0.0.0.0 in its own configuration or code",
                "let the server listen on the port in the variable FC_CUSTOM_LISTEN_PORT, or on {port}" + OR_CA_PORT,
                "in the server's own configuration or code, turn its timeout of idle connections off or set it to at least"
                        + " 25 hours, and let a connection have any number of requests",
                "turn off every timeout that ends a running request in the server's own configuration or code",
                START_LESS);
    }
}
