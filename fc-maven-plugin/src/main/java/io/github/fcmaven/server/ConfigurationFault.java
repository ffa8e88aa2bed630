package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.yaml.ParserWords;
import io.github.fcmaven.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Why a configuration file cannot be read, without its text, which may hold secrets.
 *
 * @param line 1 is the first line; 0 where it is the whole file
 * @param what what is wrong, such as {@code a quote is opened and not closed}
 * @param fix what to change
 * @param isSpringsOnly whether other frameworks read it all the same
 * @param isOfPackage whether the file itself is right, and the package lacks what reads it
 */
record ConfigurationFault(int line, String what, String fix, boolean isSpringsOnly, boolean isOfPackage) {

    /** What Spring Boot does not limit, and we do. */
    private static final Pattern OUR_LIMITS =
            Pattern.compile("(?s).*(?:aliases for|Nesting Depth|exceeds the limit).*");

    /** An escape of Java's properties that is none, such as that of a path of Windows, <code>C:&#92;users</code>. */
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9A-Fa-f]{4}).*");

    /** What stands for a byte that is not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    /** Of the file itself. */
    ConfigurationFault(int line, String what, String fix, boolean isSpringsOnly) {
        this(line, what, fix, isSpringsOnly, false);
    }

    /** Where the package lacks the library that reads the file, as Maven names it. */
    static ConfigurationFault missing(String library) {
        return new ConfigurationFault(
                0,
                "nothing reads it, because the package has no " + library,
                "add " + library + " to the dependencies, with the scope runtime, or write the settings into"
                        + " application.properties",
                false,
                true);
    }

    static Optional<ConfigurationFault> of(YAMLException problem, String text) {
        if (isPart(text)
                || OUR_LIMITS.matcher(String.valueOf(problem.getMessage())).matches()) {
            return Optional.empty();
        }
        YamlProblem said = ParserWords.problem(problem, text);
        String fix = said.what().startsWith("a value begins with @")
                ? said.fix()
                        + "; @name@ is replaced where Maven filters the file, as spring-boot-starter-parent lets it"
                : said.fix();
        boolean duplicate = problem instanceof DuplicateKeyException;
        return Optional.of(new ConfigurationFault(said.line(), said.what(), fix, duplicate));
    }

    /** What no parser of YAML sees in a text that was decoded already, and what properties have. */
    static Optional<ConfigurationFault> inText(String path, String text) {
        if (path.endsWith(".conf")) {
            return Optional.empty();
        }
        return (path.endsWith(".properties") ? escape(text) : encoding(text)).filter(fault -> !isPart(text));
    }

    private static Optional<ConfigurationFault> encoding(String text) {
        int at = text.indexOf(REPLACED);
        if (at < 0) {
            return Optional.empty();
        }
        long line = 1 + text.chars().limit(at).filter(c -> c == '\n').count();
        return Optional.of(
                new ConfigurationFault(0, "is not UTF-8 (byte at line " + line + ")", "save it as UTF-8", false));
    }

    private static Optional<ConfigurationFault> escape(String text) {
        String[] lines = text.split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripLeading();
            boolean comment = line.startsWith("#") || line.startsWith("!");
            if (!comment && ESCAPE.matcher(line).find()) {
                return Optional.of(new ConfigurationFault(
                        i + 1,
                        "a backslash before u begins an escape, and no four digits follow",
                        "double the backslash, or write / in a path",
                        false));
            }
        }
        return Optional.empty();
    }

    /** Whether only its beginning was read; or it is UTF-16, which SnakeYAML knows by its byte order mark. */
    private static boolean isPart(String text) {
        return text.startsWith("" + REPLACED + REPLACED)
                || text.getBytes(StandardCharsets.UTF_8).length >= Entry.LONGEST_TEXT;
    }
}
