package io.github.fcmaven.payload;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.JarEdits;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Why Java would not start a plain jar, each with what to change: first what says most. */
final class JarFaults {

    private static final String SPRING_BOOT = "org/springframework/boot/";
    private static final int MOST_NAMED = 3;
    private static final String REPACKAGED = "put spring-boot-maven-plugin above fc-maven-plugin in pom.xml, or add it"
            + " there: plugins of one phase run in that order; without spring-boot-starter-parent, which binds its goal"
            + " repackage, give it an execution with <goal>repackage</goal>, and no <skip>";

    private JarFaults() {}

    /** That it is the wrong file, or that a plugin has not made of it what it should. */
    static Optional<FcProblem> ofOtherPlugins(Jar jar, ClassPath classPath) {
        return wrongFile(jar)
                .or(() -> needsSpringBoot(jar, classPath) ? Optional.of(beforeRepackage(jar)) : Optional.empty());
    }

    /** The first of them, which says most; empty where Java starts it. */
    static List<Finding> of(Jar jar, ClassPath classPath) {
        Optional<String> main = jar.mainClass();
        Optional<FcProblem> fault = ofOtherPlugins(jar, classPath);
        if (fault.isEmpty()) {
            fault = main.isEmpty() ? Optional.of(noMainClass(jar)) : classPath.incomplete(jar);
        }
        if (fault.isEmpty() && !classPath.holdsMainClass(jar)) {
            fault = Optional.of(absentMainClass(jar, main.orElseThrow()));
        }
        if (fault.isEmpty()) {
            fault = classPath.missingAtStart(jar).map(missing -> missingClass(jar, main.orElseThrow(), missing));
        }
        return fault.map(Finding.Violated::of).stream().map(Finding.class::cast).toList();
    }

    /** That no class is named which Java starts. */
    private static FcProblem noMainClass(Jar jar) {
        return mainClass(
                jar.name() + " has no Main-Class in its manifest",
                "no main manifest attribute, in " + jar.name(),
                new JarEdits(jar).executable() + "; or name an executable jar with jarFile (-Dfc.jarFile=...); in a"
                        + " module that is only a library, set the property fc.skip to true");
    }

    /** That the class which Java starts is nowhere. */
    static FcProblem absentMainClass(Jar jar, String main) {
        return mainClass(
                jar.name() + " names the Main-Class " + main + ", which is neither in the jar nor in its Class-Path",
                "Error: Could not find or load main class " + main,
                "correct mainClass of the plugin that writes the manifest in pom.xml" + instead(jar, main));
    }

    /** The classes that Java can start, of the packages of the one that is not there. */
    private static String instead(Jar jar, String main) {
        List<String> there = new JarClasses(jar).mainClassesNear(main);
        return there.isEmpty() || there.size() > MOST_NAMED ? "" : ": " + String.join(" or ", there);
    }

    /** That the class which the user names is nowhere. */
    static FcProblem absentNamedClass(Jar jar, String main) {
        List<String> there = new JarClasses(jar).mainClasses();
        return mainClass(
                "mainClass names " + main + ", which is neither in " + jar.name()
                        + " nor in a dependency of the project",
                "Error: Could not find or load main class " + main,
                there.isEmpty()
                        ? "set mainClass of fc-maven-plugin in pom.xml to a class with a main method, with its package"
                        : "set mainClass of fc-maven-plugin in pom.xml to " + String.join(" or ", there));
    }

    /** That the class which Java starts names one that is nowhere. */
    private static FcProblem missingClass(Jar jar, String main, String missing) {
        return Jar.problem(
                main + " uses " + missing + ", which is neither in " + jar.name() + " nor in its Class-Path",
                "java.lang.NoClassDefFoundError: " + missing.replace('.', '/'),
                new JarEdits(jar).shipping(missing));
    }

    private static FcProblem mainClass(String what, String log, String fix) {
        return FcProblem.of(
                Requirement.FC_MAIN_CLASS, what, Requirement.FC_MAIN_CLASS.platform() + " Logs: " + log, fix);
    }

    /**
     * Whether it is a thin jar of a Spring Boot application, of which only repackage makes a program. Where a class is
     * started, its own constants tell; a library's optional support for Spring Boot does not.
     */
    private static boolean needsSpringBoot(Jar jar, ClassPath classPath) {
        boolean hasIt = jar.hasFolder(SPRING_BOOT)
                || classPath.jars().stream()
                        .anyMatch(entry -> entry.path().name().startsWith("spring-boot"));
        return !hasIt && new JarClasses(jar).namesSpringBoot();
    }

    private static Optional<FcProblem> wrongFile(Jar jar) {
        if (jar.name().endsWith(".original")) {
            return Optional.of(Jar.problem(
                    jar.name() + " is the thin jar that spring-boot-maven-plugin keeps beside the executable one",
                    "java.lang.NoClassDefFoundError: org/springframework/boot/SpringApplication",
                    "name the jar without .original with jarFile (-Dfc.jarFile=...)"));
        }
        if (jar.names().stream().anyMatch(name -> name.endsWith(".class"))) {
            return Optional.empty();
        }
        if (jar.names().stream().anyMatch(name -> name.endsWith(".java"))) {
            return Optional.of(notAProgram(jar, "holds Java sources and no classes"));
        }
        return jar.names().contains("element-list") || jar.names().contains("package-list")
                ? Optional.of(notAProgram(jar, "holds Javadoc and no classes"))
                : Optional.empty();
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
                new JarEdits(jar).beside().orElse(REPACKAGED));
    }
}
