package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_PORT;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.PackagedServer;
import java.util.Set;

/** The literal port that the server is told, against CAPort. */
final class PortRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_PORT);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        PackagedServer server = subject.server();
        CaPort port = subject.function().port();
        server.port()
                .filter(told -> told.number() != port.number())
                .ifPresent(told -> findings.violated(
                        FC_PORT,
                        "CAPort is " + port + ", but " + told.source() + " says port " + told.number(),
                        subject.serverFix(FC_PORT)
                                + (subject.origin() == FixLocation.POM
                                        ? ""
                                        : "; or set " + subject.origin().at("port of customRuntimeConfig") + " to "
                                                + told.number())));
    }
}
