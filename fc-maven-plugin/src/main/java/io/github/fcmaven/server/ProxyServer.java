package io.github.fcmaven.server;

/** Stands mostly before other programs, which a script starts beside it: its own file decides, not their code. */
interface ProxyServer extends KnownServer {

    /** Its name, as a command or a script calls it. */
    String program();

    @Override
    default boolean isStartedBy(String line) {
        return ProgramLine.calls(program(), line);
    }

    @Override
    default boolean limitsAreKnownBehindScripts() {
        return true;
    }
}
