package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.PackagedServer;
import java.util.Set;

/** What a server is told by which CAPort speaks TLS: the platform sends plain HTTP. */
final class ProtocolRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_HTTP);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        PackagedServer server = context.server();
        boolean isOther = server.port()
                .filter(port -> port.number() != context.function().port().number())
                .isPresent(); // who listens on CAPort, nobody knows
        server.plainHttp()
                .filter(need -> !isOther)
                .ifPresent(need -> findings.violated(
                        FC_HTTP,
                        need.otherwise() + ", and the platform sends plain HTTP",
                        context.origin() == FixLocation.POM ? server.fix(need) : server.fixWithoutPom(need)));
    }
}
