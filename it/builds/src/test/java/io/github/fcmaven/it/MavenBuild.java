package io.github.fcmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real build of a project of {@code src/test/projects}, copied into a folder of its own, by a Maven of
 * our choice with a local repository of its own. That repository's tail is the one of the build around it,
 * read only, so that nothing is downloaded twice.
 */
final class MavenBuild {

    /** The lock of the tests that bundle a Java: all builds of a Maven share the cache of these. */
    static final String CACHE = "cache";

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path TARGET = MODULE.resolve("target");
    private static final Path PROJECTS = MODULE.resolve("src/test/projects");
    static final String VERSION = System.getProperty("fcmaven.version", "0.1.0-SNAPSHOT");

    private static final String MAVEN = System.getProperty("maven.version", "3.9.16");
    private static final int DEFAULT_PORT = 9000;
    private static final Map<String, Integer> NAMES = new ConcurrentHashMap<>();
    private static final Map<String, Path> REPOSITORIES = new ConcurrentHashMap<>();

    private static final String TERMINAL = """
            import os, signal, sys
            os.setsid()
            for number in (signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.execv(sys.argv[1], sys.argv[1:])
            """;

    private final String project;
    private final Path directory;
    private final int port;
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new TreeMap<>();
    private String maven = MAVEN;
    private boolean ownJvm;
    private boolean inATerminal;

    private MavenBuild(String project, Path directory, int port) {
        this.project = project;
        this.directory = directory;
        this.port = port;
        if (port != DEFAULT_PORT) {
            properties.setProperty("fc.caPort", Integer.toString(port));
        }
        properties.setProperty("fc.keepAlive.idle", "1s");
        // 24 hours pass only where a test is about them
        properties.setProperty("fc.keepAlive.proof", "observe");
        properties.setProperty("maven.repo.local.tail", System.getProperty("localRepository", ""));
    }

    /** A fresh copy of the project, for the test of that name, with a CAPort of its own in place of the default. */
    static MavenBuild of(String project, String test) {
        return copied(project, folder(project, test), Ports.own());
    }

    /** A fresh copy with the default CAPort, which other builds take too: its test locks {@link Ports#DEFAULT}. */
    static MavenBuild atTheDefaultPort(String project, String test) {
        Ports.assumeOursToTake(DEFAULT_PORT);
        return copied(project, folder(project, test), DEFAULT_PORT);
    }

    /** The same project at a path of the caller's choice. */
    MavenBuild again(Path copy) {
        return copied(project, copy, port);
    }

