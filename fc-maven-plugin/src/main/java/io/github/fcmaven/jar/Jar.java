package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.input.TooPackedException;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar, as far as its manifest and the names of its files tell.
 *
 * @param name how messages name it
 * @param content its bytes
 * @param names its files, without folders
 * @param manifest its main attributes, empty where it has no manifest
 * @param directory a CRC-32 of names, sizes and checksums of all its files
 */
public record Jar(String name, Content content, Set<String> names, Attributes manifest, long directory) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/(?:9|[1-9][0-9]{1,2})/(.+)");

    private static final String DESCRIPTIONS = "META-INF/maven/";
    private static final Pattern DESCRIPTION = Pattern.compile(DESCRIPTIONS + "[^/]+/[^/]+/pom\\.properties");

    private static final Pattern LAUNCHER = Pattern.compile(FrameworkNames.LAUNCHERS);
    private static final Pattern LIBRARY = Pattern.compile(FrameworkNames.LIBRARIES);

    /** Folders that hold the libraries of a Spring Boot jar or war. */
    private static final Set<String> BOOT_LIBRARIES = Set.of("BOOT-INF/lib", "WEB-INF/lib", "WEB-INF/lib-provided");

    /** More than any manifest has, and little enough to read, whatever it is. */
    private static final int LONGEST_MANIFEST = 1 << 20;

    /** @throws FcProblem where there is no such file, or it is not a jar that Java opens */
    public static Jar read(Path file) {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? " is a folder, not a jar" : " does not exist";
            throw FcProblem.local(
                    file + what,
                    "run mvn package, with the plugin that makes it above fc-maven-plugin in pom.xml: plugins of one"
                            + " phase run in that order; or name another jar with jarFile (-Dfc.jarFile=...)");
        }
        Content content = Content.of(file);
        Jar jar = read(file.getFileName().toString(), content);
        try {
            // Java's own reader is stricter than ours, and it is Java that opens the jar on the platform.
            new ZipFile(file.toFile()).close();
            return jar;
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(jar.name, content, e);
        }
    }

    /** @throws FcProblem where it cannot be read as a jar */
    public static Jar read(String name, Content content) {
        try {
            return open(name, content);
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(name, content, e);
        }
    }

    /** The jar that a file is; empty where Java does not open it as one. */
    public static Optional<Jar> find(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ZipFile strict = new ZipFile(file.toFile())) {
            return find(file.getFileName().toString(), Content.of(file));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The jar; empty where it cannot be read as one. */
    public static Optional<Jar> find(String name, Content content) {
        try {
            return Optional.of(open(name, content));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Jar open(String name, Content content) throws IOException {
        try (ZipView zip = ZipView.open(name, content)) {
            Set<String> names = new LinkedHashSet<>();
            for (ZipView.Item item : zip.items()) {
                names.add(item.name());
            }
            return new Jar(name, content, names, manifest(zip).orElse(new Attributes()), zip.directoryCrc());
        }
    }

    /**
     * The main attributes of a jar's manifest; of several manifests the last one counts, as in Java. Empty where it has
     * none.
     */
    static Optional<Attributes> manifest(ZipView zip) throws IOException {
        Optional<ZipView.Item> manifest = Optional.empty();
        for (ZipView.Item item : zip.items()) {
            if (item.name().equalsIgnoreCase(MANIFEST)) {
                manifest = Optional.of(item);
            }
        }
        return manifest.isPresent() ? Optional.of(attributes(zip, manifest.get())) : Optional.empty();
    }

    /** The same under another name. */
    Jar named(String other) {
        return new Jar(other, content, names, manifest, directory);
    }

    /** Its file, where it is one. */
    public Path file() {
        return content.file().orElseThrow();
    }

    /** The class that {@code java -jar} starts. */
    public Optional<String> mainClass() {
        return attribute("Main-Class");
    }

    /** The value of a main attribute of the manifest, empty where it is blank. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The relative URLs of its {@code Class-Path}. */
    public List<String> classPath() {
        return attribute("Class-Path").map(text -> List.of(text.split("\\s+"))).orElse(List.of());
    }

    /** What the elements of its {@code Class-Path} lead to, if its name is its path in the package. */
    public List<Neighbour> neighbours() {
        return classPath().stream().map(element -> Neighbour.of(name, element)).toList();
    }

    /** Whether other artifacts were merged into it for certain: each leaves its Maven description. */
    public boolean isShaded() {
        int descriptions = 0;
        for (String file : names) {
            if (file.startsWith(DESCRIPTIONS) && DESCRIPTION.matcher(file).matches()) {
                descriptions++;
            }
        }
        return descriptions > 1;
    }

    /**
     * Whether other artifacts may have been merged into it: it {@linkplain #isShaded is shaded}, or has packages that
     * have nothing in common with that of the started class; if that is in none, the packages of a library.
     */
    public boolean mayBeMerged() {
        String main = mainClass().orElse("").replace('.', '/');
        String root = main.contains("/") ? main.substring(0, main.indexOf('/') + 1) : "";
        return isShaded()
                || names.stream()
                        .anyMatch(name -> name.endsWith(".class")
                                && name.contains("/")
                                && !name.startsWith("META-INF/")
                                && (root.isEmpty() ? LIBRARY.matcher(name).lookingAt() : !name.startsWith(root)));
    }

    /**
     * Which of its class files may be the program's own: in a shaded jar only those in the packages of the started
     * classes, because nothing tells whose the others are; behind a framework's launcher all but those of known
     * libraries. Where one too many would be a wrong verdict, ask {@link JarClasses#surelyOwn}.
     */
    public Predicate<String> ownClasses() {
        return ownClasses(isShaded());
    }

    /** The same in a jar that {@linkplain #mayBeMerged may be merged}, for what needs certainty. */
    public Predicate<String> surelyOwnClasses() {
        boolean isInNoPackage =
                mainClass().filter(main -> main.indexOf('.') < 0).isPresent();
        return isInNoPackage && mayBeMerged() ? name -> name.indexOf('/') < 0 : ownClasses(mayBeMerged());
    }

    private Predicate<String> ownClasses(boolean isMerged) {
        List<String> packages = isMerged ? startedPackages() : List.of("");
        String main = mainClass().map(Jar::fileOf).orElse("");
        Predicate<String> ofApplication = isMerged && packages.isEmpty()
                ? name -> !LIBRARY.matcher(name).lookingAt()
                : name -> packages.stream().anyMatch(name::startsWith);
        return name -> name.equals(main) || ofApplication.test(name);
    }

    /** Whether a file of a Spring Boot jar is one of its libraries. */
    public static boolean isBootLibrary(String name) {
        int folder = name.lastIndexOf('/');
        return folder > 0
                && name.endsWith(".jar")
                && name.length() > folder + "/.jar".length()
                && BOOT_LIBRARIES.contains(name.substring(0, folder));
    }

    /** The packages of the started classes; none where they are the launchers of frameworks, which tell nothing. */
    private List<String> startedPackages() {
        return Stream.of("Main-Class", "Start-Class", "Main-Verticle")
                .map(this::attribute)
                .flatMap(Optional::stream)
                .map(name -> name.replace('.', '/'))
                .filter(name -> !LAUNCHER.matcher(name).lookingAt())
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                .toList();
    }

    /** Whether it has a file in that folder; the folder ends in {@code /}. */
    public boolean hasFolder(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder));
    }

    /** Whether some Java comes to a class file of it: at its root, or in a multi-release jar below a version. */
    public boolean has(String classFile) {
        return names.contains(classFile)
                || attribute("Multi-Release").filter("true"::equalsIgnoreCase).isPresent()
                        && names.stream()
                                .map(VERSION::matcher)
                                .anyMatch(version ->
                                        version.matches() && version.group(1).equals(classFile));
    }

    /** Whether it is a fat jar or war that Spring Boot's own loader starts. */
    public boolean isSpringBoot() {
        return attribute("Start-Class").isPresent()
                && mainClass().orElse("").startsWith("org.springframework.boot.loader.");
    }

    /** The file of a class. */
    public static String fileOf(String className) {
        return className.replace('.', '/') + ".class";
    }

    /**
     * The problem that a file is not a jar. It says what else the file is, which helps more than what is wrong with it
     * as a jar.
     *
     * @throws UncheckedIOException where it was not unpacked, so that nothing is known of it
     */
    public static FcProblem corrupt(String name, Content content, Exception why) {
        if (why instanceof TooPackedException unknown) {
            throw new UncheckedIOException(unknown);
        }
        Optional<FileFormat> format = format(content);
        return problem(
                name + " cannot be read as a jar: "
                        + format.map(other -> "it " + other.what()).orElse(why.getMessage()),
                "Error: Invalid or corrupt jarfile " + name,
                format.map(FileFormat::fix).orElse("build it again with mvn clean package")
                        + content.file().map(file -> "; it is " + file).orElse(""));
    }

    private static Optional<FileFormat> format(Content content) {
        try {
            return FileFormat.of(content.head(FileFormat.HEAD))
                    .filter(format ->
                            format != FileFormat.JAR && format != FileFormat.ZIP && format != FileFormat.EMPTY);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A problem with a jar; {@code log} is what Java prints when it starts it. */
    public static FcProblem problem(String what, String log, String fix) {
        return FcProblem.of(Requirement.FC_JAR, what, Requirement.FC_JAR.platform() + " Logs: " + log, fix);
    }

    private static Attributes attributes(ZipView zip, ZipView.Item manifest) throws IOException {
        if (manifest.size() > LONGEST_MANIFEST) {
            throw new ZipException("its manifest has " + manifest.size() + " bytes");
        }
        return new Manifest(new ByteArrayInputStream(zip.head(manifest, LONGEST_MANIFEST))).getMainAttributes();
    }
}
