package io.github.fcmaven.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server's lines say of why it does not serve as before when it was frozen. */
enum FreezeCause {
    DEAD_CONNECTION(
            "it used a connection to another service that was dead",
            "let the pool test a connection before it hands it out: testOnBorrow in Commons DBCP and Tomcat JDBC,"
                    + " validationTimeout and maxLifetime in HikariCP, pool_pre_ping in SQLAlchemy",
            Pattern.compile("(?i)connection (is|was|has been|already|unexpectedly)?\\s*closed|connection reset"
                    + "|broken pipe|communications link failure|server has gone away|closed the connection"
                    + "|connection is not available|ECONNRESET|EPIPE|OperationalError")),
    MISSED_RUNS(
            "a job ran at once all the times that it had missed",
            "let it run with a fixed delay in place of a fixed rate: scheduleWithFixedDelay, or fixedDelay of"
                    + " @Scheduled",
            null);

    /** What to change where the lines do not say why. */
    static final String ANY_FIX = "read its log; use no connection, lock or token without a test that may be older than"
            + " the last request, and run jobs with a fixed delay";

    /** So often the same line comes at once only of a job that catches up. */
    private static final int OFTEN = 10;

    private final String what;
    private final String fix;
    private final Pattern line;

    FreezeCause(String what, String fix, Pattern line) {
        this.what = what;
        this.fix = fix;
        this.line = line;
    }

    /** The cause that the lines name, which were printed since the server went on. */
    static Optional<FreezeCause> of(List<String> printed) {
        Optional<FreezeCause> told = Arrays.stream(values())
                .filter(cause -> cause.line != null)
                .filter(cause -> printed.stream()
                        .anyMatch(text -> cause.line.matcher(text).find()))
                .findFirst();
        return told.or(() -> Optional.of(MISSED_RUNS).filter(cause -> isRepeated(printed)));
    }

    /** Lines that differ in their numbers alone are the same. */
    private static boolean isRepeated(List<String> printed) {
        Map<String, Long> lines = printed.stream()
                .map(text -> text.replaceAll("\\d+", "0"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return lines.values().stream().anyMatch(count -> count >= OFTEN);
    }

    /** In words that follow a semicolon. */
    String what() {
        return what;
    }

    String fix() {
        return fix;
    }
}
