package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;

import io.github.fcmaven.language.LanguageNeeds;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.language.Written;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the runtime's Python, Node.js or PHP is new enough for the program that it is given, and old enough: what
 * stands for it here may be another one.
 */
final class LanguageVersionRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LANGUAGE_VERSION);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<RunProgram> run = RunProgram.of(context);
        if (run.isPresent()) {
            judge(context, run.get(), findings);
        }
    }

    private static void judge(RuleContext context, RunProgram run, Findings findings) throws IOException {
        Interpreter interpreter = run.interpreter();
        LanguageNeeds needs = run.needs(context);
        Release release = Release.of(interpreter.version());
        Optional<Written> newer =
                needs.newest().filter(written -> !release.has(written.use().since()));
        Optional<Written> gone = needs.goneIn(release);
        Optional<Written> open = needs.openIn(interpreter.version());
        if (newer.isEmpty() && gone.isEmpty() && open.isPresent()) {
            open(interpreter, open.get(), findings);
            return;
        }
        if (newer.isEmpty() && gone.isEmpty()) {
            findings.met(FC_LANGUAGE_VERSION, interpreter + " has what " + run.file() + " uses when it begins");
            return;
        }
        String observed = newer.map(written -> written.says() + ", which " + interpreter.language() + " has from "
                        + written.use().since() + " on")
                .orElseGet(() -> gone.get().says() + ", which " + interpreter.language() + " has not any more from "
                        + gone.get().use().since() + " on");
        String fix = newer.flatMap(written -> written.use().edit())
                .map(edit -> edit + beside(context, interpreter, needs))
                .orElseGet(() -> fix(context, interpreter, one -> needs.isMetBy(Release.of(one.version()))));
        if (context.origin() == FixLocation.ZIP) {
            findings.unproven(
                    FC_LANGUAGE_VERSION,
                    observed + "; no s.yaml says which runtime it is",
                    "name its s.yaml with manifestFile");
        } else {
            findings.violated(
                    FC_LANGUAGE_VERSION,
                    observed + ", and the function has " + interpreter,
                    answer(interpreter.language(), newer.isPresent(), newer.or(() -> gone)),
                    fix);
        }
    }

    /** Of an interpreter of which the platform says no more than the line. */
    private static void open(Interpreter interpreter, Written open, Findings findings) {
        findings.unproven(
                FC_LANGUAGE_VERSION,
                open.says() + ", which " + interpreter.language() + " has from "
                        + open.use().since() + " on; the platform does not say which "
                        + interpreter.language()
                        + " " + interpreter.version() + " the runtime has",
                open.use()
                        .edit()
                        .orElseGet(
                                () -> "write it for " + interpreter.language() + " " + interpreter.version() + ".0"));
    }

    /** What no edit of the program corrects besides. */
    private static String beside(RuleContext context, Interpreter interpreter, LanguageNeeds needs) {
        LanguageNeeds others = needs.withoutEdits();
        return others.isMetBy(Release.of(interpreter.version()))
                ? ""
                : ", and " + fix(context, interpreter, one -> others.isMetBy(Release.of(one.version())));
    }

    private static String answer(Language language, boolean newer, Optional<Written> written) {
        Optional<String> log = written.flatMap(one -> one.use().log());
        if (language == Language.PHP) {
            return CaExited.ANY + "; in the log " + log.orElse("PHP Parse error");
        }
        return CaExited.NOT_PERMITTED + " Logs: "
                + log.orElse(newer ? "SyntaxError or a module that is not found" : "ModuleNotFoundError");
    }

    /** What starts it there: an image may have it where the program of this start is not found. */
    private static String started(RuleContext context, Interpreter there) {
        String program = context.argv().isEmpty() ? "" : context.argv().get(0);
        boolean same = program.equals(there.command())
                || there.home().isEmpty() && there.names().contains(program);
        return " (" + there.command() + ")" + (same ? "" : "; where you set command, name that program there");
    }

    /**
     * A runtime whose image has one that will do, else a layer, else other code. Of several that one which all of the
     * program runs on: each finding then names the same.
     */
    static String fix(RuleContext context, Interpreter now, Predicate<Interpreter> suffices) {
        Comparator<Interpreter> wholeFirst = wholeFirst(context);
        Stream<Interpreter> images = Arrays.stream(CustomRuntime.values())
                .flatMap(runtime ->
                        Interpreter.ofImage(now.language(), runtime).stream().limit(1));
        Optional<Interpreter> image = images.filter(suffices).min(wholeFirst);
        if (image.isPresent()) {
            return "set " + context.origin().at("runtime") + " to "
                    + image.get().runtime() + ", which has " + now.language() + " "
                    + image.get().version() + started(context, image.get());
        }
        return Interpreter.of(now.language()).stream()
                .filter(one -> one.layer().isPresent()
                        && one.supports(context.function().runtime())
                        && suffices.test(one))
                .min(wholeFirst)
                .map(one ->
                        "add " + one.layer().get().arn(context.function().spec().region()) + " to "
                                + context.origin().at("layers") + ", and start " + one.command())
                .orElse("write it for " + now.language() + " " + now.version());
    }

    private static Comparator<Interpreter> wholeFirst(RuleContext context) {
        Predicate<Interpreter> whole = RunProgram.of(context)
                .map(run -> PythonNatives.loading(context, run)
                        .and(one -> run.needs(context).isMetBy(Release.of(one.version()))))
                .orElse(one -> true);
        return Comparator.comparing(one -> !whole.test(one));
    }
}
