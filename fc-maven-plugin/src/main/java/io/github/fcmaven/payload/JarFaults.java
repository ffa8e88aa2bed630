package io.github.fcmaven.payload;

import io.github.fcmaven.jar.ClassReferences;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.ZipView;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Why Java would not start a plain jar, each with what to change: first what says most. */
final class JarFaults {

    private static final String SPRING_BOOT = "org/springframework/boot/";
    private static final int MOST_CLASSES = 2000;
    private static final int LONGEST_CLASS = 1 << 18;

    private JarFaults() {}

    static void refuse(PlainJar jar) {
        refuseWrongFile(jar.file());
        Optional<String> main = jar.file().mainClass();
        if (needsSpringBoot(jar)) {
            throw beforeRepackage(jar.file());
        }
        if (main.isEmpty()) {
            throw Jar.problem(
                    jar.file().name() + " has no Main-Class in its manifest",
                    "no main manifest attribute, in " + jar.file().name(),
                    "let maven-jar-plugin write it in pom.xml: <archive><manifest><mainClass>com.example.Main</mainClass>"
                            + "</manifest></archive>; or name an executable jar with jarFile (-Dfc.jarFile=...)");
        }
        jar.classPath().refuseIncomplete(jar.file());
        if (!jar.holdsMainClass()) {
            throw Jar.problem(
                    jar.file().name() + " names the Main-Class " + main.get()
                            + ", which neither the jar nor its Class-Path holds",
                    "Error: Could not find or load main class " + main.get(),
                    "correct mainClass of the plugin that writes the manifest in pom.xml");
        }
    }

    /**
     * Whether it is a thin jar of a Spring Boot application, of which only repackage makes a program. Where a class is started, its own
     * constants tell; a library's optional support for Spring Boot does not.
     */
    static boolean needsSpringBoot(PlainJar jar) {
        boolean hasIt = jar.file().hasFolder(SPRING_BOOT)
                || jar.classPath().jars().stream()
                        .anyMatch(entry -> entry.path().name().startsWith("spring-boot"));
        return !hasIt && namesSpringBoot(jar.file());
    }

    private static void refuseWrongFile(Jar jar) {
        if (jar.name().endsWith(".original")) {
            throw Jar.problem(
                    jar.name() + " is the thin jar that spring-boot-maven-plugin keeps beside the executable one",
                    "java.lang.NoClassDefFoundError: org/springframework/boot/SpringApplication",
                    "name the jar without .original with jarFile (-Dfc.jarFile=...)");
        }
        boolean classes = jar.names().stream().anyMatch(name -> name.endsWith(".class"));
        if (!classes && jar.names().stream().anyMatch(name -> name.endsWith(".java"))) {
            throw notAProgram(jar, "holds Java sources and no classes");
        }
        if (!classes && (jar.names().contains("element-list") || jar.names().contains("package-list"))) {
            throw notAProgram(jar, "holds Javadoc and no classes");
        }
    }

    private static FcProblem notAProgram(Jar jar, String what) {
        return Jar.problem(
                jar.name() + " " + what,
                "no main manifest attribute, in " + jar.name(),
                "name the executable jar with jarFile (-Dfc.jarFile=...)");
    }

    private static FcProblem beforeRepackage(Jar jar) {
        boolean original = Files.exists(jar.file().resolveSibling(jar.name() + ".original"));
        return Jar.problem(
                jar.name() + " is the thin jar of a Spring Boot application: it has no BOOT-INF"
                        + (original ? ", and an older build left " + jar.name() + ".original beside it" : ""),
                "java.lang.NoClassDefFoundError: org/springframework/boot/SpringApplication",
                "move fc-maven-plugin below spring-boot-maven-plugin in pom.xml, for plugins of one phase run in that"
                        + " order, and see to it that its goal repackage runs (spring-boot-starter-parent binds it)");
    }

    /** The classes that the started class names, where the jar itself holds it. */
    static Set<String> referencesOf(Jar jar) {
        String main = jar.mainClass().map(Jar::fileOf).orElse("");
        try (ZipView zip = ZipView.open(jar.content())) {
            for (ZipView.Item item : zip.items()) {
                if (item.name().equals(main)) {
                    return ClassReferences.of(zip.head(item, LONGEST_CLASS));
                }
            }
            return Set.of();
        } catch (IOException e) {
            // A class that cannot be read tells nothing here; Java says what is wrong with it.
            return Set.of();
        }
    }

    private static boolean namesSpringBoot(Jar jar) {
        try (ZipView zip = ZipView.open(jar.content())) {
            Predicate<String> looked = jar.mainClass()
                    .map(main -> (Predicate<String>) Jar.fileOf(main)::equals)
                    .orElse(name -> name.endsWith(".class"));
            List<ZipView.Item> classes = zip.items().stream()
                    .filter(item -> looked.test(item.name()))
                    .limit(MOST_CLASSES)
                    .toList();
            for (ZipView.Item item : classes) {
                if (new String(zip.head(item, LONGEST_CLASS), StandardCharsets.ISO_8859_1).contains(SPRING_BOOT)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw Jar.corrupt(jar.name(), jar.content(), e);
        }
    }
}
