package io.github.fcmaven.language;

import java.util.Optional;

/**
 * What a file of a program uses that not every release of its language has.
 *
 * @param since the first release that has it
 * @param what it, in words that follow "uses"
 * @param line where, from 1
 * @param edit what makes it run on older releases too, where that is plain
 */
public record Use(Release since, String what, int line, Optional<String> edit) {

    Use(Release since, String what, int line) {
        this(since, what, line, Optional.empty());
    }

    Use(Release since, String what, int line, String edit) {
        this(since, what, line, Optional.of(edit));
    }
}
