package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_LAUNCHER;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The class that Java starts: that somebody names it, and that the package holds it. */
final class MainClassRule implements Rule {

    private static final String OLD_LAUNCHERS = "org.springframework.boot.loader.";
    private static final String NEW_LAUNCHERS = "org.springframework.boot.loader.launch.";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_MAIN_CLASS, FC_LAUNCHER);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_JAR);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) throws IOException {
        Optional<JavaCommand> java = subject.java();
        if (findings.isViolated(FC_JAR)) {
            return; // the same cause, which that says better
        }
        if (subject.jar().isPresent()) {
            ofJar(subject, subject.jar().get(), findings);
        } else if (java.isPresent() && java.get().mainClass().isPresent()) {
            ofClassPath(subject, java.get(), findings);
        }
    }

    private static void ofJar(RuleContext subject, Jar jar, Findings findings) throws IOException {
        Optional<String> main = jar.mainClass();
        if (main.isEmpty()) {
            findings.violated(
                    FC_MAIN_CLASS,
                    jar.name() + " has no Main-Class in its manifest",
                    FC_MAIN_CLASS.platform() + " Logs: no main manifest attribute, in " + jar.name(),
                    new JarClasses(jar).executable());
            return;
        }
        Set<String> places = new LinkedHashSet<>(List.of(jar.name()));
        jar.neighbours().forEach(neighbour -> {
            neighbour
                    .file()
                    .filter(path -> subject.function().entry(path).isPresent())
                    .map(CodePath::value)
                    .ifPresent(places::add);
            neighbour.folder().map(folder -> "./" + folder).ifPresent(places::add);
        });
        judge(subject, main.get(), places, jar.name() + " names the Main-Class ", findings);
        if (!findings.isViolated(FC_MAIN_CLASS) && !findings.isViolated(FC_LAUNCHER)) {
            new StartedClass(subject, jar, findings).judge(main.get().replace('/', '.'));
        }
    }

    private static void ofClassPath(RuleContext subject, JavaCommand java, Findings findings) {
        List<String> classPath = java.classPath(subject.function().environment());
        boolean elsewhere = classPath.stream()
                .anyMatch(element -> element.startsWith("/") && !(element + "/").startsWith(CodePath.ROOT + "/"));
        if (!elsewhere) {
            judge(subject, java.mainClass().get(), classPath, "the start command names the class ", findings);
        }
    }

    private static void judge(
            RuleContext subject, String main, Collection<String> named, String who, Findings findings) {
        Set<String> places = new LinkedHashSet<>(named);
        String name = main.replace('/', '.');
        if (holds(subject, Jar.fileOf(name), places)) {
            findings.met(FC_MAIN_CLASS, who + name + ", which is in the package");
            return;
        }
        String log = " Logs: Error: Could not find or load main class " + name;
        String renamed = NEW_LAUNCHERS + name.substring(name.lastIndexOf('.') + 1);
        boolean launcher = name.startsWith(OLD_LAUNCHERS) && !name.startsWith(NEW_LAUNCHERS);
        if (launcher && holds(subject, Jar.fileOf(renamed), places)) {
            findings.violated(
                    FC_LAUNCHER,
                    who + name + ", which Spring Boot calls " + renamed + " since 3.2",
                    FC_LAUNCHER.platform() + log,
                    "write " + renamed + " in " + subject.origin().at("command and args"));
        } else {
            findings.violated(
                    FC_MAIN_CLASS,
                    who + name + ", which is not in the package",
                    FC_MAIN_CLASS.platform() + log,
                    who.contains("Main-Class")
                            ? "correct mainClass of the plugin that writes the manifest of that jar, in its pom.xml"
                            : "correct its name in " + subject.origin().at("command and args")
                                    + ", or add the jar that holds it with "
                                    + subject.origin().files());
        }
    }

    private static boolean holds(RuleContext subject, String classFile, Set<String> places) {
        return places.stream().anyMatch(place -> {
            String element = place.endsWith("/") || place.equals(CodePath.ROOT) ? place + "/" : place;
            if (element.endsWith("*")) {
                String folder = element.substring(0, element.length() - 1);
                return subject.function().entries().values().stream()
                        .filter(entry -> entry.path().value().endsWith(".jar")
                                && folderOf(entry.path()).equals(below(folder)))
                        .anyMatch(entry -> jarHolds(subject, entry, classFile));
            }
            Optional<CodePath> asFolder = subject.inCode(below(element) + classFile);
            return asFolder.flatMap(subject.function()::entry).isPresent()
                    || subject.inCode(place)
                            .flatMap(subject.function()::entry)
                            .filter(entry -> jarHolds(subject, entry, classFile))
                            .isPresent();
        });
    }

    /** A folder as the package's paths have it, with a slash at its end where it is not the root. */
    private static String below(String folder) {
        String path = (folder + "/").replaceAll("/+", "/").replaceFirst("^/code/", "");
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }

    private static String folderOf(CodePath path) {
        return path.parent().map(parent -> parent + "/").orElse("");
    }

    private static boolean jarHolds(RuleContext subject, Entry entry, String classFile) {
        return subject.jar(entry.path())
                .filter(jar -> jar.names().contains(classFile) || jar.hasVersionOf(classFile))
                .isPresent();
    }
}
