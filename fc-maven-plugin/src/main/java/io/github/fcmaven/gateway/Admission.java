package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;

/** Whether a request may run now. */
sealed interface Admission {

    /** It runs in that instance, until it leaves. */
    record Admitted(ServingInstance instance) implements Admission {}

    /** The platform answers it itself. */
    record Refused(PlatformError error) implements Admission {}
}
