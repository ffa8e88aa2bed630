package io.github.fcmaven.server;

import java.util.Optional;

/**
 * What the user has set himself.
 *
 * @param start what the start tells the server
 * @param packaged what the packaged files say
 */
record OwnSettings(StartSettings start, PackagedConfiguration packaged) {

    private static final String LOOPBACK = "127(\\.\\d{1,3}){3}|localhost|::1|\\[::1]|0:0:0:0:0:0:0:1";

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

    /** The address of the machine itself on which he lets the server listen, where the platform cannot connect. */
    Optional<Setting> loopback(ServerKind kind) {
        return kind.hostKey()
                .flatMap(this::effective)
                .filter(setting -> setting.value().strip().matches(LOOPBACK));
    }
}
