package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.ListeningCalls;
import io.github.fcmaven.jar.ListeningCalls.Listening;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the started class lets its server listen, of a server that only code tells that: known where this class alone
 * opens ports, by constants.
 *
 * @param className the class
 * @param all each port that it opens, with its address where a constant says it
 */
record CodedListener(String className, List<Listening> all) {

    /** Libraries that bring a server of their own, whose classes nobody names here. */
    private static final Pattern OTHER_SERVER =
            Pattern.compile("(?:^|[/.])[^/]*(?:http4k|armeria|grpc|rsocket|restlet|finagle|ktor-server)[^/]*\\.jar$");

    /** Of a server without a key for its port; empty where a branch, a variable or another class may decide. */
    static Optional<CodedListener> of(RuleContext context) {
        Optional<String> main = context.jar().isPresent()
                ? context.jar().flatMap(Jar::mainClass)
                : context.java().flatMap(JavaCommand::mainClass);
        return main.map(name -> name.replace('/', '.'))
                .filter(name -> context.server().listeningClasses().equals(Set.of(name)))
                .filter(name -> hasNoOther(context))
                .map(name -> new CodedListener(name, calls(context, name)))
                .filter(listener -> !listener.all.isEmpty());
    }

    private static boolean hasNoOther(RuleContext context) {
        return context.function().entries().values().stream()
                .map(Entry::path)
                .noneMatch(path -> OTHER_SERVER.matcher(path.value()).find());
    }

    private static List<Listening> calls(RuleContext context, String name) {
        List<String> elements = context.jar().map(jar -> List.of(jar.name())).orElseGet(() -> context.java()
                .orElseThrow()
                .classPath(context.function().environment()));
        return ClassPlaces.of(context, elements)
                .bytes(Jar.fileOf(name))
                .map(ListeningCalls::of)
                .orElse(List.of());
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
