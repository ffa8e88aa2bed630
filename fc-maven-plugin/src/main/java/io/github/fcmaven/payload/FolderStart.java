package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Optional;

/**
 * How a folder says that it is started.
 *
 * @param words what follows the interpreter, the script first; empty where nothing says them
 * @param file of the folder that says it
 * @param where in that file it is said, for a fix: {@code main or the start script in package.json}
 * @param problem why they cannot be taken as they are said: it counts where the user says no start of his own
 */
record FolderStart(List<String> words, String file, String where, Optional<FcProblem> problem) {

    /** By the name of the script itself; no words where the folder does not hold it. */
    static FolderStart byName(FunctionDirectory directory, String script) {
        return new FolderStart(
                directory.holds(script) ? List.of(script) : List.of(), script, "its name", Optional.empty());
    }
}
