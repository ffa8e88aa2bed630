package io.github.fcmaven.packaging;

import io.github.fcmaven.packaging.PackageInputs.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Waits for changes of files, and tells of them once nobody writes any more. It looks again and again: events of the
 * system are late or missing on some systems, in containers and on shared folders, and each of them would need a look
 * afterwards all the same.
 */
public final class SettledChanges {

    private static final Duration LOOK = Duration.ofMillis(200);

    /** What is written in one go has no longer pause. */
    private static final Duration QUIET = Duration.ofMillis(300);

    /** How long a file may be too small or missing: a build removes a jar, makes a thin one, and repackages that. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A file from which a build, not an editor, makes another. */
    private static final long LARGE = 64 * 1024;

    /** A look may take a tenth of the time. */
    private static final int SHARE = 10;

    private final Supplier<Map<Path, Stamp>> look;
    private Map<Path, Stamp> known;

    /** What the last look took, in milliseconds. */
    private long cost;

    /** @param look the state of all files now */
    public SettledChanges(Supplier<Map<Path, Stamp>> look) {
        this.look = look;
        this.known = look.get();
    }

    /** Returns the files that have changed since it returned last, or since it was made. */
    public List<Path> await() throws InterruptedException {
        while (true) {
            Map<Path, Stamp> now = next();
            if (!now.equals(known)) {
                Map<Path, Stamp> settled = settled(now);
                List<Path> changed = changed(settled);
                known = settled;
                if (!changed.isEmpty()) {
                    return changed;
                }
            }
        }
    }

    /** Whether nothing has changed since {@link #await()} returned. */
    public boolean isQuiet() {
        return look.get().equals(known);
    }

    /** These files are as we have just written them. */
    public void acknowledge(List<Path> ours) {
        Map<Path, Stamp> now = look.get();
        known = new TreeMap<>(known);
        ours.forEach(file -> known.computeIfPresent(file, (path, stamp) -> now.getOrDefault(path, stamp)));
    }

    private Map<Path, Stamp> settled(Map<Path, Stamp> first) throws InterruptedException {
        Map<Path, Stamp> last = first;
        long since = System.nanoTime();
        while (System.nanoTime() - since < (isHalf(last) ? PATIENCE : QUIET).toNanos()) {
            Map<Path, Stamp> now = next();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    /** After a pause, which is the longer the more there is to look at. */
    private Map<Path, Stamp> next() throws InterruptedException {
        Thread.sleep(Math.max(LOOK.toMillis(), SHARE * cost));
        long begin = System.nanoTime();
        Map<Path, Stamp> now = look.get();
        cost = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        return now;
    }

    private boolean isHalf(Map<Path, Stamp> now) {
        return known.entrySet().stream()
                .filter(before -> before.getValue().size() >= LARGE)
                .anyMatch(before -> {
                    Stamp after = now.getOrDefault(before.getKey(), Stamp.MISSING);
                    return after.size() < before.getValue().size() / 2;
                });
    }

    private List<Path> changed(Map<Path, Stamp> now) {
        return Stream.concat(known.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(known.get(file), now.get(file)))
                .distinct()
                .sorted()
                .toList();
    }
}
