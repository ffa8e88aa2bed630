package io.github.fcmaven.language;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * NODE_MODULE_VERSION of the releases of Node.js, for which native modules are made. Source: {@code
 * abi_version_registry.json} of Node.js.
 */
public final class NodeAbi {

    private static final Map<Integer, Integer> BY_MAJOR =
            Map.of(8, 57, 10, 64, 12, 72, 14, 83, 16, 93, 18, 108, 20, 115, 22, 127, 24, 137);

    private NodeAbi() {}

    /** That of a release with long-term support; empty for any other. */
    public static OptionalInt of(int major) {
        return BY_MAJOR.containsKey(major) ? OptionalInt.of(BY_MAJOR.get(major)) : OptionalInt.empty();
    }

    /** The major version that has it. */
    public static Optional<Integer> major(int abi) {
        return BY_MAJOR.entrySet().stream()
                .filter(one -> one.getValue() == abi)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
