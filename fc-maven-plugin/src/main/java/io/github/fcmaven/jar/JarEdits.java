package io.github.fcmaven.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to change in a {@code pom.xml} so that a jar starts. */
public final class JarEdits {

    /** How tools name a jar with its libraries; maven-shade-plugin keeps the one without as {@code original-*.jar}. */
    private static final Pattern MERGED = Pattern.compile(".*-(?:shaded|jar-with-dependencies|fat|all|uber)\\.jar");

    /** Of what Quarkus makes an application. */
    private static final Pattern QUARKUS = Pattern.compile("io/quarkus/|(?:jakarta|javax)/ws/rs/Path;");

    private static final String QUARKUS_BUILD =
            "with Quarkus, give quarkus-maven-plugin an execution with <goal>build</goal>, above fc-maven-plugin in"
                    + " pom.xml; else ";

    private final Jar jar;
    private final JarClasses classes;

    public JarEdits(Jar jar) {
        this.jar = jar;
        this.classes = new JarClasses(jar);
    }

    /** What makes the jar executable: a Main-Class, and its libraries if its classes name any. */
    public String executable() {
        return beside().orElseGet(this::madeExecutable);
    }

    private String madeExecutable() {
        boolean boot =
                jar.names().stream().anyMatch(name -> name.startsWith("WEB-INF/") || name.startsWith("BOOT-INF/"))
                        || classes.namesSpringBoot();
        if (boot) {
            return "let spring-boot-maven-plugin's goal repackage make it executable, above fc-maven-plugin in pom.xml;"
                    + " a war without Spring Boot needs a program in the package that serves it";
        }
        return isLibrary()
                ? "no class of " + jar.name() + " has a main method, so there is nothing to start: "
                        + (classes.haveConstant(QUARKUS) ? QUARKUS_BUILD : "")
                        + "write a class with public static void main that starts the HTTP server, and name it as"
                        + " Main-Class"
                : built();
    }

    /** The edit that ships the executable jar beside it which has its classes too, such as {@code demo-exec.jar}. */
    public Optional<String> beside() {
        Optional<String> own = jar.names().stream()
                .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                .findFirst();
        Optional<Path> file = jar.content().file().filter(any -> own.isPresent());
        return file.isEmpty()
                ? Optional.empty()
                : executable(file.get().toAbsolutePath(), own.get())
                        .map(other -> "set jarFile of fc-maven-plugin in pom.xml to "
                                + (other.getParent().endsWith("target")
                                        ? "${project.build.directory}"
                                        : other.getParent())
                                + "/" + other.getFileName() + ", the executable jar that has the same classes");
    }

    private static Optional<Path> executable(Path file, String own) {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(other -> other.toString().endsWith(".jar") && !other.equals(file))
                    .sorted()
                    .filter(other ->
                            Jar.find(other).filter(jar -> starts(jar, own)).isPresent())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(Jar other, String own) {
        boolean merged = other.mayBeMerged() && other.mainClass().isPresent();
        return other.names().contains(other.isSpringBoot() ? "BOOT-INF/classes/" + own : own)
                && (other.isSpringBoot() || merged);
    }

    /** Whether nothing in it can be started, for certain. */
    private boolean isLibrary() {
        long files =
                jar.names().stream().filter(name -> name.endsWith(".class")).count();
        return files < JarClasses.MAX_CLASSES
                && classes.withMain().isEmpty()
                && classes.mainClasses().isEmpty();
    }

    private String built() {
        List<String> mains = classes.withMain();
        String main = mains.size() == 1 ? mains.get(0) : "com.example.Main";
        String choice = mains.size() > 1
                ? " (one of " + String.join(", ", mains.subList(0, Math.min(5, mains.size()))) + ")"
                : "";
        return classes.needsLibraries()
                ? "let maven-shade-plugin put the libraries into the jar and name the class to start, above"
                        + " fc-maven-plugin in"
                        + " pom.xml: goal shade, with <transformers combine.self=\"override\"><transformer"
                        + " implementation=\"org.apache.maven.plugins.shade.resource.ManifestResourceTransformer\">"
                        + "<mainClass>" + main + "</mainClass></transformer><transformer"
                        + " implementation=\"org.apache.maven.plugins.shade.resource.ServicesResourceTransformer\"/>"
                        + "</transformers>" + choice
                : "let maven-jar-plugin write it in pom.xml: <archive><manifest><mainClass>" + main
                        + "</mainClass></manifest></archive>" + choice;
    }

    /**
     * How to ship a class that is missing: if the libraries are shipped already, it is in a dependency that is not.
     *
     * @param missing its name with dots
     */
    public String shipping(String missing) {
        return libraries()
                ? "give the dependency that has " + missing + " the scope compile in pom.xml: dependencies of the"
                        + " scopes provided and test are not shipped; if no dependency has it, add one"
                : built() + "; if the dependency that has " + missing + " has the scope provided, remove that scope";
    }

    private boolean libraries() {
        return jar.mayBeMerged()
                || !jar.classPath().isEmpty()
                || MERGED.matcher(jar.name()).matches()
                || jar.content()
                        .file()
                        .filter(file -> Files.exists(file.resolveSibling("original-" + file.getFileName())))
                        .isPresent();
    }
}
