package io.github.fcmaven.check;

import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What was seen beside a first request of which nothing came in its time: its handler may be slow, or nothing answers.
 *
 * @param elsewhere whether a request for another path was answered
 * @param workers what the server printed, where its workers end as often as they are started; empty where it does not
 *     say so
 */
record Unanswered(boolean elsewhere, Optional<StartLog> workers) {

    /** Of gunicorn, uvicorn, PHP-FPM, Apache httpd and uWSGI: one that ends well says another number. */
    private static final Pattern DEAD = Pattern.compile("\\bWorker \\(pid:\\d+\\) exited with code [1-9]"
            + "|\\bWorker \\(pid:\\d+\\) was sent SIG(?:SEGV|BUS|ILL|FPE)\\b"
            + "|\\bWorker with pid \\d+ was terminated due to signal (?:4|7|8|11)\\b"
            + "|\\bChild process \\[\\d+\\] died\\b"
            + "|\\bchild \\d+ exited (?:on signal|with code [1-9])"
            + "|\\bchild pid \\d+ exit signal\\b"
            + "|\\bworker \\d+ \\(pid: \\d+\\) died\\b");

    /** Of gunicorn, uWSGI and PHP-FPM. */
    private static final Pattern LATE = Pattern.compile("(?i)worker timeout|harakiri|execution timed out");

    /** One that dies once is replaced by one that answers. */
    private static final int AGAIN = 2;

    static Unanswered of(boolean elsewhere, ServerProcess server) {
        List<String> printed = server.printed();
        return new Unanswered(
                elsewhere,
                dying(printed)
                        ? Optional.of(new StartLog(OptionalInt.empty(), printed, server.lastError()))
                        : Optional.empty());
    }

    /** Whether its workers end again and again; one that is ended because it takes long does so on a busy machine. */
    static boolean dying(List<String> lines) {
        return dead(lines).size() >= AGAIN
                && lines.stream().noneMatch(line -> LATE.matcher(line).find());
    }

    /** The lines by which a server says that one of its workers ended with an error. */
    static List<String> dead(List<String> lines) {
        return lines.stream()
                .filter(line -> line.length() < 4096 && DEAD.matcher(line).find())
                .toList();
    }
}
