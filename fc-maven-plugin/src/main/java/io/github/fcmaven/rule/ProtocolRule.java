package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.Encryption;
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
        server.encryption().filter(said -> !isOther).ifPresent(said -> judge(said, context, findings));
    }

    private static void judge(Encryption encryption, RuleContext context, Findings findings) {
        findings.violated(
                FC_HTTP,
                encryption.said().place() + " lets the server accept TLS alone, and the platform sends plain HTTP",
                context.plainFix(encryption));
    }
}
