package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A setting of the application's own, by which a server that reads none listens on one address alone. */
final class AddressSetting {

    /** No service is named so, such as {@code spring.redis.host}. */
    private static final Pattern KEY = Pattern.compile("(?i)"
            + "(?:[\\w.-]{0,80}(?:server|http|web|listen|bind|app)[\\w-]{0,80}\\.)?"
            + "(?:host(?:-?name)?|addr(?:ess)?|ip|interface|bind(?:-?(?:host|address))?|listen(?:-?address)?)");

    private AddressSetting() {}

    /**
     * The edit of it, before another one.
     *
     * @param other of the code
     * @return empty where no file, or more than one setting, says so
     */
    static Optional<String> fix(PackagedStart start, String other) {
        List<Setting> said = start.settings().saying(AddressSetting::isOne);
        return said.stream()
                .filter(one ->
                        said.size() == 1 && start.settings().given(one.key()).isEmpty())
                .map(one ->
                        "set " + one.key() + "=0.0.0.0 in " + file(one.source()) + "; if nothing reads that, " + other)
                .findFirst();
    }

    private static boolean isOne(Setting setting) {
        return KEY.matcher(setting.key()).matches() && ServerSettings.areSingle(List.of(setting.value()));
    }

    private static String file(String source) {
        String file = ServerFixes.CLASSES.matcher(source).replaceFirst("");
        return source.indexOf('/') < 0 || !file.equals(source) ? "src/main/resources/" + file : source;
    }
}