    /**
     * An empty folder, for goals that need no project, or make one, which is
     * built {@link #in} its own at the default CAPort.
     */
    static MavenBuild empty(String test) {
        Path folder = folder("empty", test);
        delete(folder);
        try {
            return new MavenBuild("", Files.createDirectories(folder), DEFAULT_PORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project that an earlier build has made in a folder below. */
    MavenBuild in(String folder) {
        return new MavenBuild("", directory.resolve(folder), port);
    }

    private static MavenBuild copied(String project, Path directory, int port) {
        delete(directory);
        copy(PROJECTS.resolve(project), directory, port);
        return new MavenBuild(project, directory, port);
    }

    /** One that no other build of this JVM has, also where a test is repeated. */
    private static Path folder(String project, String test) {
        String name = project + "-" + test;
        int times = NAMES.merge(name, 1, Integer::sum);
        return TARGET.resolve("builds").resolve(times == 1 ? name : name + "-" + times);
    }

    MavenBuild with(String property, String value) {
        properties.setProperty(property, value);
        return this;
    }

    /** Replaces a text of the copy, which must hold it. */
    MavenBuild edit(String file, String from, String to) {
        Path edited = directory.resolve(file);
        try {
            String text = Files.readString(edited);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " does not hold " + from);
            }
            Files.writeString(edited, text.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a JDK stand for the platform's Java where the build is run with {@code --toolchains toolchains.xml}. */
    MavenBuild jdk(Path home) {
        try {
            Files.writeString(directory.resolve("toolchains.xml"), """
                <toolchains>
                    <toolchain>
                        <type>jdk</type>
                        <provides><version>other</version></provides>
                        <configuration><jdkHome>%s</jdkHome></configuration>
                    </toolchain>
                </toolchains>
                """.formatted(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return edit(
                "pom.xml",
                "<artifactId>fc-maven-plugin</artifactId>",
                "<artifactId>fc-maven-plugin</artifactId>"
                        + "<configuration><jdkToolchain><version>other</version></jdkToolchain></configuration>");
    }

    MavenBuild environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    MavenBuild maven(String version) {
        maven = version;
        return this;
    }

    /** For what only the end of Maven's JVM does. */
    MavenBuild inAJvmOfItsOwn() {
        ownJvm = true;
        return this;
    }

    /**
     * The same build as a shell starts it in a terminal: in a session of its own, where no signal is ignored, as
     * {@code &} has it.
     */
    MavenBuild inATerminal() {
        MavenBuild copy = new MavenBuild(project, directory, port);
        copy.properties.putAll(properties);
        copy.environment.putAll(environment);
        copy.maven = maven;
        copy.ownJvm = ownJvm;
        copy.inATerminal = true;
        return copy;
    }

    /** The CAPort: wherever the project says the default, it stands instead. */
    int port() {
        return port;
    }

    Path directory() {
        return directory;
    }

    /** What a Maven of its own prints, beside the project. */
    Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    /** Runs it to its end, in a Maven that has run others before where nothing asks for one of its own. */
    BuildResult run(String... goals) {
        if (!ownJvm && environment.isEmpty() && maven.equals(MAVEN)) {
            return ResidentMaven.build(mavenHome(), directory, arguments(goals));
        }
        try {
            Process process = start(goals);
            boolean ended = ends(process, log());
            process.destroyForcibly();
            String log = Files.readString(log());
            if (!ended) {
                throw new IllegalStateException("Maven does not end:\n" + log);
            }
            return new BuildResult(process.exitValue(), log, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits as long as it goes on printing, and no longer than for a {@link ResidentMaven}. */
    private static boolean ends(Process process, Path log) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long printed = -1;
        while (!process.waitFor(ResidentMaven.SILENCE_SECONDS, TimeUnit.SECONDS)) {
            if (Files.size(log) == printed
                    || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(ResidentMaven.MOST_SECONDS)) {
                return false;
            }
            printed = Files.size(log);
        }
        return true;
    }

    /** Starts a Maven of its own, for tests that end it from outside; its output goes to {@link #log()}. */
    Process start(String... goals) throws IOException {
        directory
                .resolve(".mvn")
                .toFile()
                .mkdir(); // so that mvn takes this folder for the root, and not that of the plugin
        List<String> command = new ArrayList<>(inATerminal ? List.of("python3", "-c", TERMINAL) : List.of());
        command.add(mavenHome().resolve("bin/mvn").toString());
        command.addAll(arguments(goals));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> arguments(String... goals) {
        List<String> arguments = new ArrayList<>(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository()));
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of(goals));
        return arguments;
    }

    private Path mavenHome() {
        Path home = TARGET.resolve("maven/apache-maven-" + maven);
        Path script = home.resolve("bin/mvn");
        if (!script.toFile().setExecutable(true)) {
            throw new IllegalStateException(
                    script + " is not there: run the module's build once up to pre-integration-test");
        }
        return home;
    }

    /** A local repository of the Maven version, which holds the plugin as it was just built. */
    private Path repository() {
        return REPOSITORIES.computeIfAbsent(maven, version -> {
            Path repository = TARGET.resolve("local-repo-" + version);
            Path root = MODULE.getParent().getParent();
            Path plugin = root.resolve("fc-maven-plugin");
            install(repository, "fc-maven-parent", root.resolve("pom.xml"), ".pom");
            install(repository, "fc-maven-plugin", plugin.resolve("pom.xml"), ".pom");
            install(
                    repository,
                    "fc-maven-plugin",
                    plugin.resolve("target/fc-maven-plugin-" + VERSION + ".jar"),
                    ".jar");
            Path starter = root.resolve("it/starter");
            install(repository, "fc-maven-archetype", starter.resolve("pom.xml"), ".pom");
            install(
                    repository,
                    "fc-maven-archetype",
                    starter.resolve("target/fc-maven-archetype-" + VERSION + ".jar"),
                    ".jar");
            return repository;
        });
    }

    /** What the plugin keeps for all builds of this repository. */
    Path cache() {
        return repository().resolve(".cache/fc-maven-plugin");
    }

    void deleteCache() {
        delete(cache());
        delete(directory.resolve("target"));
    }

    /** The jar that the builds take, from their own local repository or its tail. */
    Path jar(String group, String artifact, String version) {
        String path =
                group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar";
        Path own = repository().resolve(path);
        return Files.exists(own)
                ? own
                : Path.of(System.getProperty("localRepository", "")).resolve(path);
    }

    private static void install(Path repository, String artifact, Path file, String extension) {
        Path folder = repository.resolve("io/github/fcmaven").resolve(artifact).resolve(VERSION);
        try {
            Files.createDirectories(folder);
            Files.copy(
                    file,
                    folder.resolve(artifact + "-" + VERSION + extension),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to, int port) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file)
                        .replace("@fcmaven.version@", VERSION)
                        .replaceAll("\\b" + DEFAULT_PORT + "\\b", Integer.toString(port));
                Files.writeString(copy, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
