package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A framework in Python that brings a server of its own, and that its code tells where it listens. Source: the
 * documentation of each, and running servers.
 *
 * @param module that the application imports
 * @param bind what makes it listen on every address
 * @param port what makes it listen on {@code {port}}
 * @param wsgi its application; empty where the server itself can be told to keep connections
 * @param keepAlive what makes it keep an idle connection, or why gunicorn is needed
 */
record PythonFramework(String module, String bind, String port, Optional<Wsgi> wsgi, String keepAlive) {

    /**
     * How code makes an application.
     *
     * @param made the line that does; the application's name is group 1
     * @param taken what gunicorn takes of it, made of its name {@code {app}}
     */
    record Wsgi(Pattern made, String taken) {

        static Optional<Wsgi> of(String type, String taken) {
            return Optional.of(
                    new Wsgi(Pattern.compile("(?m)^([A-Za-z_]\\w*)\\s*=\\s*(?:\\w+\\.)?" + type + "\\("), taken));
        }
    }

    private static final String PORT = "int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port}))";

    private static final String WEB_PY = "pass 0.0.0.0:{port} behind the file" + ServerFixes.IN_START;

    private static final List<PythonFramework> ALL = List.of(
            new PythonFramework(
                    "cherrypy",
                    "call cherrypy.config.update({'server.socket_host': '0.0.0.0'}) before the server starts",
                    "call cherrypy.config.update({'server.socket_port': " + PORT + "}) before the server starts",
                    Optional.empty(),
                    "call cherrypy.config.update({'server.socket_timeout': 90000}) before the server starts (10 s"
                            + " otherwise)"),
            new PythonFramework(
                    "cheroot",
                    "pass ('0.0.0.0', {port}) to the Server of cheroot",
                    "pass ('0.0.0.0', " + PORT + ") to the Server of cheroot",
                    Optional.empty(),
                    "pass timeout=90000 to the Server of cheroot (10 s otherwise)"),
            new PythonFramework(
                    "twisted.web",
                    "listen without an interface: reactor.listenTCP({port}, site)",
                    "call reactor.listenTCP(" + PORT + ", site)",
                    Optional.empty(),
                    "pass timeout=None to Site of twisted.web (60 s otherwise)"),
            new PythonFramework(
                    "dash",
                    "pass host='0.0.0.0' to run of Dash",
                    "pass port=" + PORT + " to run of Dash",
                    Wsgi.of("Dash", "{app}.server"),
                    "Dash's development server closes each connection"),
            new PythonFramework(
                    "web",
                    WEB_PY,
                    WEB_PY,
                    Wsgi.of("application", "{app}.wsgifunc()"),
                    "the server of web.py closes an idle connection after 10 s"));

    /** What to change where the code imports one of them; empty where it imports none. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        return ALL.stream()
                .filter(one -> PythonCode.imports(start.code(), one.module)
                        && one.wsgi.stream()
                                .allMatch(
                                        wsgi -> wsgi.made.matcher(start.code()).find()))
                .findFirst()
                .map(one -> one.of(start));
    }

    private ServerFixes of(PackagedStart start) {
        String instead =
                wsgi.map(made -> keepAlive + ": " + gunicorn(start, made)).orElse(keepAlive);
        return new ServerFixes(
                bind,
                port + ServerFixes.OR_CA_PORT,
                instead,
                wsgi.isPresent() ? instead : PythonCode.fixes("").execution());
    }

    /** gunicorn takes the name of a variable, and no attribute of one. */
    private static String gunicorn(PackagedStart start, Wsgi wsgi) {
        Matcher application = wsgi.made.matcher(start.code());
        String name = application.find() ? application.group(1) : "app";
        String module = PythonFile.started(start).map(PythonFile::module).orElse("server");
        return "add the line wsgi = " + wsgi.taken.replace("{app}", name) + " to " + module.replace('.', '/')
                + ".py, outside of any block, " + Gunicorn.instead(start, new PythonApplication("", module + ":wsgi"));
    }
}
