package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ListenAddress;
import java.util.List;
import java.util.Set;

/** One address that the server is said to listen on. */
final class AddressRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_BIND);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        List<ListenAddress> own = context.server().listens().stream()
                .filter(one -> one.port() == context.function().port().number())
                .toList();
        if (!own.isEmpty()
                && own.stream().noneMatch(ListenAddress::everywhere)
                && !MakingScript.writes(context, own.get(0).file().value())) {
            findings.violated(
                    FC_BIND,
                    own.get(0).file() + " says that the server listens on "
                            + own.get(0).text() + " only",
                    context.serverFix(FC_BIND));
        }
        context.server()
                .settings()
                .oneAddress()
                .ifPresent(said -> findings.violated(
                        FC_BIND,
                        said.place() + " says that the server listens on "
                                + said.value().strip() + " only",
                        context.serverFix(FC_BIND)));
    }
}
