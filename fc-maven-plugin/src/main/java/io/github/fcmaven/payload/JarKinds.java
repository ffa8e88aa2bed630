package io.github.fcmaven.payload;

import io.github.fcmaven.jar.Jar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which program a jar is. To add a kind: write its {@link JavaProgram}, and name it here. */
final class JarKinds {

    /** By what a kind of jar is known, and what is made of it; the last one takes every jar. */
    private record JarKind(Predicate<Jar> isOne, Function<Jar, JavaProgram> program) {}

    private static final List<JarKind> JARS =
            List.of(new JarKind(Jar::isSpringBoot, SpringBootJar::new), new JarKind(jar -> true, PlainJar::of));

    private JarKinds() {}

    /** @throws io.github.fcmaven.platform.FcProblem where it cannot be read as a jar */
    static JavaProgram ofJar(Path file) {
        return QuarkusApp.isRunner(file) ? QuarkusApp.of(file) : ofJar(Jar.read(file));
    }

    /** The program that a jar is; empty where it cannot be read as one. */
    static Optional<JavaProgram> findJar(Path file) {
        return QuarkusApp.isRunner(file)
                ? Optional.of(QuarkusApp.of(file))
                : Jar.find(file).map(JarKinds::ofJar);
    }

    private static JavaProgram ofJar(Jar jar) {
        return JARS.stream()
                .filter(kind -> kind.isOne().test(jar))
                .findFirst()
                .orElseThrow()
                .program()
                .apply(jar);
    }
}
