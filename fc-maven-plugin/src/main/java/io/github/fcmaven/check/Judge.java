package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;

/** Judges one requirement by what was seen of a launched server. */
@FunctionalInterface
interface Judge {

    Finding judge(Case seen);
}
