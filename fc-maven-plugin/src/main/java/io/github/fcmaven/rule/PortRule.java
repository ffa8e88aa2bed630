package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ConfiguredPort;
import io.github.fcmaven.server.ListenAddress;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.server.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The literal port that the server is said, against CAPort. */
final class PortRule implements Rule {

    /** So many are named. */
    private static final int MOST = 5;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_PORT);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        PackagedServer server = context.server();
        CaPort port = context.function().port();
        if (server.noServer().isPresent()) {
            none(server.noServer().get(), context, findings);
            return; // no port matters
        }
        listens(context, findings);
        boolean certain = server.isCertain(FC_PORT);
        Optional<Setting> noPort = server.noPort();
        if (certain && noPort.isPresent()) {
            findings.violated(
                    FC_PORT,
                    "CAPort is " + port + ", but " + noPort.get().place() + " says "
                            + noPort.get().value().strip() + ", which is any free port, or none",
                    context.serverFix(FC_PORT));
        }
        if (context.server().kind().portKey().isEmpty()) {
            coded(context, findings);
        }
        Optional<Setting> unset = server.unsetPort();
        if (certain && unset.isPresent()) {
            unset(unset.get(), context, findings);
        }
        Optional<ConfiguredPort> configured = server.port();
        int said = configured.isPresent() ? configured.get().number() : port.number();
        if (certain && said != port.number() && !MakingScript.startsOthers(context)) {
            findings.violated(
                    FC_PORT,
                    "CAPort is " + port + ", but " + configured.get().source() + " says port " + said,
                    fix(context, said));
        }
    }

    private static void none(Setting said, RuleContext context, Findings findings) {
        findings.unproven(
                FC_PORT,
                said.place() + " says none: Spring Boot then starts no web server, and the package does not"
                        + " show whether anything else listens on CAPort "
                        + context.function().port(),
                context.serverFix(FC_STARTUP));
    }

    private static void coded(RuleContext context, Findings findings) {
        CaPort port = context.function().port();
        Optional<CodedListener> listener = CodedListener.of(context);
        Optional<Integer> other = listener.flatMap(coded -> coded.otherThan(port.number()));
        if (other.isPresent()) {
            findings.violated(
                    FC_PORT,
                    "CAPort is " + port + ", but the class " + listener.get().className() + " listens on port "
                            + other.get(),
                    fix(context, other.get()));
        }
    }

    /** The other way to mend it is known here to the number. */
    private static String fix(RuleContext context, int port) {
        return context.serverFix(FC_PORT).replace(PackagedServer.ITS_PORT, String.valueOf(port));
    }

    /** A zip alone does not say which variables its function has. */
    private static void unset(Setting said, RuleContext context, Findings findings) {
        CaPort port = context.function().port();
        String observed = "CAPort is " + port + ", but " + said.place() + " says "
                + said.value().strip();
        String fix = "write ${" + variable(said) + ":" + port + "} there, or set " + variable(said) + " to " + port
                + " in " + context.origin().at("environmentVariables");
        if (context.origin() == FixLocation.ZIP) {
            findings.unproven(FC_PORT, observed + ", and the zip does not say whether anything sets it", fix);
        } else {
            findings.violated(FC_PORT, observed + ", and nothing sets that variable: the application ends", fix);
        }
    }

    private static String variable(Setting said) {
        return said.value().strip().replaceAll("[${}]", "");
    }

    /** One of several is enough; who stands behind a proxy listens elsewhere. */
    private static void listens(RuleContext context, Findings findings) {
        CaPort port = context.function().port();
        List<ListenAddress> listens = context.server().listens();
        if (!listens.isEmpty()
                && listens.stream().noneMatch(one -> one.port() == port.number())
                && (context.server().kind() == ServerKind.NGINX || !MakingScript.startsOthers(context))
                && MakingScript.making(context).isEmpty()) {
            findings.violated(
                    FC_PORT,
                    "CAPort is " + port + ", but " + listens.get(0).source() + " lets the server listen on "
                            + listens.stream()
                                    .map(ListenAddress::text)
                                    .distinct()
                                    .limit(MOST)
                                    .collect(Collectors.joining(", ")),
                    fix(context, listens.get(0).port()));
        }
    }
}
