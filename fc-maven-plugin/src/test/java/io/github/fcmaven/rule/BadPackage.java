package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A package with one fault, and all that is found about it. */
sealed interface BadPackage permits BadStart, BadJar, BadSetting {

    /** All of them. */
    static Stream<BadPackage> all() {
        return Stream.of(BadStart.values(), BadJar.values(), BadSetting.values())
                .flatMap(Arrays::stream);
    }

    Fault fault();

    default Requirement requirement() {
        return fault().requirement();
    }

    default Pack pack() {
        return fault().pack();
    }

    default String observed() {
        return fault().observed();
    }

    default List<Requirement> besides() {
        return fault().besides();
    }

    /**
     * What is wrong with it.
     *
     * @param requirement the requirement that is violated
     * @param observed what is said of it, or how that begins
     * @param besides what is violated with it
     */
    record Fault(Requirement requirement, Pack pack, String observed, List<Requirement> besides) {

        Fault(Requirement requirement, Pack pack, String observed, Requirement... besides) {
            this(requirement, pack, observed, List.of(besides));
        }
    }
}
