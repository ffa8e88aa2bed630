package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.RunningInstance;

/**
 * The function that {@code start} launched, until {@code stop} ends it.
 *
 * @param running its instance
 * @param sha256 of the zip that it was unpacked from
 */
record StartedFunction(RunningInstance running, String sha256) {

    /** What begins its key in a plugin context. */
    static final String KEY = "started:";
}
