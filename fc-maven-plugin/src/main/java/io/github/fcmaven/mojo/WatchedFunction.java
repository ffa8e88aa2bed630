package io.github.fcmaven.mojo;

import io.github.fcmaven.mojo.ServedZip.Version;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.packaging.PackageInputs;
import io.github.fcmaven.packaging.PackageInputs.Stamp;
import io.github.fcmaven.packaging.SettledChanges;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** A function that {@code run} packs again where what it is made of changes, and whose instance it then replaces. */
final class WatchedFunction {

    /** How many changed files a line names. */
    private static final int NAMED = 3;

    private final AbstractGatewayMojo goal;
    private final PackageGoal packing;
    private final OutputFiles files;
    private final ServedZip zips;
    private PackageInputs inputs;
    private SettledChanges changes;
    private Version served;

    private WatchedFunction(AbstractGatewayMojo goal, PackageGoal packing) {
        this.goal = goal;
        this.packing = packing;
        this.files = goal.files();
        this.zips = new ServedZip(files);
    }

    /**
     * Serves the function until the thread is interrupted.
     *
     * @param port of the gateway; 0 for a free one
     * @param eager whether an instance is started before a request asks for one
     */
    static void run(AbstractGatewayMojo goal, PackageGoal packing, int port, boolean eager)
            throws MojoFailureException, InterruptedException {
        new WatchedFunction(goal, packing).run(port, eager);
    }

    private void run(int port, boolean eager) throws MojoFailureException, InterruptedException {
        packFirst();
        goal.packaged();
        zips.sweep();
        served = zips.take();
        watchInputs();
        try (OpenGateway open = GoalGateway.open(
                goal,
                port,
                new GatewayConsole(goal, "", goal.getLog()::info),
                new PackagedInstances(goal, served.copy()),
                served.sha256())) {
            open.afterwards(() -> {
                zips.remove();
                goal.getLog().info("The function and its gateway have ended.");
            });
            if (eager && !startsFirst(open)) {
                return;
            }
            open.announce();
            goal.getLog()
                    .info("The function runs at " + open.gateway().url()
                            + ", as on Function Compute, and is packed again where its files change; Ctrl-C ends it.");
            while (true) {
                follow(open, changes.await());
            }
        }
    }

    /** What is packed already runs all the same. */
    private void packFirst() throws MojoFailureException {
        if (files.isZipForeign() || goal.context().isMade(files.zip())) {
            return;
        }
        try {
            packing.run();
        } catch (MojoFailureException | FcProblem e) {
            if (files.zipSize().isEmpty()) {
                throw e;
            }
            goal.getLog()
                    .warn("The function is not packed again, so what runs is the function as it was packed before: "
                            + e.getMessage());
        }
    }

    /** Whether it is not ended meanwhile. */
    private boolean startsFirst(OpenGateway open) {
        try {
            return open.starts();
        } catch (FcProblem e) {
            goal.getLog().warn(goal.addressed(e.getMessage()) + "\nThe next change is tried.");
            return true;
        }
    }

    private void watchInputs() {
        inputs = PackageInputs.read(files);
        changes = new SettledChanges(this::look);
    }

    /** The zip too: another build may have made it. */
    private Map<Path, Stamp> look() {
        Map<Path, Stamp> all = inputs.stamps();
        all.put(files.zip(), Stamp.of(files.zip()));
        files.manifestFile().ifPresent(manifest -> all.put(manifest, Stamp.of(manifest)));
        return all;
    }

    private void follow(OpenGateway open, List<Path> changed) throws InterruptedException {
        long begin = System.nanoTime();
        String what = names(changed) + " changed";
        if (isPomOf(changed)) {
            goal.getLog().warn("pom.xml changed, and Maven reads it once: end fc:run and start it again");
            if (changed.size() == 1) {
                return;
            }
        }
        try {
            Version next = packed();
            Duration packed = Duration.ofNanos(System.nanoTime() - begin);
            if (next.isSame(served)) {
                goal.getLog().info(what + ", and the package is as before");
                zips.keepOnly(served);
                return;
            }
            replace(open, what, next, ": packed in " + DurationText.measured(packed) + ", served after ", begin);
        } catch (MojoFailureException | FcProblem e) {
            endIfInterrupted();
            if (changes.isQuiet()) { // else it is packed once more, and perhaps was half written
                goal.getLog()
                        .warn(what + ", but is not packed: " + goal.addressed(e.getMessage())
                                + "\nWhat ran before goes on.");
            }
        }
    }

    private Version packed() throws MojoFailureException {
        if (!files.isZipForeign()) {
            packing.run();
        }
        if (PackageInputs.read(files).equals(inputs)) {
            changes.acknowledge(List.of(files.zip()));
        } else {
            watchInputs();
        }
        return zips.take();
    }

    private void replace(OpenGateway open, String what, Version next, String done, long begin)
            throws InterruptedException {
        AtomicBoolean serves = new AtomicBoolean(true);
        try {
            open.gateway().replace(new PackagedInstances(goal, next.copy()), failure -> {
                serves.set(false);
                tellUnstarted(what, failure, "The package before is started again.");
            });
            if (!serves.get()) {
                zips.keepOnly(served);
                return;
            }
            Duration all = Duration.ofNanos(System.nanoTime() - begin);
            goal.getLog().info(what + done + DurationText.measured(all));
        } catch (FcProblem e) {
            endIfInterrupted();
            if (!serves.get()) {
                goal.getLog()
                        .warn("The package before does not start either: " + goal.addressed(e.getMessage())
                                + "\nThe next change is tried.");
                zips.keepOnly(served);
                return;
            }
            tellUnstarted(what, e, "The next change is tried.");
        }
        served = next;
        zips.keepOnly(next);
        open.announce(next.sha256());
    }

    /** What fails because Ctrl-C ends it says nothing about the package. */
    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the gateway ends");
        }
    }

    private void tellUnstarted(String what, FcProblem failure, String then) {
        goal.getLog()
                .warn(what + ", but the new package does not start: " + goal.addressed(failure.getMessage()) + "\n"
                        + then);
    }

    private boolean isPomOf(List<Path> changed) {
        return Optional.ofNullable(goal.project.getFile())
                .filter(pom -> changed.contains(pom.toPath()))
                .isPresent();
    }

    private String names(List<Path> changed) {
        String first = changed.stream().limit(NAMED).map(goal::shown).collect(Collectors.joining(", "));
        return changed.size() > NAMED ? first + " and " + (changed.size() - NAMED) + " more" : first;
    }
}
