package io.github.fcmaven.language;

import java.util.Optional;

/**
 * Something that a file of a program uses and not every release of its language has.
 *
 * @param since the first release that has it
 * @param what what it is, in words that follow "uses"
 * @param line where it is, from 1
 * @param edit what makes it run on older releases too, if that is simple
 * @param log what the interpreter prints where it lacks it; empty where that is what it prints of most uses
 */
public record Use(Release since, String what, int line, Optional<String> edit, Optional<String> log) {

    Use(Release since, String what, int line) {
        this(since, what, line, Optional.empty(), Optional.empty());
    }

    Use(Release since, String what, int line, String edit) {
        this(since, what, line, Optional.of(edit), Optional.empty());
    }

    /** The same with what the interpreter prints. */
    Use logged(String line) {
        return new Use(since, what, this.line, edit, Optional.of(line));
    }

    /** The line of a place in a file. */
    static int lineAt(String source, int at) {
        return 1 + (int) source.chars().limit(at).filter(c -> c == '\n').count();
    }
}
