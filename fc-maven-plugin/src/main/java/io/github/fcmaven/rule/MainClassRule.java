package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LAUNCHER;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarEdits;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The class that Java starts: that somebody names it, and that the package holds it. What a module path or the files of
 * a launcher say beside it, the launch shows.
 */
final class MainClassRule implements Rule {

    private static final String OLD_LAUNCHERS = "org.springframework.boot.loader.";
    private static final String NEW_LAUNCHERS = "org.springframework.boot.loader.launch.";

    /** Those of a Java itself, which has some that it starts. */
    private static final Pattern JAVAS = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun)\\..*");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_MAIN_CLASS, FC_LAUNCHER);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_JAR, FC_JAVA_VERSION);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<JavaCommand> java = context.java();
        if (findings.isViolated(FC_JAR)) {
            return; // the same cause, which that says better
        }
        if (context.jar().isPresent()) {
            ofJar(context, context.jar().get(), findings);
        } else if (java.isPresent()
                && java.get().mainClass().isPresent()
                && !findings.isViolated(FC_JAVA_VERSION)) { // a value that is no option's is taken for the class
            ofClassPath(context, java.get(), findings);
        }
    }

    private static void ofJar(RuleContext context, Jar jar, Findings findings) throws IOException {
        Optional<String> main = jar.mainClass();
        if (main.isEmpty()) {
            Optional<CodePath> meant = behind(context);
            findings.violated(
                    FC_MAIN_CLASS,
                    jar.name() + " has no Main-Class in its manifest"
                            + meant.map(other -> ", and java takes the first of " + jar.name() + " and " + other)
                                    .orElse(""),
                    FC_MAIN_CLASS.platform() + " Logs: no main manifest attribute, in " + jar.name(),
                    meant.map(other -> "write " + other + " alone behind -jar in " + context.place())
                            .orElseGet(new JarEdits(jar)::executable));
            return;
        }
        ClassPlaces places = ClassPlaces.of(context, List.of(jar.name()));
        NamedClass named = NamedClass.byManifest(jar, main.get().replace('/', '.'));
        if (judge(context, named, places, findings)) {
            new StartedClass(context, places, findings).judge(named);
        }
    }

    /** The jar that could be started, and is the argument of another one: a pattern of a shell means both. */
    private static Optional<CodePath> behind(RuleContext context) {
        return context.java().stream()
                .flatMap(java -> java.arguments().stream())
                .takeWhile(word -> word.endsWith(".jar"))
                .flatMap(word -> context.inCode(word).stream())
                .filter(path -> context.jar(path).flatMap(Jar::mainClass).isPresent())
                .findFirst();
    }

    private static void ofClassPath(RuleContext context, JavaCommand java, Findings findings) {
        String main = java.mainClass().get().replace('/', '.');
        ClassPlaces places = ClassPlaces.of(context, java);
        if (!places.isElsewhere() && !JAVAS.matcher(main).matches() && !main.endsWith(".java")) {
            NamedClass named = NamedClass.byCommand(main);
            if (judge(context, named, places, findings) && !main.startsWith(OLD_LAUNCHERS)) {
                new StartedClass(context, places, findings).judgeMain(named);
            }
        }
    }

    /** Whether a class is there for the Java that starts it. */
    private static boolean judge(RuleContext context, NamedClass named, ClassPlaces places, Findings findings) {
        String name = named.name();
        String file = Jar.fileOf(name);
        if (places.first(file).isPresent()) {
            findings.met(FC_MAIN_CLASS, named + ", which is in the package");
            return true;
        }
        String log = "Error: Could not find or load main class " + name;
        String renamed = NEW_LAUNCHERS + name.substring(name.lastIndexOf('.') + 1);
        boolean launcher = name.startsWith(OLD_LAUNCHERS) && !name.startsWith(NEW_LAUNCHERS);
        if (launcher && places.hold(Jar.fileOf(renamed))) {
            findings.violated(
                    FC_LAUNCHER,
                    named + ", which Spring Boot calls " + renamed + " since 3.2",
                    FC_LAUNCHER.platform() + " Logs: " + log,
                    "write " + renamed + " in " + SpokenWord.of(context, name).place());
        } else if (!places.hold(file)) { // what versions of a jar alone have, Java finds or names
            String fix = fatJar(places, named)
                    .map(path -> "write -jar " + path + " in place of -cp and the class, in "
                            + SpokenWord.of(context, name).place())
                    .or(() -> places.unreadable().map(path -> "replace " + path + " by a whole jar"))
                    .orElseGet(() -> named.correction(context));
            violated(findings, named + ", which is not in the package" + places.unreadableWords(), log, fix);
        }
        return false;
    }

    /** The jar of Spring Boot that has the class where only its launcher finds it. */
    private static Optional<String> fatJar(ClassPlaces places, NamedClass named) {
        List<String> found = new ArrayList<>();
        String file = "BOOT-INF/classes/" + Jar.fileOf(named.name());
        places.forEach(
                (path, jar) -> jar.filter(one -> one.names().contains(file)).ifPresent(any -> found.add(path)),
                folder -> {});
        return found.stream().filter(any -> named.jar().isEmpty()).findFirst();
    }

    private static void violated(Findings findings, String what, String log, String fix) {
        findings.violated(FC_MAIN_CLASS, what, FC_MAIN_CLASS.platform() + " Logs: " + log, fix);
    }
}
