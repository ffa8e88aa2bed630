package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.platform.FcProblem;
import java.util.List;

/**
 * What a bundled Java has beside what the jars need.
 *
 * @param modules of the JDK
 * @param locales languages and regions such as {@code zh} and {@code de-CH}, whose dates and numbers it can write; none
 *     for all there are
 */
public record JavaParts(List<String> modules, List<String> locales) {

    /** The languages of those who use the platform most; English is in every Java. */
    private static final List<String> DEFAULT_LOCALES = List.of("en", "zh");

    private static final String ALL = "all";

    public JavaParts {
        modules = List.copyOf(modules);
        locales = List.copyOf(locales);
    }

    /**
     * Reads the parameters.
     *
     * @param locales {@code jre.locales}: none for the default, {@code all}, or tags such as {@code zh}
     * @throws FcProblem where one is not a tag of a locale
     */
    public static JavaParts of(List<String> modules, List<String> locales) {
        if (locales.equals(List.of(ALL))) {
            return new JavaParts(modules, List.of());
        }
        locales.stream()
                .filter(locale -> !locale.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*(-\\*)?"))
                .findFirst()
                .ifPresent(locale -> {
                    throw FcProblem.local(
                            "jreLocales has '" + locale + "', which is not a locale",
                            "give tags such as zh or de-CH, or only all");
                });
        return new JavaParts(modules, locales.isEmpty() ? DEFAULT_LOCALES : locales);
    }

    /** The locales as the log and {@code explain} name them. */
    public String localesInWords() {
        return locales.isEmpty() ? "all locales" : "locales " + String.join(", ", locales);
    }
}
