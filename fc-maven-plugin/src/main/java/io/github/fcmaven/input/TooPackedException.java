package io.github.fcmaven.input;

import java.io.IOException;

/** Something was not unpacked, because it would have far more bytes than its packed form: nothing is known of it. */
public final class TooPackedException extends IOException {

    private static final long serialVersionUID = 1L;

    TooPackedException(String what, long size, long packed) {
        super(what + " would unpack from " + packed + " bytes to " + size);
    }
}
