package io.github.fcmaven.server;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A variable of the application's own for its port, such as {@code QUERY_PORT}; else {@link PortVariable}. */
public final class OwnPortVariable {

    /** Where it is set, before the other edit, which ends with the port that the server has. */
    public static final String WHERE =
            ServerFixes.IN_ENVIRONMENT + ServerFixes.OR_CA_PORT.replace(PackagedServer.ITS_PORT, "");

    private OwnPortVariable() {}

    /**
     * The only one which the packaged configuration or the code reads beside that number, where nobody sets it; empty
     * for several.
     */
    public static Optional<String> withDefault(int port, PackagedServer packaged) {
        PackagedStart start = packaged.start();
        Predicate<String> names =
                Pattern.compile("(?<![\\d.])" + port + "(?![\\d.])").asPredicate();
        Set<String> read = Stream.concat(
                        start.settings().packaged().inAnyFile().map(Setting::value),
                        start.code().lines())
                .filter(names)
                .flatMap(PortVariable::readIn)
                .filter(name -> name.contains("PORT") && !name.equals("PORT"))
                .collect(Collectors.toSet());
        return read.stream()
                .filter(name ->
                        read.size() == 1 && !start.function().environment().containsKey(name))
                .findFirst();
    }
}
