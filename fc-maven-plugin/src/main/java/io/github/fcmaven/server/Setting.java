package io.github.fcmaven.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting that somebody has made.
 *
 * @param key as the server's documentation writes it
 * @param value as it is written
 * @param source where it is written, for messages
 */
public record Setting(String key, String value, String source) {

    /** What is before the variable's name in the source of a setting that is a variable. */
    static final String VARIABLE = "the variable ";

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern MARK = Pattern.compile("[^A-Za-z0-9]");

    /** What it says, for messages: {@code server.port is 8080 (the start command)}. */
    String says() {
        return key + " is " + value.strip() + " (" + source + ")";
    }

    /** Where it is written, with its key: {@code BOOT-INF/classes/application.properties (server.port)}. */
    public String place() {
        return source + " (" + key + ")";
    }

    /** The variable that overrides a key in every framework: {@code shop.api-key} is SHOP_API_KEY. */
    public static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_$", "").toUpperCase(Locale.ROOT);
    }

    /**
     * Whether this says the documented key. Only a variable writes underscores for points:
     * {@code SERVER_TOMCAT_KEEPALIVETIMEOUT} is {@code server.tomcat.keep-alive-timeout}, and {@code APP_SERVERPORT} is
     * {@code app.serverPort}.
     */
    boolean isOf(String documented) {
        if (!source.equals(VARIABLE + key)) {
            return isForm(key, documented);
        }
        return CAPITAL.matcher(documented).find()
                ? key.equals(documented)
                        || key.equals(documented.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                : isForm(key, documented)
                        || bare(key).equals(bare(documented))
                                && isVariable(elements(key, "_"), elements(documented, "\\."));
    }

    /**
     * Whether a key of a file or of the command is a form of the documented one:
     * {@code server.tomcat.keepAliveTimeout} is {@code server.tomcat.keep-alive-timeout}; {@code serverPort} is not
     * {@code server.port}. A key with capitals has no other form.
     */
    static boolean isForm(String written, String key) {
        if (CAPITAL.matcher(key).find()) {
            return written.equals(key);
        }
        return !written.startsWith("%")
                && bare(written).equals(bare(key))
                && elements(written, "\\.").equals(elements(key, "\\."));
    }

    /** Each point is an underscore there; a hyphen may be one, or nothing. */
    private static boolean isVariable(List<String> words, List<String> elements) {
        int next = 0;
        for (String element : elements) {
            StringBuilder read = new StringBuilder();
            while (next < words.size() && read.length() < element.length()) {
                read.append(words.get(next++));
            }
            if (!read.toString().equals(element)) {
                return false;
            }
        }
        return next == words.size();
    }

    private static List<String> elements(String key, String between) {
        return Arrays.stream(key.split(between))
                .map(Setting::bare)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static String bare(String key) {
        return MARK.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
