package io.github.fcmaven.image;

import java.util.Optional;

/** Whether a program is where a start looks for it. */
public sealed interface Presence {

    /** It is there. */
    record There() implements Presence {}

    /**
     * It is not there.
     *
     * @param why in words that follow "and"
     * @param instead the program that is there; empty where none is known
     */
    record Missing(String why, Optional<String> instead) implements Presence {

        /** Nothing is known that is there in its place. */
        public Missing(String why) {
            this(why, Optional.empty());
        }
    }

    /**
     * No list that we have says it.
     *
     * @param why in words that follow "and"
     */
    record Unknown(String why) implements Presence {}
}
