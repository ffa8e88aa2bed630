package io.github.fcmaven.payload;

import io.github.fcmaven.jar.Jar;
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

    private static final String ARTIFACT = "the project's artifact";

    private final BuiltFiles built;

    private final String noDirectory;

    /** @param noDirectory why there is no folder of files to ship instead */
    Candidates(BuiltFiles built, String noDirectory) {
        this.built = built;
        this.noDirectory = noDirectory;
    }

    /** @throws FcProblem where there is no file yet, or more than one could be meant */
    Payload choose() {
        Payload chosen = chosen();
        if (built.mainClass().isPresent() && !chosen.isStartedByClass()) {
            throw FcProblem.local(
                    "mainClass is " + built.mainClass().get() + ", and what is shipped is started otherwise: " + chosen,
                    "remove mainClass from the configuration of fc-maven-plugin in pom.xml: it is for a plain jar");
        }
        return chosen;
    }

    private Payload chosen() {
        if (built.named().isPresent()) {
            return made(built.named().get(), payload(built.named().get(), "named by jarFile"));
        }
        Optional<Path> artifact = built.artifact().filter(Files::isRegularFile).filter(Candidates::isJar);
        return theOnlyOne(artifact.stream(), ARTIFACT)
                .or(() -> theOnlyOne(
                        built.attached().stream(),
                        "the attached executable jar; the project's artifact is not executable"))
                .or(this::quarkusFolder)
                .or(() -> artifact.flatMap(Candidates::beside))
                .or(() -> artifact.flatMap(this::withLibraries))
                .or(() -> artifact.map(file -> payload(file, ARTIFACT)))
                .orElseThrow(this::nothing);
    }

    private Optional<Payload> quarkusFolder() {
        Path runner = built.directory().resolve("quarkus-app").resolve(QuarkusApp.RUNNER);
        return Files.isRegularFile(runner)
                ? Optional.of(made(
                        application(runner),
                        payload(runner, "found in " + built.directory().getFileName() + "/quarkus-app")))
                : Optional.empty();
    }

    /** What Quarkus made of the artifact; its runner has no class of the project. */
    private Path application(Path runner) {
        return built.artifact()
                .map(artifact -> runner.resolveSibling("app")
                        .resolve(artifact.getFileName().toString()))
                .filter(Files::isRegularFile)
                .orElse(runner);
    }

    /** With a warning where an earlier build has made that jar. */
    private Payload made(Path jar, Payload payload) {
        return built.artifact()
                .filter(Files::isRegularFile)
                .map(artifact -> payload.withWarnings(EarlierBuild.of(artifact, jar)))
                .orElse(payload);
    }

    /**
     * A jar whose name goes on where the artifact's ends, as {@code demo-1.0-runner.jar} does: beside it, but not
     * attached.
     */
    private static Optional<Payload> beside(Path artifact) {
        String name = artifact.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.')) + "-";
        try (Stream<Path> files = Files.list(artifact.toAbsolutePath().getParent())) {
            return theOnlyOne(
                    files.filter(file -> file.getFileName().toString().startsWith(stem))
                            .sorted(),
                    "the executable jar beside the project's artifact, which is not executable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plain jar that does not start by itself, with what its project depends on. */
    private Optional<Payload> withLibraries(Path artifact) {
        Optional<PlainJar> plain =
                built.libraries().isEmpty() || !artifact.toString().endsWith(".jar")
                        ? Optional.empty()
                        : Jar.find(artifact)
                                .filter(jar -> !jar.isSpringBoot())
                                .map(PlainJar::of)
                                .filter(PlainJar::needsLibraries);
        return plain.flatMap(jar -> MainClass.of(jar.file(), built.mainClass())
                .flatMap(main -> ClassPathJar.of(jar, main, built.libraries().get()))
                .map(program -> new Payload(program, ARTIFACT)));
    }

    private static Optional<Payload> theOnlyOne(Stream<Path> files, String why) {
        List<JavaProgram> programs = files.filter(Files::isRegularFile)
                .filter(Candidates::isJar)
                .map(Candidates::startable)
                .flatMap(Optional::stream)
                .toList();
        if (programs.size() > 1) {
            List<String> names =
                    programs.stream().map(program -> program.jar().value()).toList();
            throw FcProblem.local("several jars are executable: " + String.join(", ", names), NAME_ONE);
        }
        return programs.stream().findFirst().map(program -> new Payload(program, why));
    }

    private FcProblem nothing() {
        return FcProblem.local(
                "there is no jar yet: the project has no artifact with a file, " + built.directory()
                        + " holds no Quarkus application, and " + noDirectory,
                "run mvn package, so that the jar is built before; or " + NAME_ONE);
    }

    private static boolean isJar(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    /** What Java would start, as far as its manifest, its names and its started class show; other files are none. */
    private static Optional<JavaProgram> startable(Path file) {
        return JarKinds.findJar(file).filter(program -> !(program instanceof PlainJar plain) || plain.isWhole());
    }

    private static Payload payload(Path file, String why) {
        return new Payload(JarKinds.ofJar(file), why);
    }
}
