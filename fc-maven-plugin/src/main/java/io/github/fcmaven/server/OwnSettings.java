package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user has set himself.
 *
 * @param start what the start tells the server
 * @param packaged what the packaged files say
 */
record OwnSettings(StartSettings start, PackagedConfiguration packaged) {

    /** What he says of the key, in any form, place and profile. */
    Optional<Setting> of(String key) {
        return start.of(key).or(() -> packaged.all(key).stream().findFirst());
    }

    /** What holds without a profile. */
    Optional<Setting> effective(String key) {
        return start.of(key).or(() -> packaged.effective(key));
    }

    /** Whether a profile, which may be active or not, says something else of the key. */
    boolean isAmbiguous(String key) {
        Optional<String> holds = effective(key).map(Setting::value);
        return start.of(key).isEmpty()
                && packaged.all(key).stream().anyMatch(setting -> !holds.equals(Optional.of(setting.value())));
    }

    /** What he has set so that the platform does not reach the server. */
    List<String> warnings(ServerKind kind, CaPort port) {
        List<String> warnings = new ArrayList<>();
        Need.hostKey(kind)
                .flatMap(this::effective)
                .filter(setting -> isLoopback(setting.value().strip()))
                .map(setting -> setting.key() + " is " + setting.value().strip() + " by " + setting.source()
                        + ", where the platform cannot connect: " + kind.fix(Requirement.FC_BIND, port))
                .ifPresent(warnings::add);
        return warnings;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
