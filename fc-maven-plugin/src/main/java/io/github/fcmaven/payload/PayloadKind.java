package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What kind of program a function is made of, as {@code kind} says it. {@link JarKinds} and {@link FolderKinds} make
 * it.
 */
public enum PayloadKind {
    /** A jar that the build has made, or Quarkus' folder of them. */
    JAVA,
    /** A folder with {@code server.py}. */
    PYTHON,
    /** A folder with {@code server.js}, or a {@code package.json} that says what is started. */
    NODE,
    /** A folder with {@code server.php}. */
    PHP,
    /** A folder with an x86-64 Linux program. */
    BINARY,
    /** A folder with a start file {@code bootstrap} of its own. */
    CUSTOM;

    /**
     * Reads a kind as a user writes it; {@code auto} is empty.
     *
     * @throws FcProblem where there is no such kind
     */
    public static Optional<PayloadKind> parse(String text) {
        if (text.strip().equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        "kind is '" + text + "', which is not a kind",
                        "give auto or one of "
                                + Arrays.stream(values())
                                        .map(PayloadKind::toString)
                                        .collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
