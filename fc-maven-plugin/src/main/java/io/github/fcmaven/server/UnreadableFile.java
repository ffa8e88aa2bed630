package io.github.fcmaven.server;

/**
 * A configuration file that its framework cannot read, so that the application ends when it starts, or does not read.
 *
 * @param where its path in the package or in its jar, with the line: {@code BOOT-INF/classes/application.yml, line 2}
 * @param what what is wrong there, without the text of the file
 * @param fix what to change
 * @param isCertain whether the framework reads it at every start: neither in a profile only, nor by a library that
 *     may be missing
 * @param isPassedOver whether the application starts all the same, without what the file says
 */
public record UnreadableFile(String where, String what, String fix, boolean isCertain, boolean isPassedOver) {

    UnreadableFile asPossible() {
        return new UnreadableFile(where, what + ", where the application reads that file", fix, false, false);
    }
}
