package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.regex.Pattern;

/** tornado, which closes an idle connection after an hour. */
final class Tornado implements PythonServer {

    /** Its client, its log and its loop are used beside other servers. */
    private static final Pattern SERVER =
            Pattern.compile("\\btornado(?:\\.|\\s+import\\s+(?:\\([^)]*|[\\w ,]*)\\b)(?:web|httpserver)\\b"
                    + "|[\\s,]tornado\\b(?!\\.|\\s+import)");

    @Override
    public String module() {
        return "tornado";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return PythonServer.super.isRunBy(language, code)
                        && SERVER.matcher(code).find()
                || language == Language.PYTHON && PythonCode.isBottleOn(module(), code);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("pass idle_connection_timeout=90000 to HTTPServer (an hour otherwise)");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        if (PythonCode.isBottleOn(module(), start.code())) { // it hands tornado no arguments
            String instead = Gunicorn.instead(start);
            return new ServerFixes(
                    fixes().bind(),
                    fixes().port(),
                    "Bottle lets tornado close an idle connection after an hour: " + instead,
                    instead);
        }
        return start.code().contains("HTTPServer(")
                ? fixes()
                : PythonCode.fixes("pass idle_connection_timeout=90000 to listen (an hour otherwise)");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return CodeTimer.inSeconds("idle_connection_timeout", "tornado closes an idle connection after an hour", 3600)
                .limits(start.code());
    }
}
