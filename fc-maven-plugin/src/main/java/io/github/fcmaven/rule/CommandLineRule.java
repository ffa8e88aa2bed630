package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND_LINE;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.function.UnreplacedVariable;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that mean another thing once they are joined and split again, which the platform neither promises nor rules
 * out.
 */
final class CommandLineRule implements Rule {

    private static final Pattern SPLIT = Pattern.compile("[\\s\"'`$&|;<>()*?\\[\\]{}~#!\\\\]");

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
        List<String> argv = context.function().start().argv();
        Optional<UnreplacedVariable> variable =
                UnreplacedVariable.of(word, context.function()).filter(any -> !UnreplacedVariable.isScript(word, argv));
        if (variable.isPresent()) {
            return variable.get().fix(context.origin().at("command and args"));
        }
        if (FILES.matcher(word).matches()) {
            return "write the name of the file in place of the pattern in "
                    + context.origin().at("command and args") + ", because no shell replaces it";
        }
        return context.origin() == FixLocation.POM
                ? "set " + context.origin().at("startup") + " to bootstrap, where it is quoted"
                : "put the start into a script /code/bootstrap, where it can be quoted";
    }
}
