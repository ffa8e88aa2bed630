package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service of which the configuration says that it runs on this machine, such as a database on localhost: on the
 * platform that is the function's own instance.
 *
 * @param setting the key as it is written, and where
 * @param address the host and its port, without the rest of the value, which may hold a password
 */
record LocalService(Setting setting, String address) {

    private static final String LOCAL = "(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])";

    /** A value that is the address of a service by its own form. */
    private static final Pattern URL = Pattern.compile(
            "(?i)(?:jdbc|r2dbc|rediss?|mongodb(?:\\+srv)?|amqps?|kafka|nats|ldap|postgres(?:ql)?|mysql|mqtt|tcp|nacos"
                    + "|zookeeper)\\b"
                    + "[^/]*(?://|:@)(?:[^/@]*@)?(?:[^/]*,)?(" + LOCAL + "(?::\\d+)?)(?![\\w.-]).*",
            Pattern.DOTALL);

    /** A key whose value is the address of a service. */
    private static final Pattern KEY = Pattern.compile("(?i)(?:.*[._-])?(?:redis|mongodb?|rabbitmq|kafka|elasticsearch"
            + "|opensearch|nacos|eureka|consul|zookeeper|dubbo|datasource|cassandra|neo4j|memcached|mail|ldap|activemq"
            + "|artemis|pulsar|rocketmq|sentinel|seata|xxl|influx|config)\\b.*[._-]?(?:hosts?|nodes|addresses|address"
            + "|servers"
            + "|server-addr|serveraddr|uris?|urls?|defaultzone|contact-points|endpoint|broker-url|name-server)");

    private static final Pattern HOST =
            Pattern.compile("(?i)(?:https?://)?(?:[^/@,]*@)?(" + LOCAL + "(?::\\d+)?)(?![\\w.-]).*", Pattern.DOTALL);

    /** A configuration that Spring imports; without {@code optional:} it ends where that is not there. */
    private static final Pattern IMPORT =
            Pattern.compile("(?<!optional:)\\b(?:configserver|consul|vault|zookeeper):(?:(?:https?:)?//)?(" + LOCAL
                    + "(?::\\d+)?)(?![\\w.-])");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]+)(?::([^{}]*))?}");

    /**
     * Those of a configuration.
     *
     * @param values what holds without a profile, by the keys as they are written
     * @param settings what the start says of the same keys, which overrides the files
     * @param environment in which placeholders are looked up
     */
    static List<LocalService> of(
            Map<String, Setting> values, ServerSettings settings, Map<String, String> environment) {
        List<LocalService> found = new ArrayList<>();
        values.forEach((key, setting) -> {
            Setting effective = settings.effective(key).orElse(setting);
            address(key, expanded(effective.value(), environment))
                    .ifPresent(address -> found.add(
                            new LocalService(new Setting(key, effective.value(), effective.source()), address)));
        });
        return found;
    }

    private static Optional<String> address(String key, String value) {
        if (isImport(key)) {
            Matcher imported = IMPORT.matcher(value);
            return imported.find() ? Optional.of(imported.group(1)) : Optional.empty();
        }
        Matcher url = URL.matcher(value.strip());
        if (url.matches()) {
            return Optional.of(url.group(1));
        }
        Matcher host = HOST.matcher(value.strip());
        return KEY.matcher(key).matches() && host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    /** A placeholder that no variable fills has its default. */
    static String expanded(String value, Map<String, String> environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        environment.forEach((name, text) -> variables.put(folded(name), text));
        String text = value;
        for (int depth = 0; depth < 3 && PLACEHOLDER.matcher(text).find(); depth++) {
            text = PLACEHOLDER.matcher(text).replaceAll(match -> {
                String filled = variables.get(folded(match.group(1)));
                String otherwise = match.group(2) == null ? "" : match.group(2);
                return Matcher.quoteReplacement(filled == null ? otherwise : filled);
            });
        }
        return text;
    }

    /** {@code shop.api-key} is filled by SHOP_API_KEY and by SHOP_APIKEY. */
    private static String folded(String name) {
        return Setting.variable(name).replace("_", "");
    }

    private static boolean isImport(String key) {
        return key.startsWith("spring.config.import");
    }

    private String variable() {
        Matcher placeholder = PLACEHOLDER.matcher(setting.value());
        return !isImport(setting.key())
                ? Setting.variable(setting.key())
                : placeholder.find() ? Setting.variable(placeholder.group(1)) : "CONFIG_SERVER";
    }

    /** What the user should know, and do. */
    String warning() {
        boolean fixed =
                isImport(setting.key()) && !PLACEHOLDER.matcher(setting.value()).find();
        String first = fixed
                ? "write ${CONFIG_SERVER:" + address + "} in place of " + address
                        + " there, because no variable replaces an import, and "
                : "";
        return setting.key() + " leads to " + address + " (" + setting.source()
                + "): on the platform that is the function's own instance, where nothing else runs; " + first + "set "
                + variable() + " to the service's address under environmentVariables of fc-maven-plugin in pom.xml,"
                + " and what only the check needs under checkEnvironment";
    }
}
