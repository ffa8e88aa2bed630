package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_RAW_JAR;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.JarEdits;
import io.github.fcmaven.jar.Neighbour;
import io.github.fcmaven.jar.ZipView;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The jars that the start names: that they are in the package, can be read, and have what their manifests name beside
 * them.
 */
final class JarRule implements Rule {

    private static final CodePath MANIFEST = CodePath.of("META-INF/MANIFEST.MF");

    /** Further jars that are missing say no more, and each is searched for. */
    private static final int ENOUGH = 1000;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_JAR, FC_RAW_JAR);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        if (context.java().isEmpty()) {
            return;
        }
        JavaCommand java = context.java().get();
        for (String agent : JavaCommand.agents(context.javaOptions())) {
            beside(context, agent, "Error opening zip file or JAR manifest missing : " + agent, findings);
        }
        argumentFiles(context, java, findings);
        searched(context, java, findings);
        if (java.jar().isPresent()) {
            started(context, java.jar().get(), findings);
        } else if (java.mainClass().isPresent() && !findings.isViolated(FC_JAR)) {
            named(context, java, findings);
        }
    }

    /** Files of arguments, which Java reads before it starts. */
    private static void argumentFiles(RuleContext context, JavaCommand java, Findings findings) {
        for (String word : java.options()) {
            if (word.startsWith("@") && !word.startsWith("@@")) {
                String file = word.substring(1);
                beside(context, file, "Error: could not open `" + file + "'", findings);
            }
        }
    }

    /** The jars in which Java looks for classes and modules. */
    private static void searched(RuleContext context, JavaCommand java, Findings findings) {
        List<String> classPath = java.classPath(context.started().environment());
        List<String> elements =
                Stream.concat(classPath.stream(), java.modulePath().stream()).toList();
        Optional<String> joined = elements.stream()
                .filter(element -> element.contains(";")
                        && (elements.size() == 1 || element.endsWith(".jar")) // Java passes over other folders
                        && !(NamedFile.of(context, element) instanceof NamedFile.Inside))
                .findFirst();
        if (joined.isPresent()) {
            findings.violated(
                    FC_JAR,
                    SpokenWord.of(context, joined.get()).speaker() + " has ; between the jars " + joined.get()
                            + ", as on Windows; on Linux it is :",
                    FC_JAR.platform() + " Logs: Error: Could not find or load main class",
                    "write " + joined.get().replaceAll("^;+|;+$", "").replace(';', ':') + " in "
                            + SpokenWord.of(context, joined.get()).place());
            return;
        }
        boolean whole = startsWithout(context, java, classPath);
        for (int i = 0; i < elements.size() && findings.of(FC_JAR).size() < ENOUGH; i++) {
            String element = elements.get(i);
            if (whole && i < classPath.size() && isAbsent(context, element)) {
                String fix = "take it out of the class path, or add the jar if a request needs its classes";
                findings.unproven(FC_JAR, absent(context, element) + "; Java passes over it", fix);
            } else if (element.endsWith(".jar")) {
                present(context, element, "Error: Could not find or load main class", findings);
            }
        }
    }

    /** Whether jars of the class path are not there, and the start needs nothing of them for certain. */
    private static boolean startsWithout(RuleContext context, JavaCommand java, List<String> classPath) {
        return java.mainClass().isPresent()
                && classPath.stream().anyMatch(element -> isAbsent(context, element))
                && ClassPlaces.of(context, java).holdStartOf(java.mainClass().get());
    }

    /** A jar that is not there, without a sign of another name. */
    private static boolean isAbsent(RuleContext context, String element) {
        return element.endsWith(".jar")
                && NamedFile.of(context, element) instanceof NamedFile.Missing missing
                && missing.isUnexplained();
    }

    /** A class of the class path, which has all that its start needs for certain. */
    private static void named(RuleContext context, JavaCommand java, Findings findings) {
        ClassPlaces places = ClassPlaces.of(context, java);
        String main = java.mainClass().orElseThrow().replace('/', '.');
        if (!places.isElsewhere() && !places.isUnfilled()) {
            places.missingAtStart(main)
                    .ifPresent(missing -> findings.violated(Jar.problem(
                            main + " uses " + missing + ", which is not in the class path of the start command"
                                    + places.unreadableWords(),
                            "java.lang.NoClassDefFoundError: " + missing.replace('.', '/'),
                            places.unreadable()
                                    .map(jar -> "replace " + jar + " by a whole jar")
                                    .orElseGet(() -> "add the jar that holds it with "
                                            + context.origin().files() + ", and name it in " + context.place()))));
        }
    }

    /** A file beside the program: the program's own jar is not what was meant. */
    private static void beside(RuleContext context, String named, String log, Findings findings) {
        boolean other = NamedFile.of(context, named) instanceof NamedFile.Missing missing
                && missing.instead()
                        .filter(instead -> !named.endsWith(instead.name()))
                        .isPresent();
        if (!other) {
            present(context, named, log, findings);
            return;
        }
        findings.violated(
                FC_JAR,
                absent(context, named),
                FC_JAR.platform() + " Logs: " + log,
                context.correctStart(SpokenWord.of(context, named).place()));
    }

    private static String absent(RuleContext context, String named) {
        return SpokenWord.of(context, named).speaker() + " names " + named + ", which is not in the package";
    }

    private static void started(RuleContext context, String named, Findings findings) throws IOException {
        FunctionPackage function = context.function();
        Optional<CodePath> path = context.inCode(named);
        if (path.isPresent()
                && function.entry(path.get()).isEmpty()
                && function.entry(MANIFEST).isPresent()) {
            findings.violated(
                    FC_RAW_JAR,
                    "the start command names " + named
                            + ", but the package is that jar itself: the platform unpacks it into /code",
                    FC_RAW_JAR.platform() + " Logs: Error: Unable to access jarfile " + named,
                    "zip the jar, so that it is in the zip at " + path.get()
                            + " (fc:package does), or start a class with -cp /code");
            return;
        }
        Optional<CodePath> there = present(context, named, "Error: Unable to access jarfile " + named, findings);
        if (there.isPresent()) {
            findings.met(FC_RAW_JAR, named + " is in the zip");
            whole(context, there.get(), findings);
        }
    }

    /** The file that is named, where it is in the package; Java passes over what it does not find on the class path. */
    private static Optional<CodePath> present(RuleContext context, String named, String log, Findings findings) {
        NamedFile file = NamedFile.of(context, named);
        if (file instanceof NamedFile.Missing missing) {
            missing(context, named, missing, log, findings);
        } else if (file instanceof NamedFile.Elsewhere) {
            findings.unproven(
                    FC_JAR,
                    SpokenWord.of(context, named).speaker() + " names " + named + ", which is outside /code",
                    "put it into the package, unless a layer, a mounted folder or the start script brings it");
        }
        return file instanceof NamedFile.Inside inside ? Optional.of(inside.path()) : Optional.empty();
    }

    private static void missing(
            RuleContext context, String named, NamedFile.Missing missing, String log, Findings findings) {
        String observed = absent(context, named);
        if (!missing.isOpen(context, named, FC_JAR, observed, findings)) {
            findings.violated(
                    FC_JAR,
                    observed + missing.why(),
                    FC_JAR.platform() + " Logs: " + log,
                    fix(context, named, missing));
        }
    }

    /** A folder with a start script of the user's own is packed as it stands, without the jar that the build makes. */
    private static String fix(RuleContext context, String named, NamedFile.Missing missing) {
        boolean notPacked = context.function().start().isBootstrap()
                && context.origin() == FixLocation.POM
                && named.endsWith(".jar")
                && missing.instead().isEmpty();
        return notPacked
                ? "let the jar of this build be packed with that script: <kind>java</kind> and <bootstrapFile> of"
                        + " fc-maven-plugin in pom.xml; or add the jar with "
                        + context.origin().files()
                : missing.fix(context, named);
    }

    private static void whole(RuleContext context, CodePath path, Findings findings) throws IOException {
        Entry entry = context.function().entry(path).orElseThrow();
        Jar jar = context.jar(path).orElseGet(() -> Jar.read(path.value(), entry.content()));
        compressedLibraries(jar, findings);
        if (jar.names().stream().anyMatch(name -> name.startsWith("META-INF/") && name.endsWith(".SF"))) {
            BrokenSignature.of(jar).ifPresent(findings::violated);
        }
        ClassPlaces places = ClassPlaces.of(context, List.of(jar.name()));
        Predicate<String> there = places::hold;
        JarClasses classes = new JarClasses(jar);
        List<Neighbour> absent = jar.neighbours().stream()
                .filter(neighbour -> neighbour.isJar()
                        && neighbour.file().flatMap(context.function()::entry).isEmpty())
                .toList();
        if (!absent.isEmpty()) {
            boolean needless = classes.missing(there).isEmpty();
            AbsentNeighbours.of(context, path).judge(absent, jar.mayBeMerged(), needless, findings);
        }
        if (findings.of(FC_JAR).isEmpty()) { // a class may be in a jar that is not there, which is the one cause then
            missingClass(context, jar, classes, there, findings);
        }
        if (findings.of(FC_JAR).isEmpty()) {
            findings.met(FC_JAR, path + " is a jar, and everything in its Class-Path is there");
        }
    }

    /** What the start needs for certain is violated; what is named in a branch may never be needed. */
    private static void missingClass(
            RuleContext context, Jar jar, JarClasses classes, Predicate<String> there, Findings findings) {
        Optional<String> certain = classes.missingAtStart(there);
        if (certain.isPresent()) {
            findings.violated(Jar.problem(
                    uses(jar, certain.get()),
                    "java.lang.NoClassDefFoundError: " + certain.get().replace('.', '/'),
                    shipping(context, jar, certain.get())));
            return;
        }
        Optional<String> later = classes.missingLater(there);
        if (later.isPresent()) {
            findings.unproven(
                    FC_JAR,
                    uses(jar, later.get()) + ": the program fails when it runs that code",
                    shipping(context, jar, later.get()));
        }
    }

    private static String shipping(RuleContext context, Jar jar, String missing) {
        return context.origin() == FixLocation.POM
                ? new JarEdits(jar).shipping(missing)
                : "add the jar that holds it, and name it in the Class-Path of " + jar.name();
    }

    private static String uses(Jar jar, String name) {
        return jar.mainClass().orElse("") + " uses " + name + ", which is neither in " + jar.name()
                + " nor in its Class-Path";
    }

    private static void compressedLibraries(Jar jar, Findings findings) throws IOException {
        if (!jar.isSpringBoot()) {
            return;
        }
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                if (item.deflated() && Jar.isBootLibrary(item.name())) {
                    findings.violated(Jar.problem(
                            jar.name() + " holds " + item.name() + " compressed",
                            "java.io.IOException: Unable to open nested jar file, nested jar files must be"
                                    + " stored without compression",
                            "let nothing write the jar again after the goal repackage of spring-boot-maven-plugin"));
                    return;
                }
            }
        }
    }
}
