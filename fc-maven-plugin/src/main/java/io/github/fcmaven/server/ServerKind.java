package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;

/** An HTTP server that we know by its files, and what makes it keep the platform's requirements. */
public enum ServerKind {
    /** Any other server. */
    UNKNOWN;

    /** What to change in this server's own configuration to keep that requirement. */
    public String fix(Requirement requirement, CaPort port) {
        throw new UnsupportedOperationException();
    }
}
