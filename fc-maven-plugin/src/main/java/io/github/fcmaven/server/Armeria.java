package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/**
 * Armeria, which closes an idle connection after 15 s and ends a request after 10 s. Where it listens is said in code;
 * its timers are system properties too, as long as the code says nothing of them. Source: its {@code Flags}.
 */
final class Armeria implements JavaServer {

    private static final String IDLE = "com.linecorp.armeria.defaultServerIdleTimeoutMillis";
    private static final String REQUEST = "com.linecorp.armeria.defaultRequestTimeoutMillis";
    private static final String WHERE = " of ServerBuilder where the application makes its Server";

    @Override
    public String label() {
        return "Armeria";
    }

    /** Its client is in the same jar: the application's own classes must name its server. */
    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("armeria", "com/linecorp/armeria/server/") && files.marks(Mark.ARMERIA);
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return files.marks(Mark.ARMERIA_KEEP_ALIVE)
                ? List.of()
                : List.of(ServerTimer.milliseconds(IDLE, "15 s")
                        .orNever("0")
                        .needing("0", "Armeria closes an idle connection after 15 s"));
    }

    @Override
    public List<Need> moreNeeds(PackagedFiles files) {
        return files.marks(Mark.ARMERIA_REQUEST_TIMEOUT)
                ? List.of()
                : List.of(Need.property(REQUEST, "0", "Armeria answers a request that takes 10 s with 503"));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "call http({port}), which takes every address," + WHERE,
                "call http(" + ServerFixes.PORT_IN_JAVA + ")" + WHERE + ServerFixes.OR_CA_PORT,
                "set " + IDLE + " to 0 (15 s otherwise) " + ServerFixes.UNDER_PROPERTIES
                        + ", or call idleTimeoutMillis(0)" + WHERE,
                "set " + REQUEST + " to 0 (10 s otherwise) " + ServerFixes.UNDER_PROPERTIES
                        + ", or call requestTimeoutMillis(0)" + WHERE);
    }

    /** What the code sets overrides the property. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        ServerFixes fixes = start.files().marks(Mark.ARMERIA_KEEP_ALIVE)
                ? fixes().withKeepAlive("call idleTimeoutMillis(0), and neither maxConnectionAge nor"
                        + " maxNumRequestsPerConnection," + WHERE)
                : fixes();
        return start.files().classThat(Mark.ARMERIA).map(fixes::inClass).orElse(fixes);
    }

    @Override
    public Optional<Mark> madeBy() {
        return Optional.of(Mark.ARMERIA);
    }
}
