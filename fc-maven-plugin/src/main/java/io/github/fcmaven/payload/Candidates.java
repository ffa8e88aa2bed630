package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a build could be shipped, told by the files and never by the configuration of other plugins. */
final class Candidates {

    private static final String NAME_ONE = "name the one to ship with jarFile (-Dfc.jarFile=...)";

    private final BuiltFiles built;

    Candidates(BuiltFiles built) {
        this.built = built;
    }

    /** @throws FcProblem where there is no file yet, or more than one could be meant */
    Payload choose() {
        if (built.named().isPresent()) {
            return payload(built.named().get(), "named by jarFile");
        }
        Optional<Path> artifact = built.artifact().filter(Files::isRegularFile).filter(Candidates::isJar);
        if (artifact.isPresent() && isProgram(artifact.get())) {
            return payload(artifact.get(), "the project's artifact");
        }
        return attached()
                .or(this::quarkusFolder)
                .or(() -> artifact.flatMap(this::beside))
                .or(() -> artifact.map(file -> payload(file, "the project's artifact")))
                .orElseThrow(this::nothing);
    }

    private Optional<Payload> attached() {
        List<Path> programs = built.attached().stream()
                .filter(Files::isRegularFile)
                .filter(Candidates::isJar)
                .filter(Candidates::isProgram)
                .toList();
        refuseSeveral(programs);
        return programs.stream()
                .findFirst()
                .map(file -> payload(file, "the attached executable jar; the project's artifact is none"));
    }

    private Optional<Payload> quarkusFolder() {
        Path runner = built.directory().resolve("quarkus-app").resolve(QuarkusApp.RUNNER);
        return Files.isRegularFile(runner)
                ? Optional.of(payload(runner, "found in " + built.directory().getFileName() + "/quarkus-app"))
                : Optional.empty();
    }

    /** A jar whose name goes on where the artifact's ends, as {@code demo-1.0-runner.jar} does: made beside it, but not attached. */
    private Optional<Payload> beside(Path artifact) {
        String name = artifact.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.')) + "-";
        Path folder = artifact.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> programs = files.filter(
                            file -> file.getFileName().toString().startsWith(stem))
                    .filter(Candidates::isJar)
                    .filter(Candidates::isProgram)
                    .sorted()
                    .toList();
            refuseSeveral(programs);
            return programs.stream()
                    .findFirst()
                    .map(file -> payload(file, "the executable jar beside the project's artifact, which is none"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseSeveral(List<Path> programs) {
        if (programs.size() > 1) {
            throw FcProblem.local(
                    "several jars are executable: "
                            + String.join(
                                    ", ",
                                    programs.stream()
                                            .map(file -> file.getFileName().toString())
                                            .toList()),
                    NAME_ONE);
        }
    }

    private FcProblem nothing() {
        return FcProblem.local(
                "there is no jar yet: the project has no artifact with a file, and " + built.directory()
                        + " holds no Quarkus application",
                "run mvn package, so that the jar is built before; or " + NAME_ONE);
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    /** Whether Java would start it, as far as its manifest, its names and its started class tell; what is no jar is none. */
    private static boolean isProgram(Path file) {
        try {
            Jar jar = Jar.read(file);
            if (jar.isSpringBoot()) {
                return true;
            }
            PlainJar plain = PlainJar.of(jar);
            return plain.holdsMainClass() && plain.missingReference().isEmpty();
        } catch (FcProblem e) {
            return false;
        }
    }

    private static JavaPayload payload(Path file, String why) {
        if (QuarkusApp.isRunner(file)) {
            return new JavaPayload(QuarkusApp.of(file), why);
        }
        Jar jar = Jar.read(file);
        return new JavaPayload(jar.isSpringBoot() ? new SpringBootJar(jar) : PlainJar.of(jar), why);
    }
}
