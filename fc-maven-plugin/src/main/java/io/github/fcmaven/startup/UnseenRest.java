package io.github.fcmaven.startup;

import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ServerProcess;
import java.time.Duration;

/**
 * What a start command that has ended left in the background, on a system where a process without its parent is not
 * found: its port shows it, which was free before the launch. Nothing that it prints arrives any more.
 */
final class UnseenRest {

    /** How long it may take to open its port. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** The same of a script that is known to leave a program behind: a large application takes a while. */
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(50);

    private UnseenRest() {}

    static boolean listens(RunningInstance running) {
        ServerProcess server = running.server();
        if (server.sockets().shown() || server.exitCode().orElse(1) != 0) {
            return false;
        }
        boolean known = ProgramStart.of(running.function()).leftBehind().isPresent();
        Deadline deadline = Deadline.in(known ? KNOWN : MOMENT);
        while (!ReachableAddresses.anywhere(running.port().number())) {
            if (deadline.passed()) {
                return false;
            }
            Pause.of(LOOK, deadline);
        }
        return true;
    }
}
