package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_PORT;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerSettings;
import java.util.Optional;
import java.util.Set;

/** The literal port that the server is told, against CAPort. */
final class PortRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_PORT);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        ServerSettings settings = subject.settings();
        CaPort port = subject.function().port();
        Optional<ServerSettings.Told> told = settings.kind().portKey().flatMap(settings::of);
        told.filter(setting -> setting.value().strip().matches("\\d{1,5}"))
                .filter(setting -> Integer.parseInt(setting.value().strip()) != port.number())
                .ifPresent(setting -> findings.violated(
                        FC_PORT,
                        "CAPort is " + port + ", but " + setting.source() + " says port "
                                + setting.value().strip(),
                        subject.serverFix(FC_PORT)
                                + (subject.origin() == FixLocation.POM
                                        ? ""
                                        : "; or set " + subject.origin().at("port of customRuntimeConfig") + " to "
                                                + setting.value().strip())));
    }
}
