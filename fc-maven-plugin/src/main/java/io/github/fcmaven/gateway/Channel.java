package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;

/** By which way a function is called; the platform answers an error differently on each. */
enum Channel {
    /** The HTTP trigger: method, path, headers and body go through. */
    HTTP,
    /** InvokeFunction of the API: an event, of whose answer only the body comes back. */
    API;

    int status(PlatformError error) {
        return this == HTTP ? error.http() : error.api();
    }
}
