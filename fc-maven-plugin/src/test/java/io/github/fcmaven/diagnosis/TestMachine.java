package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.process.ResourceLimits;
import java.util.List;

/** How the machine of a check differs from the platform's. */
public final class TestMachine {

    /** In nothing. */
    public static final Differences SAME = new Differences(List.of(), PackagedCode.NONE, ResourceLimits.NONE);

    private TestMachine() {}

    /** A machine that has other programs than the platform, for a function with that code. */
    public static Differences differing(List<StandIn> standIns, PackagedCode code) {
        return new Differences(standIns, code, SAME.limits());
    }

    /** A machine that lets a process have that alone. */
    static Differences limited(ResourceLimits limits) {
        return new Differences(SAME.standIns(), SAME.code(), limits);
    }
}
