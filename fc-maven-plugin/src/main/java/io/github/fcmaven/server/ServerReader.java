package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.jar.KnownLibraries;
import java.util.List;

/**
 * Reads which server a package holds, for all that ask for it in one build: after a step that changes the package only
 * the jars that are new are read.
 */
public final class ServerReader {

    private final KnownLibraries libraries;
    private PackagedFiles last = PackagedFiles.NONE;
    private List<Entry> lastEntries = List.of();
    private StartedPlaces lastStarted = StartedPlaces.NONE;

    /** Knows nothing of any library yet. */
    public ServerReader() {
        this(KnownLibraries.ofThisBuild());
    }

    /** @param libraries those that need no second look */
    public ServerReader(KnownLibraries libraries) {
        this.libraries = libraries;
    }

    /** The libraries that were looked into, for whoever asks which Java they need. */
    public KnownLibraries libraries() {
        return libraries;
    }

    /** The server of a package, as it is started; a simple start script is read. */
    public PackagedServer read(FunctionPackage function) {
        ProgramStart start = ProgramStart.of(function);
        return read(function.withVariables(start.variables()), start.argv());
    }

    /** @param argv the program and arguments in the end; empty where only a script knows them */
    public synchronized PackagedServer read(FunctionPackage function, List<String> argv) {
        List<Entry> entries = List.copyOf(function.entries().values());
        StartedPlaces started = StartedPlaces.of(function, argv, libraries);
        if (!areThose(entries, lastEntries) || !started.areThose(lastStarted)) {
            last = PackagedFiles.of(entries, started, last);
            lastEntries = entries;
            lastStarted = started;
        }
        return PackagedServer.of(function, argv, last);
    }

    private static boolean areThose(List<Entry> entries, List<Entry> others) {
        boolean same = entries.size() == others.size();
        for (int i = 0; same && i < entries.size(); i++) {
            same = PackagedFiles.isSame(entries.get(i), others.get(i));
        }
        return same;
    }
}
