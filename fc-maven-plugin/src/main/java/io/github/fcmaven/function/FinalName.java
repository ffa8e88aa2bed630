package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The parameter {@code finalName}: tells the files of one function from those of the other functions of a module.
 *
 * @param value a file name without its extension, such as {@code function}
 */
public record FinalName(String value) {

    private static final String DEFAULT = "function";
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+");

    public FinalName {
        if (!FILE_NAME.matcher(value).matches() || value.startsWith(".")) {
            throw FcProblem.local(
                    "finalName is '" + value + "', which is not a file name",
                    "give a name of letters, digits, - and ., such as function");
        }
    }

    /** Whether it is {@code function}: the only function of most modules, whose files have the shortest names. */
    public boolean isDefault() {
        return value.equals(DEFAULT);
    }

    /** The folder of the function's own files: {@code parent} itself, or {@code parent/NAME}. */
    public Path folder(Path parent) {
        return isDefault() ? parent : parent.resolve(value);
    }
}
