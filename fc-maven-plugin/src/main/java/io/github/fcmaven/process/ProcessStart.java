package io.github.fcmaven.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How a server's process is started.
 *
 * @param arguments the argument vector, whose first element is an absolute path
 * @param environment all of its variables
 * @param folder its working directory, which stands for {@code /code}
 * @param asThere a line that it printed, with the platform's names of the files that it has here
 * @param hidden variables whose values are replaced by {@code ***} wherever the server prints them, unless the value
 *     has less than 6 characters and the name does not look like that of a secret
 * @param log the file that gets what it prints, at most 10 MB
 * @param lines gets each line that it prints
 * @param stopTimeout how long it may take to end after TERM, before KILL
 */
public record ProcessStart(
        List<String> arguments,
        Map<String, String> environment,
        Path folder,
        UnaryOperator<String> asThere,
        Map<String, String> hidden,
        Path log,
        Consumer<String> lines,
        Duration stopTimeout) {
    public ProcessStart {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        hidden = Map.copyOf(hidden);
    }
}
