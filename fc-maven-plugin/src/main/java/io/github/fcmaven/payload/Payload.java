package io.github.fcmaven.payload;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.FcProblem;

/** What a user wants to ship. */
public interface Payload {

    /**
     * Turns it into a function package; what the start leaves open is decided by the payload's own files.
     *
     * @throws FcProblem where the platform would not start it
     */
    PackedPayload pack(FunctionSpec spec, StartSpec start);

    /**
     * The payload among what a build has made, found by looking at the files.
     *
     * @throws FcProblem where there is none yet, where more than one could be meant, or where it cannot be read
     */
    static Payload find(BuiltFiles built) {
        return new Candidates(built).choose();
    }
}
