package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ShellLine;
import java.util.List;

/**
 * Reads which server a package holds, for all that ask for it in one build: after a step that changes the package only
 * the jars that are new are read.
 */
public final class ServerReader {

    private PackagedFiles last = PackagedFiles.NONE;

    /** The server of a package, as it is started; a simple start script is read. */
    public PackagedServer read(FunctionPackage function) {
        return read(function, ShellLine.argvOf(function));
    }

    /** @param argv the program and arguments in the end; empty where only a script knows them */
    public synchronized PackagedServer read(FunctionPackage function, List<String> argv) {
        last = PackagedFiles.of(function.entries().values(), last);
        return PackagedServer.of(function, argv, last);
    }
}
