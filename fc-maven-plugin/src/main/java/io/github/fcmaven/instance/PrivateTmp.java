package io.github.fcmaven.instance;

import io.github.fcmaven.process.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fresh {@code /tmp} for an instance, as on the platform. A Java that a script starts knows no other place, and what
 * it leaves there when it is killed is removed with the instance. It only has the sockets of this machine's services,
 * and what the start command or a variable names.
 *
 * @param prefix the command that makes it, before the program that runs in it
 */
record PrivateTmp(List<String> prefix) {

    /** Prints which entries of /tmp stay, for a start with these arguments; {@code $tmp} is /tmp itself. */
    static final String KEPT = """
            kept() {
                {
                    for entry in /tmp/* /tmp/.[!.]*; do
                        if [ -S "$entry" ]; then echo "$entry"; fi
                    done
                    echo "$tmp" | grep -o '^/tmp/[^/]*' || :
                    { env; for word; do echo "$word"; done; } | grep -o '/tmp/[A-Za-z0-9_+-][A-Za-z0-9_.+-]*' || :
                } | sort -u
            }
            """;

    private static final String SCRIPT = """
            set -e
            path=$PATH
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            tmp=$1 code=$2
            shift 2
            mount --make-rprivate /
            KEPT
            kept "$@" | while read -r entry; do
                if [ -d "$entry" ]; then
                    mkdir -p "$tmp/${entry#/tmp/}"
                elif [ -e "$entry" ]; then
                    : > "$tmp/${entry#/tmp/}"
                else
                    continue
                fi
                mount --bind "$entry" "$tmp/${entry#/tmp/}"
            done
            chmod 1777 "$tmp"
            mount --rbind "$tmp" /tmp
            cd "$code"
            unset OLDPWD
            PATH=$path
            exec "$@"
            """.replace("KEPT\n", KEPT);

    /**
     * The {@code /tmp} for an instance; empty where this machine or its administrator does not allow it. This is tried,
     * not guessed.
     */
    static Optional<PrivateTmp> of(Machine machine, InstanceFolder folder) {
        Optional<Path> unshare = machine.program("unshare");
        if (unshare.isEmpty() || machine.program("mount").isEmpty()) {
            return Optional.empty();
        }
        for (List<String> options : MountNamespace.OPTIONS) {
            List<String> prefix = new ArrayList<>(List.of(unshare.get().toString()));
            prefix.addAll(options);
            prefix.addAll(List.of("/bin/sh", "-c", SCRIPT, "fc-tmp"));
            prefix.addAll(List.of(folder.tmp().toString(), folder.code().toString()));
            PrivateTmp tmp = new PrivateTmp(prefix);
            if (MountNamespace.runs(
                    tmp.command(List.of("/bin/sh", "-c", "pwd")), folder.code().toString())) {
                return Optional.of(tmp);
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
}
