package io.github.fcmaven.server;

import java.util.List;

/**
 * Akka HTTP, and Pekko HTTP, which goes on from it: an idle connection ends after 60 s, a request after 20 s. Where it
 * listens is said in code. Source: their {@code reference.conf}.
 *
 * @param label how messages name it
 * @param name how its artifacts, packages and keys begin
 * @param classes where its classes lie
 */
record AkkaHttp(String label, String name, String classes) implements JavaServer {

    static KnownServer akka() {
        return new AkkaHttp("Akka HTTP", "akka", "akka/http/");
    }

    static KnownServer pekko() {
        return new AkkaHttp("Pekko HTTP", "pekko", "org/apache/pekko/http/");
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds(name + "-http-core", "_[0-9.]+-[0-9]", classes);
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return List.of(ServerTimer.milliseconds(idle(), "60 s")
                .orNever("infinite")
                .needing("25h", label + " closes an idle connection after 60 s"));
    }

    @Override
    public List<ServerTimer> requestTimers() {
        return List.of(ServerTimer.milliseconds(request(), "20 s").orNever("infinite"));
    }

    @Override
    public List<Need> moreNeeds(PackagedFiles files) {
        return List.of(Need.property(request(), "infinite", label + " answers a request that takes 20 s with 503"));
    }

    @Override
    public List<String> configurationFiles() {
        return List.of(PackagedConfiguration.HOCON, "application.properties");
    }

    @Override
    public ServerFixes fixes() {
        String file = " in src/main/resources/application.conf" + ServerFixes.OR_IN_POM;
        String listens = "of newServerAt(host, port), where the application starts Http";
        return new ServerFixes(
                "give 0.0.0.0 for the host " + listens,
                "give " + ServerFixes.PORT_IN_JAVA + " for the port " + listens + ServerFixes.OR_CA_PORT,
                "set " + idle() + "=25h" + file,
                "set " + request() + "=infinite" + file);
    }

    private String idle() {
        return name + ".http.server.idle-timeout";
    }

    private String request() {
        return name + ".http.server.request-timeout";
    }
}
