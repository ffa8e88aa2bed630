package io.github.fcmaven.instance;

import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.process.BriefProgram;
import io.github.fcmaven.process.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view of this machine in which the folder of the instance is {@code /code}, and what stands in for the Java or
 * interpreter of each layer is at its home. Nothing of the machine itself changes, and the mounts end with the
 * processes in it.
 *
 * @param prefix the command that makes it, before the program that runs in it
 */
record MountNamespace(List<String> prefix) {

    /** How long it may take to see whether there is one. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** As root, or as a user who is root only within. */
    static final List<List<String>> OPTIONS =
            List.of(List.of("--mount"), List.of("--user", "--map-root-user", "--mount"));

    /**
     * Builds a root on a tmpfs out of the entries of this machine, then becomes the program in it. It does not fork, so
     * the process stays the one that was spawned. Arguments: the mount point, the folders for code and {@code /tmp},
     * then {@code target source} for each home, {@code --}, argv.
     */
    private static final String SCRIPT = """
            set -e
            path=$PATH
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            root=$1 code=$2 tmp=$3
            shift 3
            umask 022
            mount --make-rprivate /
            mount -t tmpfs -o mode=0755 fc "$root"
            mount --make-unbindable "$root"
            graft() {
                if [ -L "$1" ]; then
                    cp -P "$1" "$root$1"
                elif [ -d "$1" ]; then
                    mkdir -p "$root$1"
                    mount --rbind "$1" "$root$1"
                elif [ -e "$1" ]; then
                    : > "$root$1"
                    mount --bind "$1" "$root$1"
                fi
            }
            for entry in /* /.[!.]*; do
                case $entry in
                    /code|/opt|/tmp|/var|LOOKED_FOR) ;;
                    *) graft "$entry" ;;
                esac
            done
            mkdir "$root/opt" "$root/var" "$root/code" "$root/tmp"
            chmod 1777 "$tmp"
            mount --bind "$tmp" "$root/tmp"
            KEPT
            kept "$@" | while read -r entry; do
                graft "$entry"
            done
            for entry in /opt/* /var/*; do
                case $entry in
                    LAYER_HOMES|/var/fc) ;;
                    *) graft "$entry" ;;
                esac
            done
            mount --bind "$code" "$root/code"
            while [ "$1" != -- ]; do
                mkdir -p "$root$1"
                mount --bind "$2" "$root$1"
                shift 2
            done
            shift
            exec chroot "$root" /bin/sh -c 'PATH=$1; shift; cd /code; unset OLDPWD; exec "$@"' sh "$path" "$@"
            """.replace("KEPT\n", PrivateTmp.KEPT)
            .replace("LAYER_HOMES", layerHomes())
            .replace("LOOKED_FOR", FoldersAbove.inRoot());

    /**
     * The namespace for an instance; empty where this machine or its administrator does not allow one. This is tried,
     * not guessed.
     */
    static Optional<MountNamespace> of(Machine machine, InstanceFolder folder, Map<String, Path> homes) {
        Optional<Path> unshare = machine.program("unshare");
        if (unshare.isEmpty()
                || machine.program("chroot").isEmpty()
                || machine.program("mount").isEmpty()) {
            return Optional.empty();
        }
        for (List<String> options : OPTIONS) {
            MountNamespace namespace = of(unshare.get(), options, folder, homes);
            if (runs(namespace.command(List.of("/bin/sh", "-c", "pwd")), "/code")) {
                return Optional.of(namespace);
            }
        }
        return Optional.empty();
    }

    /** The command that runs a program in it. */
    List<String> command(List<String> argv) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(argv);
        return command;
    }

    private static MountNamespace of(
            Path unshare, List<String> options, InstanceFolder folder, Map<String, Path> homes) {
        List<String> prefix = new ArrayList<>(List.of(unshare.toString()));
        prefix.addAll(options);
        prefix.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "fc-root",
                folder.root().toString(),
                folder.code().toString(),
                folder.tmp().toString()));
        homes.forEach((target, source) -> prefix.addAll(List.of(target, source.toString())));
        prefix.add("--");
        return new MountNamespace(prefix);
    }

    /** The homes of layers, in any version: what this machine has there is no layer of the function. */
    private static String layerHomes() {
        Stream<String> javas = Arrays.stream(JavaLayer.values()).map(JavaLayer::home);
        Stream<String> interpreters = Arrays.stream(Interpreter.values())
                .filter(one -> one.layer().isPresent())
                .flatMap(one -> one.home().stream());
        return Stream.concat(javas, interpreters)
                .map(home -> home.replaceFirst("[0-9.]+$", "[0-9]*"))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** Whether a command runs and prints this text. */
    static boolean runs(List<String> command, String text) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.equals("PATH"));
        try {
            BriefProgram.Result result =
                    BriefProgram.of(command, environment, LIMIT).run();
            return result.exit() == 0 && result.printed().strip().equals(text);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
