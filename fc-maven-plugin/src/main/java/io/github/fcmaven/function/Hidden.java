package io.github.fcmaven.function;

import io.github.fcmaven.platform.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that look secret, which nobody wants in a build's log: by the name they have, or by what they are. */
public final class Hidden {

    /** Keys of clouds and of code hosts, tokens that are signed, private keys. */
    private static final Pattern VALUE = Pattern.compile(
            "(?s)(LTAI|AKIA|ASIA)[A-Za-z0-9]{12,}|gh[pousr]_[A-Za-z0-9]{20,}|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"
                    + "|.*-----BEGIN [A-Z ]*PRIVATE KEY-----.*");

    /** Left to the deploy tool: not the value itself. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+(@)");

    private static final Pattern PARAMETER_OF_URL = Pattern.compile("([?&;]([\\w.-]+)=)([^&;\\s]+)");

    private static final Pattern NAMED = Pattern.compile("(?s)(-D|-{0,2})([\\w.-]+)=(.*)");

    private Hidden() {}

    /** The value of that name as it may be shown. */
    public static String value(String name, String value) {
        if (value.isEmpty() || VARIABLE.matcher(value).matches()) {
            return value;
        }
        if (SecretName.is(name) || VALUE.matcher(value).matches()) {
            return "***";
        }
        return withoutPasswords(value);
    }

    /**
     * The words of a command line as they may be shown: {@code -Dname=value},
     * {@code --name=value} and {@code --name value}.
     */
    public static List<String> words(List<String> argv) {
        List<String> shown = new ArrayList<>();
        String before = "";
        for (String word : argv) {
            shown.add(word(before, word));
            before = word;
        }
        return shown;
    }

    private static String word(String before, String word) {
        Matcher named = NAMED.matcher(word);
        if (named.matches()) {
            return named.group(1) + named.group(2) + "=" + value(named.group(2), named.group(3));
        }
        boolean isValue = before.matches("--?[A-Za-z][\\w.-]*") && !word.startsWith("-");
        return value(isValue ? before : "", word);
    }

    private static String withoutPasswords(String value) {
        String shown = PASSWORD_IN_URL.matcher(value).replaceAll("$1***$2");
        return PARAMETER_OF_URL
                .matcher(shown)
                .replaceAll(found -> Matcher.quoteReplacement(
                        SecretName.is(found.group(2)) ? found.group(1) + "***" : found.group()));
    }
}
