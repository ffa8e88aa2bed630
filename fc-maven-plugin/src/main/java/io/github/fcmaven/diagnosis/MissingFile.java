package io.github.fcmaven.diagnosis;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do for a file that a server does not find. */
final class MissingFile {

    /** What stands beside it where a file is written: in a stack of Java or Node.js, in a line of Python or a shell. */
    private static final Pattern WRITES = Pattern.compile("FileOutputStream|FileWriter|newOutputStream"
            + "|newBufferedWriter|createDirector|, mkdir '|mkdir\\(|makedirs|writeFile|WriteStream|FileHandler"
            + "|cannot create |Error opening log |\\bopen\\([^)]{0,200}, ?(?:mode ?= ?)?[\"'][wax]");

    /** What Spring Boot says of the folder that Java was told. */
    private static final Pattern TEMPORARY = Pattern.compile("java\\.io\\.tmpdir is set to (\\S+)");

    /** What Java's FileHandler opens beside a log; the code names the log alone. */
    private static final Pattern LOCK = Pattern.compile("(?:\\.\\d+)?\\.lck$");

    private static final Pattern OWN = Pattern.compile("\\.(?:log|pid)$");

    /** The folders in which machines have files; any other one at the root is what a path of the code led to. */
    private static final Pattern OF_A_MACHINE = Pattern.compile(
            "^/(?:[^/]*$|(?:Users|app|bin|boot|builds?|data|dev|etc|home|lib\\w*|media|mnt|opt|private|proc|root|run"
                    + "|sbin|srv|sys|tmp|usr|var|work\\w*)/)");

    private MissingFile() {}

    /**
     * The edit for one that those lines name.
     *
     * @param temporary whether it is below {@code /tmp}, where a start script should have made it
     */
    static String edit(String file, boolean temporary, List<String> lines) {
        Optional<String> folder = lines.stream()
                .map(TEMPORARY::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        if (folder.isPresent()) {
            return "remove -Djava.io.tmpdir=" + folder.get() + " from the start command (jvmArguments or args of"
                    + " fc-maven-plugin in pom.xml) or from JAVA_TOOL_OPTIONS: an instance has no such folder, and Java"
                    + " takes /tmp without it";
        }
        if (OWN.matcher(file).find()
                || lines.stream().anyMatch(line -> WRITES.matcher(line).find())) {
            return written(file);
        }
        return temporary
                ? "let the start script write " + file
                        + ", and end where that fails (set -e): /tmp is empty when an instance starts"
                : placed(file);
    }

    /** Of what the program makes itself, in a folder that is not there. */
    private static String written(String named) {
        String file = LOCK.matcher(named).replaceFirst("");
        String name = CodePath.nameOf(file);
        return "write /tmp/" + name + " in place of " + file + " where that is set, or let the code make the folder"
                + " above it first: an instance has /tmp, and no other folder of yours"
                + (name.endsWith(".log") ? "; a log may be printed instead, and the platform keeps it" : "");
    }

    /** Of one that should be in the package, which has no file outside {@code /code}. */
    private static String placed(String file) {
        boolean outside = file.startsWith("/") && !file.startsWith("/code");
        if (outside && !OF_A_MACHINE.matcher(file).find()) {
            return "put " + file.substring(1) + " into the package, and write /code" + file + " in place of " + file
                    + " where that is set: the package is unpacked to /code, and a path with ../ leads out of it";
        }
        return outside
                ? "put " + CodePath.nameOf(file) + " into the package, and write /code/" + CodePath.nameOf(file)
                        + " in place of " + file + " where that is set: the package is unpacked to /code"
                : "put " + file + " into the package, or correct its path: relative ones begin at /code";
    }
}
