package io.github.fcmaven.payload;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which program a jar or a folder is. To add a kind of payload: write its {@link Program}, or its {@link JavaProgram}
 * where it is a jar, and name it here; a folder's kind gets its word in {@link PayloadKind}.
 */
final class ProgramKinds {

    /** By what a kind of jar is known, and what is made of it; the last one takes every jar. */
    private record JarKind(Predicate<Jar> isOne, Function<Jar, JavaProgram> program) {}

    private static final List<JarKind> JARS =
            List.of(new JarKind(Jar::isSpringBoot, SpringBootJar::new), new JarKind(jar -> true, PlainJar::of));

    /** The platform's own example for each language. */
    private static final Map<String, PayloadKind> SERVERS = servers();

    private static final String NODE_PACKAGE = "package.json";

    /** The files of which each says how its folder starts, besides a start file and a program of its own. */
    private static final List<String> STARTS =
            Stream.concat(SERVERS.keySet().stream(), Stream.of(NODE_PACKAGE)).toList();

    private ProgramKinds() {}

    /** @throws FcProblem where it cannot be read as a jar */
    static JavaProgram ofJar(Path file) {
        return QuarkusApp.isRunner(file) ? QuarkusApp.of(file) : ofJar(Jar.read(file));
    }

    /** The program that a jar is; empty where it cannot be read as one. */
    static Optional<JavaProgram> findJar(Path file) {
        return QuarkusApp.isRunner(file)
                ? Optional.of(QuarkusApp.of(file))
                : Jar.find(file).map(ProgramKinds::ofJar);
    }

    private static JavaProgram ofJar(Jar jar) {
        return JARS.stream()
                .filter(kind -> kind.isOne().test(jar))
                .findFirst()
                .orElseThrow()
                .program()
                .apply(jar);
    }

    /** A folder's program: of the kind that the user names, or told by its files. */
    static Program ofFolder(FunctionDirectory directory, Optional<PayloadKind> named) {
        Optional<PayloadKind> kind = named.or(() -> kindOf(directory));
        if (kind.isEmpty()) {
            return BootstrapProgram.unknown(directory, STARTS);
        }
        return switch (kind.get()) {
            case PYTHON -> ScriptProgram.python(directory);
            case NODE -> ScriptProgram.node(directory);
            case PHP -> ScriptProgram.php(directory);
            case BINARY -> BootstrapProgram.binary(directory);
            case CUSTOM -> BootstrapProgram.custom(directory);
            case JAVA -> throw new IllegalArgumentException("a folder is not a jar");
        };
    }

    /** A start file of its own wins: it is what the platform starts where nothing else is said. */
    private static Optional<PayloadKind> kindOf(FunctionDirectory directory) {
        if (directory.holds("bootstrap")) {
            boolean elf =
                    directory.file("bootstrap").filter(NativePrograms::isElf).isPresent();
            return Optional.of(elf ? PayloadKind.BINARY : PayloadKind.CUSTOM);
        }
        List<String> servers =
                SERVERS.keySet().stream().filter(directory::holds).toList();
        if (servers.size() > 1) {
            throw FcProblem.local(
                    directory.name() + " holds " + String.join(" and ", servers) + ", but only one can be started",
                    "choose one with kind (-Dfc.kind=" + SERVERS.get(servers.get(0)) + ")");
        }
        if (!servers.isEmpty()) {
            return Optional.of(SERVERS.get(servers.get(0)));
        }
        if (directory.holds(NODE_PACKAGE)) {
            return Optional.of(PayloadKind.NODE);
        }
        return NativePrograms.of(directory).isEmpty() ? Optional.empty() : Optional.of(PayloadKind.BINARY);
    }

    private static Map<String, PayloadKind> servers() {
        Map<String, PayloadKind> servers = new LinkedHashMap<>();
        servers.put("server.py", PayloadKind.PYTHON);
        servers.put("server.js", PayloadKind.NODE);
        servers.put("server.php", PayloadKind.PHP);
        return servers;
    }
}
