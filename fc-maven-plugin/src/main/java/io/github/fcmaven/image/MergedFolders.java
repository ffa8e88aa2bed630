package io.github.fcmaven.image;

import io.github.fcmaven.platform.CustomRuntime;
import java.util.Optional;
import java.util.Set;

/**
 * In which folder the programs are that every Debian has: since Debian 12 {@code /bin} and {@code /usr/bin} are one,
 * and in Debian 9 they are two. Images of the releases between are made either way.
 */
final class MergedFolders {

    /**
     * What Debian installs into {@code /bin}. Source: the lists of files of coreutils, bash, dash, sed, grep, tar,
     * gzip.
     */
    private static final Set<String> BIN = Set.of(
            "sh",
            "bash",
            "dash",
            "cat",
            "chmod",
            "chown",
            "cp",
            "date",
            "dd",
            "echo",
            "false",
            "grep",
            "gunzip",
            "gzip",
            "hostname",
            "ln",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "pwd",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tar",
            "true",
            "uname");

    /** What both folders have. */
    private static final Set<String> BOTH = Set.of("touch");

    private MergedFolders() {}

    /** @param folder with a slash at its end; empty where PATH leads to it */
    static Presence of(CustomRuntime runtime, String folder, String name) {
        String own = BIN.contains(name) ? "/bin/" : "/usr/bin/";
        if (folder.isEmpty() || folder.equals(own) || BOTH.contains(name) && folder.endsWith("/bin/")) {
            return new Presence.There();
        }
        boolean other = folder.equals("/bin/") || folder.equals("/usr/bin/");
        if (other && runtime.isAsNewAs(CustomRuntime.CUSTOM_DEBIAN12)) {
            return new Presence.There();
        }
        if (other && runtime != CustomRuntime.CUSTOM) {
            return new Presence.Unknown(
                    "every Debian has " + own + name + "; whether the image has it there too is not known");
        }
        return new Presence.Missing(
                runtime.system() + " has " + own + name + ", and no " + folder + name, Optional.of(own + name));
    }
}
