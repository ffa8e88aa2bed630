package io.github.fcmaven.mojo;

import io.github.fcmaven.check.Launcher;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Launches what a goal checks. Each instance has a log of its own, the first one the record's. */
final class GoalLauncher implements Launcher {

    private final AbstractLaunchMojo goal;
    private Path log;

    GoalLauncher(AbstractLaunchMojo goal, Path firstLog) {
        this.goal = goal;
        this.log = firstLog;
    }

    @Override
    public <T> T with(Function<Instance, Map<String, String>> more, Function<RunningInstance, T> work) {
        try (RunningInstance running =
                goal.launch(more, log, line -> goal.getLog().debug(line))) {
            log = goal.reports().clockLog();
            return work.apply(running);
        }
    }
}
