package io.github.fcmaven.rule;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.ListeningCalls;
import io.github.fcmaven.jar.ListeningCalls.Listening;
import java.util.List;
import java.util.Optional;

/**
 * Where the started class lets its server listen, of a server that only code tells that: known where this class alone
 * opens ports, by constants.
 *
 * @param className the class
 * @param all each port that it opens, with its address where a constant says it
 */
record CodedListener(String className, List<Listening> all) {

    /** Of a server without a key for its port; empty where a branch, a variable or anything else may decide. */
    static Optional<CodedListener> of(RuleContext context) {
        return context.once(CodedListener.class, () -> find(context));
    }

    private static Optional<CodedListener> find(RuleContext context) {
        Optional<String> main = context.jar().isPresent()
                ? context.jar().flatMap(Jar::mainClass)
                : context.java().flatMap(JavaCommand::mainClass);
        return main.isEmpty() || MakingScript.startsOthers(context)
                ? Optional.empty()
                : find(context, main.get().replace('/', '.'));
    }

    private static Optional<CodedListener> find(RuleContext context, String name) {
        List<String> elements = context.jar().isPresent()
                ? List.of(context.jar().get().name())
                : context.java().orElseThrow().classPath(context.started().environment());
        ClassPlaces places = ClassPlaces.of(context, elements);
        Optional<byte[]> bytes = places.isElsewhere() ? Optional.empty() : places.bytes(Jar.fileOf(name));
        List<Listening> all = bytes.isPresent() ? ListeningCalls.of(bytes.get()) : List.of();
        return !all.isEmpty() && context.server().isOnlyListener(name, bytes.get())
                ? Optional.of(new CodedListener(name, all))
                : Optional.empty();
    }

    /** A port that it opens in place of CAPort; empty where it may open that too. */
    Optional<Integer> otherThan(int caPort) {
        boolean other = all.stream()
                .allMatch(one -> one.port().isPresent() && one.port().getAsInt() != caPort);
        return other ? Optional.of(all.get(0).port().getAsInt()) : Optional.empty();
    }

    /** The only addresses on which it listens, as they are written; empty where one may be every address. */
    List<String> hosts() {
        return all.stream().allMatch(one -> one.host().isPresent())
                ? all.stream().flatMap(one -> one.host().stream()).distinct().toList()
                : List.of();
    }
}
