package io.github.fcmaven.virtualtime;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a server whose processes were frozen for a while, as an instance is between requests. */
public sealed interface Standstill {

    /**
     * It was frozen, and was asked before and afterwards.
     *
     * @param time how long, by its own clock
     * @param before its answer before
     * @param kept what came of a request on the connection of that answer; empty where the answer ended it
     * @param fresh what came of a request on a new connection
     * @param printed the lines that it printed since
     */
    record Seen(Duration time, Response before, Optional<Reply> kept, Reply fresh, List<String> printed)
            implements Standstill {
        public Seen {
            printed = List.copyOf(printed);
        }
    }

    /** Nothing follows. */
    record NotShown(String why) implements Standstill {}
}
