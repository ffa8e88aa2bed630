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
 * @param made what code makes an application with; its name is group 1
 * @param bind what makes it listen on every address
 * @param port what makes it listen on {@code {port}}
 * @param served the application as gunicorn takes it, made of its name {@code {app}}; empty where the server itself
 *     can be told to keep connections
 * @param keepAlive what makes it keep an idle connection, or why gunicorn is needed
 */
record PythonFramework(
        String module, Pattern made, String bind, String port, Optional<String> served, String keepAlive) {

    private static final String PORT = "int(os.environ.get('FC_CUSTOM_LISTEN_PORT', {port}))";

    private static final String WEB_PY = "pass 0.0.0.0:{port} behind the file" + ServerFixes.IN_START;

    private static final List<PythonFramework> ALL = List.of(
            new PythonFramework(
                    "cherrypy",
                    Pattern.compile("(?!)"),
                    "call cherrypy.config.update({'server.socket_host': '0.0.0.0'}) before the server starts",
                    "call cherrypy.config.update({'server.socket_port': " + PORT + "}) before the server starts",
                    Optional.empty(),
                    "call cherrypy.config.update({'server.socket_timeout': 90000}) before the server starts (10 s"
                            + " otherwise)"),
            new PythonFramework(
                    "dash",
                    making("Dash"),
                    "pass host='0.0.0.0' to run of Dash",
                    "pass port=" + PORT + " to run of Dash",
                    Optional.of("{app}.server"),
                    "Dash's development server closes each connection"),
            new PythonFramework(
                    "web",
                    making("application"),
                    WEB_PY,
                    WEB_PY,
                    Optional.of("{app}.wsgifunc()"),
                    "the server of web.py closes an idle connection after 10 s"));

    private static Pattern making(String type) {
        return Pattern.compile("(?m)^([A-Za-z_]\\w*)\\s*=\\s*(?:\\w+\\.)?" + type + "\\(");
    }

    /** What to change where the code imports one of them; empty where it imports none. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        return ALL.stream()
                .filter(one -> PythonCode.imports(start.code(), one.module)
                        && (one.served.isEmpty()
                                || one.made.matcher(start.code()).find()))
                .findFirst()
                .map(one -> one.of(start));
    }

    private ServerFixes of(PackagedStart start) {
        Matcher application = made.matcher(start.code());
        String name = application.find() ? application.group(1) : "app";
        String keep = served.map(wsgi -> keepAlive + ": " + gunicorn(start, wsgi.replace("{app}", name)))
                .orElse(keepAlive);
        return new ServerFixes(
                bind,
                port + ServerFixes.OR_CA_PORT,
                keep,
                served.map(any -> keep).orElseGet(() -> PythonCode.fixes("").execution()));
    }

    /** gunicorn takes the name of a variable, and no attribute of one. */
    private static String gunicorn(PackagedStart start, String wsgi) {
        String module = PythonFile.started(start).map(PythonFile::module).orElse("server");
        return "add the line wsgi = " + wsgi + " to " + module.replace('.', '/') + ".py, outside of any block, "
                + Gunicorn.instead(start, new PythonApplication("", module + ":wsgi"));
    }
}
