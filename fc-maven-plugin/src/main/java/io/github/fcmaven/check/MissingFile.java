package io.github.fcmaven.check;

import io.github.fcmaven.platform.CodePath;

/** What to do for a file that a server does not find. */
final class MissingFile {

    private MissingFile() {}

    /** Of one that should be in the package, which has no file outside {@code /code}. */
    static String placed(String file) {
        boolean outside = file.startsWith("/") && !file.startsWith("/code");
        return outside
                ? "put " + CodePath.nameOf(file) + " into the package, and write /code/" + CodePath.nameOf(file)
                        + " in place of " + file + " where that is set: the package is unpacked to /code"
                : "put " + file + " into the package, or correct its path: relative ones begin at /code";
    }

    /** Of one below {@code /tmp}, which a start script should have made. */
    static String written(String file) {
        return "let the start script write " + file
                + ", and end where that fails (set -e): /tmp is empty when an instance starts";
    }
}
