package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** waitress, which closes an idle connection after 120 s. */
final class Waitress implements KnownServer {

    @Override
    public String label() {
        return "waitress";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("waitress(-serve)?", line);
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON && PythonCode.imports(code, "waitress");
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("pass channel_timeout=90000 to serve (120 s otherwise)");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean byCommand = start.argv().stream().anyMatch(word -> word.startsWith("--channel-timeout"));
        return byCommand
                ? DeclaredLimits.NONE
                : CodeTimer.inSeconds("channel_timeout", "waitress closes an idle connection after 120 s")
                        .limits(start.code());
    }
}
