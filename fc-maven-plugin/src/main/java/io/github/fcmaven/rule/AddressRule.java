package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ConfiguredPort;
import io.github.fcmaven.server.ListenAddress;
import io.github.fcmaven.server.Need;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerSettings;
import io.github.fcmaven.server.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the server is said to listen: on one address, or in TLS alone. */
final class AddressRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_BIND, FC_HTTP);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        encrypted(context, findings);
        listening(context, findings);
        if (context.server().kind().portKey().isEmpty()) {
            coded(context, findings);
        }
        Optional<Setting> said = context.server().settings().oneAddress();
        if (said.isPresent() && context.server().isCertain(FC_BIND) && !MakingScript.startsOthers(context)) {
            findings.violated(
                    FC_BIND,
                    said.get().place() + " says that the server listens on "
                            + said.get().value().strip() + " only",
                    context.serverFix(FC_BIND));
        }
    }

    /** As its own configuration file says it of CAPort. */
    private static void listening(RuleContext context, Findings findings) {
        List<ListenAddress> own = context.server().listens().stream()
                .filter(one -> one.port() == context.function().port().number())
                .toList();
        boolean tls = own.stream().allMatch(one -> one.tls().isPresent());
        boolean single = own.stream().noneMatch(ListenAddress::everywhere);
        if (own.isEmpty() || !tls && !single || MakingScript.making(context).isPresent()) {
            return;
        }
        ListenAddress first = own.get(0);
        if (tls) {
            findings.violated(
                    FC_HTTP,
                    first.source() + " lets the server accept TLS alone on " + first.text()
                            + ", and the platform sends plain HTTP",
                    first.tls().get());
        }
        if (single) {
            findings.violated(
                    FC_BIND,
                    first.source() + " says that the server listens on " + first.text() + " only",
                    context.serverFix(FC_BIND));
        }
    }

    private static void encrypted(RuleContext context, Findings findings) {
        PackagedServer server = context.server();
        Optional<ConfiguredPort> port = server.port();
        boolean isOther = port.isPresent() // who listens on CAPort, nobody knows
                && port.get().number() != context.function().port().number();
        Optional<Need> need = server.plainHttp();
        if (need.isPresent() && !isOther) {
            findings.violated(
                    FC_HTTP,
                    need.get().otherwise() + ", and the platform sends plain HTTP",
                    context.origin().in(server.fix(need.get())));
        }
    }

    private static void coded(RuleContext context, Findings findings) {
        Optional<CodedListener> coded = CodedListener.of(context);
        int caPort = context.function().port().number();
        if (coded.isPresent()
                && coded.get().otherThan(caPort).isEmpty()
                && ServerSettings.areSingle(coded.get().hosts())) {
            findings.violated(
                    FC_BIND,
                    "the class " + coded.get().className() + " lets the server listen on "
                            + coded.get().hosts().get(0) + " only",
                    context.serverFix(FC_BIND));
        }
    }
}
