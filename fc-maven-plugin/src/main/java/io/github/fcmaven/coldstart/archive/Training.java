package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.http.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user declares for the run in which an archive is made.
 *
 * @param requests sent when the server listens, in this order
 * @param environment variables for this run only
 * @param arguments arguments of the application for this run only
 * @param startTimeout how long the server may take to listen
 */
public record Training(
        List<Request> requests, Map<String, String> environment, List<String> arguments, Duration startTimeout) {

    /** The first request that every function gets. */
    public static final Request DEFAULT_REQUEST = Request.of("GET", "/");

    public Training {
        requests = requests.isEmpty() ? List.of(DEFAULT_REQUEST) : List.copyOf(requests);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        arguments = List.copyOf(arguments);
    }

    /** The same with variables that every start here has; those of the training stand above them. */
    public Training above(Map<String, String> shipped) {
        Map<String, String> all = new LinkedHashMap<>(shipped);
        all.putAll(environment);
        return new Training(requests, all, arguments, startTimeout);
    }

    /** What the archive depends on; the values of variables only as a hash. */
    String key() {
        return requests + "\n" + environment.hashCode() + environment.keySet() + "\n" + arguments;
    }
}
