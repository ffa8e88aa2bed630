package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.image.ImageInterpreters;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The edit that brings an interpreter to where a start looks for it. */
final class InterpreterEdit {

    private InterpreterEdit() {}

    /**
     * What the runtime or its layers have of it is named; else a layer that the
     * runtime takes, or a runtime that has one.
     *
     * @param written how its command is written
     */
    static String of(RuleContext context, Language language, UnaryOperator<String> written) {
        FunctionPackage function = context.function();
        Optional<Interpreter> had =
                ImageInterpreters.all(function, language).stream().findFirst();
        if (had.isPresent()) {
            return written.apply(had.get().command());
        }
        Optional<Interpreter> layer = Interpreter.of(language).stream()
                .filter(one -> one.layer().isPresent() && one.supports(function.runtime()))
                .findFirst();
        if (layer.isPresent()) {
            return "add " + layer.get().layer().get().arn(function.spec().region()) + " to "
                    + context.origin().at("layers") + ", and "
                    + written.apply(layer.get().command());
        }
        return Arrays.stream(CustomRuntime.values())
                .flatMap(runtime -> Interpreter.ofImage(language, runtime).stream()
                        .limit(1)
                        .map(one -> "set " + context.origin().at("runtime") + " to " + runtime + ", and "
                                + written.apply(one.command())))
                .findFirst()
                .orElseThrow();
    }
}
