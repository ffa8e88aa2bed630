package io.github.fcmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * A real build of a project of {@code src/test/projects}, copied into a folder of its own, by a Maven of our choice with a local repository of its
 * own. That repository's tail is the one of the build around it, read only, so that nothing is downloaded twice.
 */
final class MavenBuild {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path TARGET = MODULE.resolve("target");
    private static final Path PROJECTS = MODULE.resolve("src/test/projects");
    private static final String VERSION = System.getProperty("fcmaven.version", "0.1.0-SNAPSHOT");

    private final Path directory;
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new TreeMap<>();
    private String maven = System.getProperty("maven.version", "3.9.16");

    private MavenBuild(Path directory) {
        this.directory = directory;
        properties.setProperty("fc.keepAlive.idle", "1s");
        // a day is shown where a test is about it
        properties.setProperty("fc.keepAlive.proof", "observe");
        properties.setProperty("maven.repo.local.tail", System.getProperty("localRepository", ""));
    }

    /** A fresh copy of the project, for the test of that name. */
    static MavenBuild of(String project, String test) {
        Path copy = TARGET.resolve("builds").resolve(project + "-" + test);
        delete(copy);
        copy(PROJECTS.resolve(project), copy);
        return new MavenBuild(copy);
    }

    /** A fresh copy at a path of the caller's choice. */
    static MavenBuild at(String project, Path copy) {
        delete(copy);
        copy(PROJECTS.resolve(project), copy);
        return new MavenBuild(copy);
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

    Path directory() {
        return directory;
    }

    BuildResult run(String... goals) {
        List<String> log = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBaseDirectory(directory.toFile());
        request.setMavenHome(mavenHome().toFile());
        request.setLocalRepositoryDirectory(repository().toFile());
        request.addArgs(List.of(goals));
        request.setProperties(properties);
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setShowErrors(false);
        request.setOutputHandler(log::add);
        request.setErrorHandler(log::add);
        request.setTimeoutInSeconds(400);
        request.setMavenOpts("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.forEach(request::addShellEnvironment);
        try {
            InvocationResult result = new DefaultInvoker().execute(request);
            if (result.getExecutionException() != null) {
                throw new IllegalStateException(String.join("\n", log), result.getExecutionException());
            }
            return new BuildResult(result.getExitCode(), String.join("\n", log), directory);
        } catch (MavenInvocationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same build as a process, for tests that end it from outside. Its output goes to {@code build.log} of its folder. */
    Process start(String... goals) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(mavenHome().resolve("bin/mvn").toString(), "-B", "-ntp", "-Dmaven.repo.local=" + repository()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(goals));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("build.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
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
        Path repository = TARGET.resolve("local-repo-" + maven);
        Path root = MODULE.getParent().getParent();
        Path plugin = root.resolve("fc-maven-plugin");
        install(repository, "fc-maven-parent", root.resolve("pom.xml"), ".pom");
        install(repository, "fc-maven-plugin", plugin.resolve("pom.xml"), ".pom");
        install(repository, "fc-maven-plugin", plugin.resolve("target/fc-maven-plugin-" + VERSION + ".jar"), ".jar");
        return repository;
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

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                Files.writeString(copy, text.replace("@fcmaven.version@", VERSION), StandardCharsets.UTF_8);
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
