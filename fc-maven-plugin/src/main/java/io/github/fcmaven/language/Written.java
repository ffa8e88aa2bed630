package io.github.fcmaven.language;

import io.github.fcmaven.platform.CodePath;

/**
 * What a program uses, and where.
 *
 * @param file the file of the package
 */
public record Written(CodePath file, Use use) {

    /** In words: what it is, and where. */
    public String says() {
        return file + " line " + use.line() + " uses " + use.what();
    }
}
