package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** A server that code in Python imports. */
interface PythonServer extends KnownServer {

    /** The module that the code imports. */
    String module();

    @Override
    default String label() {
        return module();
    }

    @Override
    default boolean isRunBy(Language language, String code) {
        return language == Language.PYTHON && PythonCode.imports(code, module());
    }
}
