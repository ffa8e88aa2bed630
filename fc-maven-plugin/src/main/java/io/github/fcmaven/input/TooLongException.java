package io.github.fcmaven.input;

import java.io.IOException;

/** What was read has more bytes than it may have; the message names it and the limit. */
public final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the name in messages of what was read
     * @param limit how many bytes it may have
     */
    TooLongException(String what, long limit) {
        super(what + " has more than " + limit + (limit == 1 ? " byte" : " bytes"));
    }
}
