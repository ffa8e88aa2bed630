package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.JavaLayer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a declared start comes to a Java.
 *
 * @param kind whose Java it is
 * @param layer the layer that the command itself names
 */
record JavaUse(Kind kind, Optional<JavaLayer> layer) {

    /** By the runtime or its layer: {@code java}, or a start that is left to us. */
    static final JavaUse RUNTIME = new JavaUse(Kind.RUNTIME, Optional.empty());

    /** By the package itself, as in {@code /code/jre/bin/java}. */
    static final JavaUse OWN = new JavaUse(Kind.OWN, Optional.empty());

    /** By a script, of which we do not know. */
    static final JavaUse SCRIPT = new JavaUse(Kind.SCRIPT, Optional.empty());

    enum Kind {
        RUNTIME,
        OWN,
        SCRIPT
    }

    static JavaUse of(StartSpec start) {
        if (StartConflicts.isOurs(start)) {
            return RUNTIME;
        }
        if (!StartConflicts.hasCommand(start)) {
            return SCRIPT;
        }
        String program = start.command().command().get(0);
        Optional<JavaLayer> named = Arrays.stream(JavaLayer.values())
                .filter(layer -> program.equals(layer.javaCommand()))
                .findFirst();
        if (named.isPresent()) {
            return new JavaUse(Kind.RUNTIME, named);
        }
        if (program.equals("java")) {
            return RUNTIME;
        }
        boolean inPackage = !program.startsWith("/") || program.startsWith(CodePath.ROOT + "/");
        return inPackage && program.endsWith("/bin/java") ? OWN : SCRIPT;
    }
}
