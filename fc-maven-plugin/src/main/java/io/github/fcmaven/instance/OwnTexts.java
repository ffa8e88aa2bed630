package io.github.fcmaven.instance;

import io.github.fcmaven.platform.Language;
import java.util.regex.Pattern;

/** The sources and the configuration of a package that its author wrote, known by their names. */
public final class OwnTexts {

    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(?:[cm]?js|ts|py|php|rb|pl|conf|cfg|cnf|ini|toml|ya?ml|properties|json|xml|env)|Caddyfile");

    /** What others wrote, and there is much of it. */
    private static final Pattern FOREIGN = Pattern.compile(Language.INSTALLED + "|python|jre|\\.git");

    private OwnTexts() {}

    /** Whether a file of that name is one; a script of a shell is none, as it may be rewritten here. */
    public static boolean isText(String name) {
        return TEXT.matcher(name).matches();
    }

    /** Whether what is below a folder of that name was written by others. */
    public static boolean isForeign(String folder) {
        return FOREIGN.matcher(folder).matches();
    }
}
