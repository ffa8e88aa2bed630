package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.server.ServerSettings;
import java.util.Set;

/** An address of the machine itself that the server is told to listen on. */
final class AddressRule implements Rule {

    private static final String LOOPBACK = "127(\\.\\d{1,3}){3}|localhost|::1|\\[::1]|0:0:0:0:0:0:0:1";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_BIND);
    }

    @Override
    public void judge(Subject subject, Findings findings) {
        ServerSettings settings = subject.settings();
        String key = key(settings.kind());
        if (!key.isEmpty()) {
            settings.of(key)
                    .filter(told -> told.value().strip().matches(LOOPBACK))
                    .ifPresent(told -> findings.violated(
                            FC_BIND,
                            told.source() + " says that the server listens on "
                                    + told.value().strip() + " only",
                            subject.serverFix(FC_BIND)));
        }
    }

    private static String key(ServerKind kind) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT, SPRING_BOOT_JETTY, SPRING_BOOT_UNDERTOW, SPRING_BOOT_NETTY -> "server.address";
            case QUARKUS -> "quarkus.http.host";
            case MICRONAUT -> "micronaut.server.host";
            case HELIDON -> "server.host";
            default -> "";
        };
    }
}
