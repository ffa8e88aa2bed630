package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ListenAddress;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerSettings;
import java.util.List;
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
        context.server()
                .settings()
                .oneAddress()
                .filter(said -> context.server().isCertain(FC_BIND) && !MakingScript.startsOthers(context))
                .ifPresent(said -> findings.violated(
                        FC_BIND,
                        said.place() + " says that the server listens on "
                                + said.value().strip() + " only",
                        context.serverFix(FC_BIND)));
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
                    first.file() + " lets the server accept TLS alone on " + first.text()
                            + ", and the platform sends plain HTTP",
                    first.tls().get());
        }
        if (single) {
            findings.violated(
                    FC_BIND,
                    first.file() + " says that the server listens on " + first.text() + " only",
                    context.serverFix(FC_BIND));
        }
    }

    private static void encrypted(RuleContext context, Findings findings) {
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

    private static void coded(RuleContext context, Findings findings) {
        CodedListener.of(context)
                .filter(listener ->
                        listener.otherThan(context.function().port().number()).isEmpty())
                .filter(listener -> ServerSettings.areSingle(listener.hosts()))
                .ifPresent(listener -> findings.violated(
                        FC_BIND,
                        "the class " + listener.className() + " lets the server listen on "
                                + listener.hosts().get(0) + " only",
                        context.serverFix(FC_BIND)));
    }
}
