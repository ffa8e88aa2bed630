package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;

import io.github.fcmaven.jar.ClassFiles;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What becomes of the class that a jar names: that Java can start it, and a launcher the class of the application. */
final class StartedClass {

    /** Those that start the class of the manifest. */
    private static final Pattern LAUNCHER =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(?:launch\\.)?(?:Jar|War)Launcher");

    /** It may be told another class, and more places. */
    private static final Pattern BY_PROPERTIES =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(?:launch\\.)?PropertiesLauncher");

    private static final String EDIT =
            "set mainClass of spring-boot-maven-plugin in pom.xml, or the property start-class where a pom has it, to ";

    /** Where the artifact was not built again, repackage leaves what it made of it before. */
    private static final String CLEAN = " (build it with mvn clean, for repackage leaves a jar that it has made)";

    /** Where the launchers of all versions look. */
    private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/", "");

    /** From here on Java also starts a main method that is not static, or takes nothing. */
    private static final int SIMPLE_MAIN = 25;

    /** The first that does with preview features. */
    private static final int SIMPLE_MAIN_PREVIEW = 21;

    private final RuleContext context;
    private final ClassPlaces places;
    private final Findings findings;

    /** @param places where Java looks for it */
    StartedClass(RuleContext context, ClassPlaces places, Findings findings) {
        this.context = context;
        this.places = places;
        this.findings = findings;
    }

    /** @param main that of a manifest */
    void judge(NamedClass main) throws IOException {
        Jar jar = main.jar().orElseThrow();
        if (LAUNCHER.matcher(main.name()).matches()) {
            application(jar, jar.attribute("Start-Class"));
        } else if (!BY_PROPERTIES.matcher(main.name()).matches()) {
            judgeMain(main);
        }
    }

    /** That the file in its place is its own, and that it has a main method. */
    void judgeMain(NamedClass main) {
        ClassFiles classes = new ClassFiles(places::bytes);
        Optional<String> other = classes.otherName(main.name());
        if (other.isPresent()) {
            violated(
                    main + ", and the file there is of the class " + other.get(),
                    "java.lang.NoClassDefFoundError: " + main.name().replace('.', '/') + " (wrong name: "
                            + other.get().replace('.', '/') + ")",
                    "write " + other.get() + " instead, and put its file to " + Jar.fileOf(other.get())
                            + " of the jar or folder");
        } else if (isStartedByClassicMain() && classes.hasNoMain(main.name())) {
            List<String> there = places.jar(jar -> jar.names().contains(Jar.fileOf(main.name())))
                    .map(jar -> new JarClasses(jar).mainClassesNear(main.name()))
                    .orElse(List.of());
            violated(
                    main + ", which has no main method",
                    "Error: Main method not found in class " + main.name(),
                    there.isEmpty()
                            ? "give it public static void main(String[] args)"
                            : "write " + String.join(" or ", there.subList(0, Math.min(5, there.size()))) + " "
                                    + main.place(context));
        }
    }

    private boolean isStartedByClassicMain() {
        return context.startingJava()
                .filter(java ->
                        java.feature() < SIMPLE_MAIN && (java.feature() < SIMPLE_MAIN_PREVIEW || !java.preview()))
                .isPresent();
    }

    private void application(Jar jar, Optional<String> application) throws IOException {
        if (application.isEmpty()) {
            violated(
                    jar.name() + " has no Start-Class in its manifest, which its launcher starts",
                    "java.lang.IllegalStateException: No 'Start-Class' manifest entry specified",
                    EDIT + meant(jar, "") + ", and let its goal repackage make the jar");
        } else if (!holds(jar, Jar.fileOf(application.get()))) {
            violated(
                    jar.name() + " names the Start-Class " + application.get() + ", which is not in the jar",
                    "java.lang.ClassNotFoundException: " + application.get(),
                    EDIT + meant(jar, application.get()));
        } else if (isStartedByClassicMain()
                && new ClassFiles(file -> ofApplication(jar, file)).hasNoMain(application.get())) {
            violated(
                    jar.name() + " names the Start-Class " + application.get() + ", which has no main method",
                    "java.lang.NoSuchMethodException: " + application.get() + ".main([Ljava.lang.String;)",
                    EDIT + meant(jar, application.get()));
        }
    }

    /** The only class there that Java can start, or the only one of that name in another package. */
    private static String meant(Jar jar, String named) {
        List<String> mains = FOLDERS.stream()
                .filter(jar::hasFolder)
                .findFirst()
                .map(new JarClasses(jar)::mainClassesIn)
                .orElse(List.of());
        List<String> moved = mains.stream()
                .filter(main -> simpleName(main).equalsIgnoreCase(simpleName(named)))
                .toList();
        List<String> meant = moved.isEmpty() ? mains : moved;
        return (meant.size() == 1 ? meant.get(0) : "the application's class") + CLEAN;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static Optional<byte[]> ofApplication(Jar jar, String classFile) {
        return FOLDERS.stream()
                .flatMap(folder -> new JarClasses(jar).bytes(folder + classFile).stream())
                .findFirst();
    }

    private static boolean holds(Jar jar, String classFile) throws IOException {
        if (FOLDERS.stream().anyMatch(folder -> jar.names().contains(folder + classFile))) {
            return true;
        }
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                if (item.name().endsWith(".jar") && isIn(zip, item, classFile)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A library that cannot be read may hold it. */
    private static boolean isIn(ZipView zip, ZipView.Item library, String classFile) {
        try (ZipView nested = zip.nested(library)) {
            return nested.items().stream().anyMatch(item -> item.name().equals(classFile));
        } catch (IOException e) {
            return true;
        }
    }

    private void violated(String what, String log, String fix) {
        findings.violated(FC_MAIN_CLASS, what, FC_MAIN_CLASS.platform() + " Logs: " + log, fix);
    }
}
