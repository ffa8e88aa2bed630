package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Recognises a process of the instance that nobody is known to have started: by its environment, and by the files it
 * uses.
 */
final class ProcessMarks {

    private final Machine machine;
    private final byte[] variable;
    private final String folder;
    private final long since;
    private final Set<Long> adopters;

    /**
     * @param machine what shows them
     * @param variable name and value that mark the instance's processes
     * @param folder the folder of the instance
     * @param since processes that started before never belong to the instance
     * @param build the process that spawns; it never adopts an orphan itself
     */
    ProcessMarks(Machine machine, String variable, Path folder, long since, long build) {
        this.machine = machine;
        this.variable = variable.getBytes(StandardCharsets.UTF_8);
        this.folder = folder.toAbsolutePath().normalize() + "/";
        this.since = since;
        this.adopters = ancestors(machine, build);
    }

    /** Whether that process is one of the instance. */
    boolean areOn(ProcessSnapshot row) {
        return row.start() >= since && (carriesMarker(row) || usesFolder(row));
    }

    private boolean carriesMarker(ProcessSnapshot row) {
        try {
            return contains(machine.file(row.pid() + "/environ"), variable);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] environment, byte[] variable) {
        for (int begin = 0; begin + variable.length <= environment.length; begin++) {
            boolean end = begin + variable.length == environment.length || environment[begin + variable.length] == 0;
            if ((begin == 0 || environment[begin - 1] == 0)
                    && end
                    && Arrays.equals(environment, begin, begin + variable.length, variable, 0, variable.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Only an orphan is recognised by its files: a shell, an editor or a backup that looks into the folder has a parent
     * or a terminal.
     */
    private boolean usesFolder(ProcessSnapshot row) {
        if (row.terminal() || !isAdopted(row)) {
            return false;
        }
        String process = row.pid() + "/";
        return isBelow(process + "cwd")
                || isBelow(process + "exe")
                || machine.names(process + "fd").stream().anyMatch(file -> isBelow(process + "fd/" + file));
    }

    /**
     * What an adopter has started itself is of its session, and has its open files until it executes a program; an
     * orphan is of the server's session, or of one that came from there. Of the processes of others (init) a system may
     * show nothing.
     */
    private boolean isAdopted(ProcessSnapshot row) {
        return adopters.contains(row.parent())
                && machine.process(row.parent())
                        .filter(parent -> parent.session() == row.session())
                        .isEmpty();
    }

    private boolean isBelow(String link) {
        try {
            return (machine.link(link) + "/").startsWith(folder);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Who adopts orphans of ours: init, or a subreaper, which is an ancestor of the build. */
    private static Set<Long> ancestors(Machine machine, long build) {
        Set<Long> ancestors = new HashSet<>(Set.of(1L));
        long pid = build;
        while (pid > 1) {
            pid = machine.process(pid).map(ProcessSnapshot::parent).orElse(0L);
            if (!ancestors.add(pid)) {
                break;
            }
        }
        return ancestors;
    }
}
