package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND_LINE;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that mean another thing once they are joined and split again, which the platform neither promises nor rules
 * out.
 */
final class CommandLineRule implements Rule {

    private static final Pattern SPLIT = Pattern.compile("[\\s\"'`$&|;<>()*?\\[\\]{}~#!\\\\]");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)}?");

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

    /** A shell finds no file of that name, and leaves it as it is. */
    private static final Pattern CLASS_PATH = Pattern.compile("[\\w./-]+:[\\w./:*-]+");

    /** Of which a shell, and nothing else, makes the files that it means. */
    private static final Pattern FILES = Pattern.compile("[\\w./*?-]*[*?][\\w./*?-]*");

    /** How nginx is kept in the foreground, in every example of the platform's and of nginx's own. */
    private static final String NGINX = "daemon off;";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_COMMAND_LINE);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_COMMAND, FC_JAVA_VERSION);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        if (context.function().start().isBootstrap() || findings.isViolated(FC_COMMAND)) {
            return; // a command of another kind gets other arguments
        }
        List<String> doubtful = context.function().start().argv().stream()
                .skip(1)
                .filter(word -> !CLASS_PATH.matcher(word).matches())
                .filter(word -> word.isEmpty() || SPLIT.matcher(word).find())
                .filter(word -> !word.equals(NGINX) && !StartingJava.isRefused(word, findings))
                .toList();
        if (doubtful.isEmpty()) {
            findings.met(FC_COMMAND_LINE, "every argument stays one argument");
        }
        doubtful.forEach(word -> findings.violated(
                FC_COMMAND_LINE,
                "'" + word
                        + "' of the start command is empty or has a blank or a character that a shell interprets; the"
                        + " platform joins the command with blanks, and does not say whether it splits it again",
                fix(word, context)));
    }

    private static String fix(String word, RuleContext context) {
        if (VARIABLE.matcher(word).find()) {
            return replaced(word, context);
        }
        if (FILES.matcher(word).matches()) {
            return "write the name of the file in place of the pattern in "
                    + context.origin().at("command and args") + ", because no shell replaces it";
        }
        return context.origin() == FixLocation.POM
                ? "set " + context.origin().at("startup") + " to bootstrap, where it is quoted"
                : "put the start into a script /code/bootstrap, where it can be quoted";
    }

    /** Quotes would keep a variable as it is too. */
    private static String replaced(String word, RuleContext context) {
        String where = " in " + context.origin().at("command and args");
        String written = VARIABLE.matcher(word).replaceAll(found -> {
            String name = found.group(1);
            String own = context.function().environment().get(name);
            boolean port = own == null && PORTS.contains(name);
            boolean folder = own == null && FOLDERS.contains(name);
            String value = port ? context.function().port().toString() : folder ? CodePath.ROOT : own;
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
        return VARIABLE.matcher(written).find()
                ? "write the value in place of the variable" + where + ", because no shell replaces it"
                : "write " + written + where + ", because no shell replaces the variable";
    }
}
