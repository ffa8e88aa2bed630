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
    static final Pattern LAUNCHER =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(?:launch\\.)?(?:Jar|War)Launcher");

    /** It may be told another class, and more places. */
    private static final Pattern BY_PROPERTIES =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(?:launch\\.)?PropertiesLauncher");

    private static final Pattern VERTX = Pattern.compile("io\\.vertx\\.(?:core|launcher\\.application)\\.\\w+");

    /** A name in a package, as classes have it. */
    private static final Pattern CLASS = Pattern.compile("(?:[a-z_]\\w*\\.)+[A-Z]\\w*");

    /** Where the launchers of all versions look. */
    static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/", "");

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
            application(jar, jar.attribute("Start-Class"), Optional.empty());
        } else if (BY_PROPERTIES.matcher(main.name()).matches()) {
            PropertiesLaunch launch = new PropertiesLaunch(context, jar);
            if (!launch.mayBeElsewhere()) {
                application(jar, launch.application(), launch.namedBy());
            }
        } else {
            judgeMain(main);
            verticle(main.name(), jar);
        }
    }

    /** The class that Vert.x starts; by another name with a prefix or an ending, its own factories find it. */
    private void verticle(String main, Jar jar) {
        jar.attribute("Main-Verticle")
                .filter(name ->
                        VERTX.matcher(main).matches() && CLASS.matcher(name).matches())
                .filter(name -> !places.hold(Jar.fileOf(name), 0))
                .ifPresent(name -> violated(
                        jar.name() + " names the Main-Verticle " + name + ", which is not in the package",
                        "java.lang.ClassNotFoundException: " + name,
                        "correct Main-Verticle of the plugin that writes the manifest of that jar, in its pom.xml"));
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

    /** @param by what names it in place of the manifest, and where */
    private void application(Jar jar, Optional<String> application, Optional<String> by) throws IOException {
        if (application.isEmpty()) {
            violated(
                    jar.name() + " has no Start-Class in its manifest, which its launcher starts",
                    "java.lang.IllegalStateException: No 'Start-Class' manifest entry specified",
                    edit(by) + ", and let its goal repackage make the jar");
        } else if (!holds(jar, Jar.fileOf(application.get()))) {
            violated(
                    names(jar, by) + application.get() + ", which is not in " + (by.isEmpty() ? "the jar" : jar.name()),
                    "java.lang.ClassNotFoundException: " + application.get(),
                    edit(by));
        } else if (isStartedByClassicMain()
                && new ClassFiles(file -> ofApplication(jar, file)).hasNoMain(application.get())) {
            violated(
                    names(jar, by) + application.get() + ", which has no main method",
                    "java.lang.NoSuchMethodException: " + application.get() + ".main([Ljava.lang.String;)",
                    edit(by));
        }
    }

    private static String names(Jar jar, Optional<String> by) {
        return by.isEmpty()
                ? jar.name() + " names the Start-Class "
                : by.get().replaceFirst(" (?:in|under) .*", "") + " names the class ";
    }

    private static String edit(Optional<String> by) {
        return by.isEmpty()
                ? "set mainClass of spring-boot-maven-plugin in pom.xml to the application's class"
                : "correct " + by.get();
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
