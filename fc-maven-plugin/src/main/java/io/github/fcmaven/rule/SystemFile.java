package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;

/** What macOS and Windows put beside the files of people: it says nothing of a package. */
final class SystemFile {

    private SystemFile() {}

    /** Whether a file is one of those. */
    static boolean isOne(CodePath path) {
        String name = path.name();
        return path.value().startsWith("__MACOSX/")
                || name.startsWith("._")
                || name.equals(".DS_Store")
                || name.equals("Thumbs.db")
                || name.equals("desktop.ini");
    }
}
