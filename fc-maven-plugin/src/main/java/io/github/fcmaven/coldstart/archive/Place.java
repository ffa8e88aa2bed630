package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.instance.Host;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where packages are run to make them start faster.
 *
 * @param host the Java that stands for the platform's
 * @param time the time of every file of the package
 * @param work for what is made on the way, and may be made again
 * @param log gets what the server prints
 * @param progress told what is going on
 */
public record Place(Host host, Instant time, Path work, Path log, Consumer<String> progress) {

    /** Even, as the times in the zip are. */
    public Place {
        time = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 2) * 2);
    }
}
