package io.github.fcmaven.process;

import java.util.Set;

/** The processes of a server, which are frozen between requests as on the platform: threads, timers and sockets. */
public final class FreezableTree {

    private final ProcessTree tree;
    private Set<Long> frozen = Set.of();

    FreezableTree(ProcessTree tree) {
        this.tree = tree;
    }

    /**
     * Stops every process of the tree.
     *
     * @return whether it stands still now
     */
    public synchronized boolean freeze(Freezer freezer) {
        frozen = tree.freeze(freezer);
        return isFrozen();
    }

    /** Lets it go on. */
    public synchronized void thaw(Freezer freezer) {
        if (isFrozen()) {
            freezer.letGoOn(frozen);
            frozen = Set.of();
        }
    }

    /** Whether every process of the tree is stopped now. */
    public synchronized boolean standsStill() {
        return isFrozen() && tree.living().stream().map(ProcessSnapshot::pid).allMatch(tree.machine()::isStopped);
    }

    /** Whether it was stopped, and not let go on yet. */
    public synchronized boolean isFrozen() {
        return !frozen.isEmpty();
    }
}
