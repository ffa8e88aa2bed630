package io.github.fcmaven.benchmarks;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the applications of {@code src/test/applications}, built by a JDK, and the ways to start it.
 *
 * @param folder where it is built
 * @param jdk builds and starts it
 */
record Application(Path folder, Host jdk) {

    private static final Path SOURCES = Path.of("src/test/applications").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** The first line of a goal and the last of a build, each with its time. */
    private static final Pattern PACKAGE = line("fc:[^:]+:package ");

    private static final Pattern CHECK = line("fc:[^:]+:integration-test ");

    private static final Pattern END = line("BUILD SUCCESS");

    /** A copy of its sources. */
    static Application of(String name, Host jdk, int feature) throws IOException {
        Path folder = TARGET.resolve("coldstart/" + name + "-" + feature);
        try (Stream<Path> files = Files.walk(SOURCES.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(SOURCES.resolve(name).relativize(file).toString());
                Files.createDirectories(to.getParent());
                String text = Files.readString(file);
                Files.writeString(to, text.replace("@fcmaven.version@", System.getProperty("fcmaven.version")));
            }
        }
        return new Application(folder, jdk);
    }

    Path jar() {
        return folder.resolve("target/demo.jar");
    }

    /** Packages it, and gives how long the goal of ours took. */
    Duration build(String... options) throws IOException, InterruptedException {
        List<String> goals = new ArrayList<>(List.of("clean", "package"));
        goals.addAll(List.of(options));
        String log = maven(goals);
        return Duration.between(time(PACKAGE, log), time(END, log));
    }

    /** Checks what was packaged, and gives how long that goal took. */
    Duration check() throws IOException, InterruptedException {
        String log = maven(List.of("fc:integration-test"));
        return Duration.between(time(CHECK, log), time(END, log));
    }

    private String maven(List<String> goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                Packaging.mavenHome().resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Dmaven.repo.local=" + Packaging.repository(),
                "-Dmaven.repo.local.tail=" + System.getProperty("localRepository", "")));
        command.addAll(goals);
        return Measured.run(folder, Map.of("JAVA_HOME", jdk.javaHome().toString()), command)
                .output();
    }

    /** The function as the platform would unpack it. */
    Start.Command function(String name) throws IOException {
        Path code = folder.resolveSibling(folder.getFileName() + "-" + name);
        Tree.delete(code);
        FunctionZip.extract(folder.resolve("target/function.zip"), code);
        return new Start.Command(code, List.of("./bootstrap"));
    }

    /** {@code java -jar} of what was built, out of the reach of the next build. */
    Start.Command plain() throws IOException {
        Path copy = folder.resolveSibling(folder.getFileName() + "-plain");
        Tree.delete(copy);
        if (Files.isDirectory(folder.resolve("target/quarkus-app"))) {
            Tree.copy(folder.resolve("target/quarkus-app"), copy);
            return new Start.Command(copy, List.of(java(), "-jar", "quarkus-run.jar"));
        }
        Tree.copy(jar(), copy.resolve("demo.jar"));
        if (Files.isDirectory(folder.resolve("target/lib"))) {
            Tree.copy(folder.resolve("target/lib"), copy.resolve("lib"));
        }
        return new Start.Command(copy, List.of(java(), "-jar", "demo.jar"));
    }

    /**
     * What Spring's own documentation says: the jar extracted by its own
     * tool, and an archive of a start up to its refresh.
     */
    Start.Command springsRecipe(int feature) throws IOException, InterruptedException {
        Path copy = folder.resolveSibling(folder.getFileName() + "-spring");
        Tree.delete(copy);
        Files.createDirectories(copy);
        run(copy, java(), "-Djarmode=tools", "-jar", jar().toString(), "extract", "--destination", "application");
        Path code = copy.resolve("application");
        String train = feature >= 25 ? "-XX:AOTCacheOutput=demo.aot" : "-XX:ArchiveClassesAtExit=demo.jsa";
        String use = feature >= 25 ? "-XX:AOTCache=demo.aot" : "-XX:SharedArchiveFile=demo.jsa";
        run(code, java(), train, "-Dspring.context.exit=onRefresh", "-jar", "demo.jar");
        return new Start.Command(code, List.of(java(), use, "-jar", "demo.jar"));
    }

    /**
     * What Quarkus' own documentation says: the archive of a start in the build,
     * and the layout that fits it; where it was built.
     */
    Start.Command quarkusRecipe(int feature) throws IOException, InterruptedException {
        String archive = "-Dquarkus.package.jar.appcds.";
        build("-Dfc.skip", archive + "enabled=true", archive + "use-aot=" + (feature >= 25));
        String use = feature >= 25 ? "-XX:AOTCache=app.aot" : "-XX:SharedArchiveFile=app-cds.jsa";
        Path code = folder.resolve("target/quarkus-app");
        if (!Files.isRegularFile(code.resolve(use.substring(use.indexOf('=') + 1)))) {
            throw new AssertionError("Quarkus has made no archive in " + code);
        }
        return new Start.Command(code, List.of(java(), use, "-jar", "quarkus-run.jar"));
    }

    String java() {
        return jdk.javaHome().resolve("bin/java").toString();
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Measured.run(directory, Map.of("FC_CUSTOM_LISTEN_PORT", Integer.toString(Start.PORT)), List.of(command));
    }

    private static Pattern line(String text) {
        return Pattern.compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) .*" + text);
    }

    private static LocalTime time(Pattern line, String log) {
        Matcher found = line.matcher(log);
        if (!found.find()) {
            throw new AssertionError("no " + line + " in the log:\n" + log);
        }
        return LocalTime.parse(found.group(1));
    }
}
