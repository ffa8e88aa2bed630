package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;

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

    /** Programs in Python that no constant of its own stands for. */
    @Override
    public Optional<String> pipModule(String program) {
        return Optional.of(program).filter(List.of("daphne", "celery")::contains);
    }

    @Override
    public ServerFixes fixes() {
        return PythonCode.fixes("turn its timeout of idle connections off, or set it to at least 25 hours");
    }
}
