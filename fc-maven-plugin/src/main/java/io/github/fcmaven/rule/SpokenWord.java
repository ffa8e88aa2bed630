package io.github.fcmaven.rule;

import java.util.Map;
import java.util.Optional;

/**
 * A word that a start has, with what says it: the start command, its script, or a variable that the program reads.
 *
 * @param speaker as a message begins
 * @param place where the user writes it
 */
record SpokenWord(String speaker, String place) {

    static SpokenWord of(RuleContext context, String word) {
        boolean started = context.argv().stream().anyMatch(one -> one.contains(word));
        Optional<String> variable = context.function().environment().entrySet().stream()
                .filter(one -> !started && one.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
        if (variable.isPresent()) {
            return new SpokenWord(
                    "the variable " + variable.get(),
                    variable.get() + " under " + context.origin().at("environmentVariables"));
        }
        boolean given = context.function()
                .argv()
                .filter(words -> words.contains(word))
                .isPresent(); // the start command may hand it to its script
        return new SpokenWord("the start command", given ? context.origin().at("command and args") : context.place());
    }
}
