package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.ResourceLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In what the platform and this machine differ, as far as a function meets it.
 *
 * @param standIns what is used instead of what
 * @param code what the function has of what a failed start misses
 * @param limits what this machine lets a process have
 */
public record Differences(List<StandIn> standIns, PackagedCode code, ResourceLimits limits) {

    public Differences {
        standIns = List.copyOf(standIns);
    }

    Stream<StandIn.Java> javas() {
        return standIns.stream().filter(StandIn.Java.class::isInstance).map(StandIn.Java.class::cast);
    }

    Optional<StandIn.Program> program(Language language) {
        return standIns.stream()
                .filter(StandIn.Program.class::isInstance)
                .map(StandIn.Program.class::cast)
                .filter(one -> one.platform().language() == language)
                .findFirst();
    }
}
