package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;

import io.github.fcmaven.image.ImageInterpreters;
import io.github.fcmaven.language.InterpreterOption;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** Whether the runtime's interpreter has the options that it is given: a newer one here takes more. */
final class OptionRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LANGUAGE_VERSION);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<Interpreter> interpreter = context.argv().stream()
                .findFirst()
                .flatMap(program -> ScriptArgument.language(program)
                        .flatMap(language -> ImageInterpreters.running(context.started(), language, program)));
        if (interpreter.isEmpty() || context.origin() == FixLocation.ZIP) {
            return;
        }
        Release release = Release.of(interpreter.get().version());
        InterpreterOption.newest(interpreter.get().language(), context.argv())
                .filter(option -> !release.has(option.since()))
                .ifPresent(option -> findings.violated(
                        FC_LANGUAGE_VERSION,
                        "the start command has the option " + option.option() + ", which "
                                + interpreter.get().language() + " has from " + option.since()
                                + " on, and the function has " + interpreter.get(),
                        ended(interpreter.get().language()),
                        LanguageVersionRule.fix(context, interpreter.get(), one -> Release.of(one.version())
                                .has(option.since()))));
    }

    /** Each interpreter ends with a code of its own. */
    private static String ended(Language language) {
        return language == Language.PYTHON
                ? CaExited.NO_SUCH_FILE + " Logs: unknown option, or unrecognized arguments"
                : CaExited.BAD_DESCRIPTOR + " Logs: bad option";
    }
}
