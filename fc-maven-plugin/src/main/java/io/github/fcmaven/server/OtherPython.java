package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** Another server in Python. */
final class OtherPython implements KnownServer {

    @Override
    public String label() {
        return "a Python server";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON;
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("turn its timeout of idle connections off, or set it to at least 25 hours");
    }
}
