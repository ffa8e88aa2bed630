package io.github.fcmaven.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ways to make a zip of one jar, each run once by a process of its own, with its result deleted before. */
final class Packaging {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path TARGET = MODULE.resolve("target");
    private static final String VERSION = System.getProperty("fcmaven.version");

    private final Path project;

    private Packaging(Path project) {
        this.project = project;
    }

    static Packaging ofJar(Path project, Path jar) throws IOException {
        Subject.project(project, jar);
        return new Packaging(project);
    }

    static Packaging ofFolder(Path project, Path folder) throws IOException {
        Subject.folderProject(project, folder);
        return new Packaging(project);
    }

    Path functionZip() {
        return project.resolve("target/function.zip");
    }

    Path assemblyZip() {
        return project.resolve("target/demo-1-zip.zip");
    }

    /** A whole Maven with that profile, into an empty target. */
    Measured maven(String profile, String... options) throws IOException, InterruptedException {
        clean();
        return goal(profile, "-Xmx256m", options);
    }

    /** The same where the plugin has never seen the libraries. */
    Measured withoutCache(String profile) throws IOException, InterruptedException {
        Tree.delete(repository().resolve(".cache"));
        return maven(profile);
    }

    /** A whole Maven, of what stands in target already. */
    Measured goal(String profile, String heap, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                mavenHome().resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository(),
                "-Dmaven.repo.local.tail=" + System.getProperty("localRepository", ""),
                "-P" + profile,
                "package"));
        command.addAll(List.of(options));
        return Measured.run(project, Map.of("MAVEN_OPTS", heap), command);
    }

    /** {@link WriteZip} alone in a fresh JVM; the memory is that of the JVM. */
    Measured plainJava(Path file, String... options) throws IOException, InterruptedException {
        clean();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                Subject.classPath(),
                WriteZip.class.getName(),
                functionZip().toString(),
                file.toString()));
        Measured run = Measured.run(project, Map.of(), command);
        long millis = Long.parseLong(run.output()
                .lines()
                .filter(line -> line.startsWith("millis "))
                .findFirst()
                .orElseThrow()
                .substring(7));
        return new Measured(millis, run.cpuMillis(), run.peakKilobytes(), run.output());
    }

    Measured command(String... command) throws IOException, InterruptedException {
        clean();
        return process(command);
    }

    /** A process, which finds what stands in target already. */
    Measured process(String... command) throws IOException, InterruptedException {
        return Measured.run(project, Map.of(), List.of(command));
    }

    private void clean() throws IOException {
        Files.createDirectories(project.resolve("target"));
        try (var files = Files.walk(project.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    static Path mavenHome() {
        Path home = TARGET.resolve("maven/apache-maven-" + System.getProperty("maven.version"));
        if (!home.resolve("bin/mvn").toFile().setExecutable(true)) {
            throw new IllegalStateException(home + " is not there: run the module's build up to pre-integration-test");
        }
        return home;
    }

    /** A local repository that holds the plugin as it was just built. */
    static Path repository() throws IOException {
        Path repository = TARGET.resolve("local-repo");
        Path root = MODULE.getParent().getParent();
        Path plugin = root.resolve("fc-maven-plugin");
        install(repository, "fc-maven-parent", root.resolve("pom.xml"), ".pom");
        install(repository, "fc-maven-plugin", plugin.resolve("pom.xml"), ".pom");
        install(repository, "fc-maven-plugin", plugin.resolve("target/fc-maven-plugin-" + VERSION + ".jar"), ".jar");
        return repository;
    }

    private static void install(Path repository, String artifact, Path file, String extension) throws IOException {
        Path folder = repository.resolve("io/github/fcmaven").resolve(artifact).resolve(VERSION);
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + extension), StandardCopyOption.REPLACE_EXISTING);
    }
}
