package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file that makes an application of Flask, where its command is told of none. */
final class FlaskApplication {

    private static final Pattern MADE =
            Pattern.compile("(?m)^\\w+\\s*(?::\\s*\\w+\\s*)?=\\s*(?:flask\\.)?Flask\\(|^def\\s+(?:create|make)_app\\(");

    /** At the root, or in a folder of it. */
    private static final Pattern OWN = Pattern.compile("(?:\\w+/)?\\w+\\.py");

    private FlaskApplication() {}

    /** The only one; empty where there is none, or several. */
    static Optional<String> of(Collection<Entry> entries) {
        List<String> all = entries.stream()
                .filter(entry -> OWN.matcher(entry.path().value()).matches())
                .filter(entry -> MADE.matcher(entry.text()).find())
                .map(entry -> entry.path().value())
                .limit(2)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
