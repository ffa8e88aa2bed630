package io.github.fcmaven.payload;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;

/** What a user wants to ship. */
public interface Payload {

    /** Turns it into a function package; what the start leaves open is decided by the payload's own files. */
    PackedPayload pack(FunctionSpec spec, StartSpec start);

    /** The payload among what a build has made, found by looking at the files. */
    static Payload find(BuiltFiles built) {
        throw new UnsupportedOperationException();
    }
}
