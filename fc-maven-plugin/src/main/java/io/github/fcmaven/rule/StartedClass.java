package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What becomes of the class that a jar names: that Java can start it, and a launcher the class of the application. */
final class StartedClass {

    /** Those that start the class of the manifest; {@code PropertiesLauncher} may find it in many places. */
    private static final Pattern LAUNCHER =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(?:launch\\.)?(?:Jar|War)Launcher");

    /** Where the launchers of all versions look. */
    private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/", "");

    /** From here on Java also starts a main method that is not static, or takes nothing. */
    private static final int SIMPLE_MAIN = 25;

    /** The first that does with preview features. */
    private static final int SIMPLE_MAIN_PREVIEW = 21;

    private final RuleContext subject;
    private final Jar jar;
    private final Findings findings;

    StartedClass(RuleContext subject, Jar jar, Findings findings) {
        this.subject = subject;
        this.jar = jar;
        this.findings = findings;
    }

    void judge(NamedClass main) throws IOException {
        if (LAUNCHER.matcher(main.name()).matches()) {
            application();
        } else {
            judgeMain(main);
        }
    }

    /** That it has a main method. */
    void judgeMain(NamedClass main) {
        if (isStartedByClassicMain() && new JarClasses(jar).hasNoMain(main.name())) {
            List<String> there = new JarClasses(jar).mainClasses();
            violated(
                    main + ", which has no main method",
                    "Error: Main method not found in class " + main.name(),
                    there.isEmpty()
                            ? "give it public static void main(String[] args)"
                            : "write " + String.join(" or ", there.subList(0, Math.min(5, there.size()))) + " "
                                    + main.place(subject));
        }
    }

    private boolean isStartedByClassicMain() {
        return subject.startingJava()
                .filter(java ->
                        java.feature() < SIMPLE_MAIN && (java.feature() < SIMPLE_MAIN_PREVIEW || !java.preview()))
                .isPresent();
    }

    private void application() throws IOException {
        String edit = "set mainClass of spring-boot-maven-plugin in pom.xml to the application's class";
        Optional<String> application = jar.attribute("Start-Class");
        if (application.isEmpty()) {
            violated(
                    jar.name() + " has no Start-Class in its manifest, which its launcher starts",
                    "java.lang.IllegalStateException: No 'Start-Class' manifest entry specified",
                    edit + ", and let its goal repackage make the jar");
        } else if (!holds(Jar.fileOf(application.get()))) {
            violated(
                    jar.name() + " names the Start-Class " + application.get() + ", which is not in the jar",
                    "java.lang.ClassNotFoundException: " + application.get(),
                    edit);
        }
    }

    private boolean holds(String classFile) throws IOException {
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
