package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import java.util.List;

/**
 * What a kind of server is asked about: a package, and how it is started.
 *
 * @param function the package
 * @param argv the program and arguments in the end; empty where only a script knows them
 * @param files what its files and their classes say
 * @param script the lines of its start script; empty where it has none
 * @param code the program's own code, where an interpreter runs it
 * @param settings what its start and its packaged configuration say
 */
record PackagedStart(
        FunctionPackage function,
        List<String> argv,
        PackagedFiles files,
        String script,
        String code,
        ServerSettings settings) {

    /**
     * Whether only a script knows how the server is started: also one that leaves Java behind, and becomes another
     * program. Without a jar that program is the server.
     */
    static boolean isByScript(FunctionPackage function, List<String> argv, PackagedFiles files, boolean isJava) {
        return argv.isEmpty()
                || isJava
                        && !files.jars().isEmpty()
                        && JavaCommand.of(ArgumentFiles.expanded(function, argv))
                                .isEmpty();
    }
}
