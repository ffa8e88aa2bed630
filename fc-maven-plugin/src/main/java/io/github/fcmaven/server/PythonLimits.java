package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What gunicorn and uvicorn are told of the time for which they keep connections and requests. Each setting was measured on running servers. */
final class PythonLimits {

    private static final int DAY = 86_400;

    private final PythonStart start;

    private PythonLimits(PythonStart start) {
        this.start = start;
    }

    /** Nothing for other servers, whose code alone says it. */
    static DeclaredLimits of(FunctionPackage function, List<String> argv) {
        PythonLimits limits = new PythonLimits(new PythonStart(function, argv));
        return switch (limits.start.program()) {
            case "gunicorn" -> limits.gunicorn();
            case "uvicorn" -> limits.uvicorn();
            default -> DeclaredLimits.NONE;
        };
    }

    /**
     * A worker of the kind sync closes each connection, and is ended with its request when it has been silent for {@code timeout}; others say in between that they live. Several
     * threads make gthread of it. A worker that is replaced after a number of requests closes connections.
     */
    private DeclaredLimits gunicorn() {
        Setting kind = gunicorn("worker_class", "sync", "-k", "--worker-class");
        Setting threads = gunicorn("threads", "1", "--threads");
        boolean replaced =
                !gunicorn("max_requests", "0", "--max-requests").value().equals("0");
        if (!kind.value().matches("[\\w.]+") || !threads.value().matches("\\d{1,6}") || replaced) {
            return DeclaredLimits.NONE;
        }
        if (!kind.value().equals("sync") || Integer.parseInt(threads.value()) > 1) {
            Setting idle = gunicorn("keepalive", "2", "--keep-alive");
            return new DeclaredLimits(declared(idle, seconds -> seconds >= DAY), Optional.empty());
        }
        Optional<Declared> execution =
                declared(gunicorn("timeout", "30", "-t", "--timeout"), seconds -> seconds == 0 || seconds >= DAY);
        return new DeclaredLimits(
                Optional.of(new Declared(false, says(kind))),
                execution.map(timeout -> new Declared(timeout.forADay(), says(kind) + ", " + timeout.says())));
    }

    private DeclaredLimits uvicorn() {
        Setting idle = start.uvicorn("--timeout-keep-alive").orElse(new Setting("--timeout-keep-alive", "5", ""));
        return start.uvicorn("--limit-max-requests").isPresent()
                ? DeclaredLimits.NONE
                : new DeclaredLimits(declared(idle, seconds -> seconds >= DAY), Optional.empty());
    }

    private Setting gunicorn(String name, String otherwise, String... flags) {
        return start.gunicorn(List.of(flags), name).orElse(new Setting(name, otherwise, ""));
    }

    /** Empty where the value is no literal number of seconds. */
    private static Optional<Declared> declared(Setting setting, IntPredicate forADay) {
        return setting.value().matches("\\d{1,9}")
                ? Optional.of(new Declared(forADay.test(Integer.parseInt(setting.value())), says(setting)))
                : Optional.empty();
    }

    private static String says(Setting setting) {
        return setting.source().isEmpty()
                ? setting.key() + " is not set, so " + setting.value()
                : setting.key() + " is " + setting.value() + " (" + setting.source() + ")";
    }
}
