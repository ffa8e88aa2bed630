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

    /** The requirement that is violated. */
    Requirement requirement();

    Pack pack();

    /** What is said of it, or how that begins. */
    String observed();

    /** What is violated with it. */
    List<Requirement> besides();
}
