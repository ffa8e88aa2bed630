package io.github.fcmaven.instance;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.Processors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an instance's server is started.
 *
 * @param port where it is told to listen; another one than the package's where the check runs on a free port
 * @param environment variables of this machine only, such as the URL of a database. Paths in them are the platform's,
 *     as in shipped ones. They are never written to a file or log. Where the server prints a value, the log has {@code
 *     ***}, unless the value has less than 6 characters and the name does not look like that of a secret
 * @param stopTimeout how long it may take to end after TERM, before KILL
 * @param log the file that gets what it prints, at most 10 MB
 * @param lines gets each line that it prints
 * @param processors the processors that it may use; empty for all
 * @param megabytes of memory to which its processes are held, where the system allows it; empty for no limit
 */
public record LaunchOptions(
        CaPort port,
        Map<String, String> environment,
        Duration stopTimeout,
        Path log,
        Consumer<String> lines,
        Optional<Processors> processors,
        Optional<Integer> megabytes) {
    public LaunchOptions {
        environment = Map.copyOf(environment);
    }

    /** On all processors, with all memory. */
    public LaunchOptions(
            CaPort port, Map<String, String> environment, Duration stopTimeout, Path log, Consumer<String> lines) {
        this(port, environment, stopTimeout, log, lines, Optional.empty(), Optional.empty());
    }

    /** The same on these processors. */
    public LaunchOptions on(Optional<Processors> some) {
        return new LaunchOptions(port, environment, stopTimeout, log, lines, some, megabytes);
    }

    /** The same with so much memory. */
    public LaunchOptions within(Optional<Integer> memory) {
        return new LaunchOptions(port, environment, stopTimeout, log, lines, processors, memory);
    }

    /** What comes before the start command: programs that run what follows them, each with less than this build has. */
    List<String> prefix() {
        return processors.map(Processors::prefix).orElse(List.of());
    }

    LaunchOptions with(Map<String, String> others) {
        return new LaunchOptions(port, others, stopTimeout, log, lines, processors, megabytes);
    }
}
