package io.github.fcmaven.instance;

import io.github.fcmaven.process.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How far the programs of an instance see its own files in place of this machine's.
 *
 * @param above what they find above the package here, and not on the platform
 * @param namespace in which the folders are at their own places; empty where nothing needs that, or this machine does
 *     not allow it
 * @param tmp a {@code /tmp} of the instance's own, for a Java that a script starts without that namespace
 */
record Isolation(Optional<Path> above, Optional<MountNamespace> namespace, Optional<PrivateTmp> tmp) {

    /**
     * Makes what is needed, where this machine allows it.
     *
     * @param named whether a script names a folder of the platform
     * @param javaInScript whether a script starts a Java
     */
    static Isolation of(
            Machine machine,
            InstanceFolder folder,
            PathMapping places,
            Optional<Path> above,
            boolean named,
            boolean javaInScript) {
        Optional<MountNamespace> namespace =
                above.isPresent() || named ? MountNamespace.of(machine, folder, places.homes()) : Optional.empty();
        Optional<PrivateTmp> tmp =
                namespace.isEmpty() && javaInScript ? PrivateTmp.of(machine, folder) : Optional.empty();
        return new Isolation(above, namespace, tmp);
    }

    /** Whether the folders of the platform are at their own places. */
    boolean isMounted() {
        return namespace.isPresent();
    }

    /** Whether {@code /tmp} is the instance's own, and not that of this machine. */
    boolean hasOwnTmp() {
        return namespace.isPresent() || tmp.isPresent();
    }

    /** The command that runs a program so. */
    List<String> command(List<String> argv) {
        return namespace
                .map(mount -> mount.command(argv))
                .or(() -> tmp.map(own -> own.command(argv)))
                .orElse(argv);
    }

    /** What the program can find that is not shipped; empty where that is hidden. */
    Optional<String> note() {
        return above.filter(file -> namespace.isEmpty())
                .map(file -> "the program can find " + file + " here, which is not shipped: this machine"
                        + " allows no private mount namespace that would hide it");
    }
}
