package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of the start command with a variable, which arrives as it is: no shell reads the command.
 *
 * @param word as it is written
 * @param written the word with the values of its variables, as far as they are known
 */
public record UnreplacedVariable(String word, String written) {

    /** Behind a letter it is a part of a name, such as that of a class in a class of Java. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\w)\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da)?sh");
    private static final Pattern SCRIPT_FOLLOWS = Pattern.compile("-\\w*c");

    /** That hold CAPort, or are meant to. */
    private static final Set<String> PORTS = Set.of(
            "FC_CUSTOM_LISTEN_PORT",
            "FC_SERVER_PORT",
            "PORT",
            "SERVER_PORT",
            "AWS_LWA_PORT",
            "WEBSITES_PORT",
            "FUNCTIONS_CUSTOMHANDLER_PORT");

    /** That hold the folder of the code on AWS Lambda and on this platform. */
    private static final Set<String> FOLDERS = Set.of("LAMBDA_TASK_ROOT", "FC_FUNC_CODE_PATH");

    /** The first one of a start; a script, and what {@code sh -c} gets, is read by a shell. */
    public static Optional<UnreplacedVariable> of(FunctionPackage function) {
        List<String> argv =
                function.start().isBootstrap() ? List.of() : function.start().argv();
        return argv.stream()
                .skip(1)
                .filter(word -> !isScript(word, argv))
                .flatMap(word -> of(word, function).stream())
                .findFirst();
    }

    /** That of one word; empty where it has none. */
    public static Optional<UnreplacedVariable> of(String word, FunctionPackage function) {
        Matcher variable = VARIABLE.matcher(word);
        return variable.find()
                ? Optional.of(new UnreplacedVariable(word, variable.replaceAll(found -> value(found, function))))
                : Optional.empty();
    }

    /** Whether it is what a shell gets behind its {@code -c}. */
    public static boolean isScript(String word, List<String> argv) {
        int at = argv.indexOf(word);
        return at > 1
                && SCRIPT_FOLLOWS.matcher(argv.get(at - 1)).matches()
                && argv.subList(0, at - 1).stream()
                        .anyMatch(before -> SHELL.matcher(before).matches());
    }

    /** Quotes would keep a variable as it is too. */
    private static String value(MatchResult found, FunctionPackage function) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        String own = function.environment().get(name);
        boolean port = own == null && PORTS.contains(name);
        boolean folder = own == null && FOLDERS.contains(name);
        String value = port ? function.port().toString() : folder ? CodePath.ROOT : own;
        return Matcher.quoteReplacement(value == null ? found.group() : value);
    }

    /** @param where it stands: {@code command and args in s.yaml} */
    public String fix(String where) {
        return VARIABLE.matcher(written).find()
                ? "write the value in place of the variable in " + where + ", because no shell replaces it"
                : "write " + written + " in " + where + ", because no shell replaces the variable";
    }
}
