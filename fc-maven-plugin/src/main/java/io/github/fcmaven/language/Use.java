package io.github.fcmaven.language;

import java.util.Optional;

/**
 * Something that a file of a program uses and not every release of its language has.
 *
 * @param since the first release that has it
 * @param what what it is, in words that follow "uses"
 * @param line where it is, from 1
 * @param edit what makes it run on older releases too, if that is simple
 */
public record Use(Release since, String what, int line, Optional<String> edit) {

    Use(Release since, String what, int line) {
        this(since, what, line, Optional.empty());
    }

    Use(Release since, String what, int line, String edit) {
        this(since, what, line, Optional.of(edit));
    }
}
