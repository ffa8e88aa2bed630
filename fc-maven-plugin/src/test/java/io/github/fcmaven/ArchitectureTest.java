package io.github.fcmaven;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;

/** Holds the packages to their arrows, and each library to the packages that it was taken for. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.fcmaven.";

    /** Of a name below the root: the package, which may have several parts, before the type. */
    private static final Pattern PACKAGE = Pattern.compile("([a-z.]+)\\.([A-Z]|package-info).*");

    /** Which packages of ours a package may use; {@code mojo} may use all. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            arrow("platform"),
            arrow("handbook", "platform", "input"),
            arrow("input"),
            arrow("files", "input"),
            arrow("yaml"),
            arrow("function", "platform", "input", "files"),
            arrow("executable", "platform", "input", "function"),
            arrow("http", "platform"),
            arrow("process", "platform", "input", "files"),
            // loaded into foreign JVMs
            arrow("clock"),
            arrow("zip", "platform", "input", "function", "files"),
            arrow("jar", "platform", "input", "function"),
            arrow("event", "platform", "input"),
            arrow("setting", "platform", "function", "event"),
            arrow("descriptor", "platform", "input", "function", "yaml", "setting"),
            arrow("server", "platform", "input", "function", "jar", "yaml"),
            arrow("language", "platform", "function", "server"),
            arrow("instance", "platform", "input", "files", "function", "executable", "http", "zip", "process"),
            arrow("payload", "platform", "input", "function", "executable", "jar", "server", "language"),
            arrow("startup", "platform", "function", "http", "process", "instance"),
            arrow("virtualtime", "platform", "http", "clock", "process"),
            arrow("image", "platform", "input", "function", "executable"),
            arrow(
                    "rule",
                    "platform",
                    "input",
                    "function",
                    "executable",
                    "jar",
                    "server",
                    "language",
                    "setting",
                    "image"),
            arrow("coldstart.layout", "platform", "input", "function", "files"),
            arrow("coldstart.jre", "platform", "input", "function", "executable", "process", "instance", "files"),
            arrow(
                    "coldstart.archive",
                    "platform",
                    "input",
                    "function",
                    "files",
                    "http",
                    "process",
                    "zip",
                    "instance",
                    "startup",
                    "coldstart.jre"),
            arrow("coldstart", "platform", "function", "coldstart.layout"),
            arrow("measure", "platform", "input", "function", "process", "instance", "startup"),
            arrow(
                    "diagnosis",
                    "platform",
                    "function",
                    "jar",
                    "process",
                    "language",
                    "server",
                    "image",
                    "instance",
                    "startup"),
            arrow(
                    "check",
                    "platform",
                    "function",
                    "setting",
                    "http",
                    "jar",
                    "process",
                    "clock",
                    "server",
                    "instance",
                    "startup",
                    "virtualtime",
                    "diagnosis"),
            arrow("report", "platform", "input", "handbook", "function", "process", "zip", "check", "measure"),
            arrow("deployment", "platform", "http", "process"),
            arrow("gateway", "platform", "input", "function", "http", "process", "instance", "startup"),
            arrow("invocation", "platform", "input", "function", "event", "gateway", "http", "setting"),
            arrow("explain", "platform", "function", "setting", "rule", "packaging"),
            arrow(
                    "packaging",
                    "platform",
                    "input",
                    "function",
                    "zip",
                    "descriptor",
                    "setting",
                    "server",
                    "instance",
                    "payload",
                    "rule",
                    "coldstart",
                    "coldstart.layout",
                    "coldstart.jre",
                    "coldstart.archive",
                    "measure"),
            arrow(
                    "mojo",
                    "platform",
                    "function",
                    "http",
                    "process",
                    "zip",
                    "jar",
                    "descriptor",
                    "setting",
                    "server",
                    "instance",
                    "payload",
                    "rule",
                    "coldstart",
                    "coldstart.jre",
                    "coldstart.archive",
                    "measure",
                    "check",
                    "event",
                    "invocation",
                    "report",
                    "packaging",
                    "handbook",
                    "deployment",
                    "gateway",
                    "explain"));

    /** Which packages of ours may use a library, by the beginning of its package names. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.codehaus.plexus.components.io.", Set.of("zip")),
            Map.entry("org.codehaus.plexus.util.DirectoryScanner", Set.of("zip")),
            Map.entry("org.codehaus.plexus.util.MatchPattern", Set.of("zip")),
            // Maven's own tree of a POM's configuration
            Map.entry("org.codehaus.plexus.util.xml.", Set.of("mojo")),
            Map.entry("org.codehaus.plexus.util.cli.", Set.of("mojo")),
            Map.entry("org.codehaus.plexus.configuration.", Set.of("mojo")),
            Map.entry("org.apache.commons.", Set.of("zip")),
            Map.entry("org.tukaani.", Set.of("zip")),
            Map.entry("org.yaml.", Set.of("yaml", "descriptor", "server")),
            Map.entry("org.apache.hc.", Set.of("http", "gateway")),
            Map.entry(
                    "com.google.gson.",
                    Set.of("report", "payload", "server", "language", "event", "invocation", "gateway")),
            Map.entry("org.objectweb.asm.", Set.of("clock", "jar")),
            Map.entry("org.apache.maven.", Set.of("mojo")),
            // what Maven resolves dependencies with
            Map.entry("org.eclipse.aether.", Set.of("mojo")),
            Map.entry("javax.inject.", Set.of("mojo")));

    /** The types of ours that signatures of goals may have: a list that should become shorter. */
    private static final Set<String> SIGNATURES = Set.of(
            "check.CheckReport",
            "check.CheckSettings",
            "check.OpenCheck",
            "coldstart.archive.Training",
            "function.Draft",
            "function.Draft$Remark",
            "function.Entry",
            "function.FunctionPackage",
            "function.FunctionSpec",
            "instance.Instance",
            "instance.LaunchOptions",
            "instance.LocalLaunch",
            "instance.RunningInstance",
            "jar.KnownLibraries",
            "measure.MeasuredStart",
            "packaging.ColdStartRequest",
            "packaging.OutputFiles",
            "packaging.PackagedFunction",
            "packaging.Packaging",
            "packaging.PackagingRequest",
            "packaging.PayloadRequest",
            "packaging.StartRequest",
            "payload.BuiltFiles",
            "payload.Libraries",
            "platform.CaPort",
            "platform.FcProblem",
            "platform.Finding",
            "process.PortLease",
            "process.Processors",
            "report.CheckRecord",
            "report.GitHubActions",
            "report.ReportFiles",
            "rule.FixLocation",
            "rule.SeverityOverrides",
            "rule.StaticReport",
            "server.ServerReader",
            "setting.Element",
            "zip.WrittenZip");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingPrintsToTheStandardStreams = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "process.Supervisor")
            .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** A stream of others may never end: {@code BoundedInput} reads to the end, and nothing else. */
    @ArchTest
    static final ArchRule nothingIsReadToItsEndWithoutALimit = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "input.BoundedInput")
            .should()
            .callMethodWhere(target(nameMatching("readAllBytes|transferTo"))
                    .and(target(owner(assignableTo(InputStream.class).or(assignableTo(Reader.class))))))
            .orShould()
            .callMethodWhere(target(nameMatching("readAllBytes|readString|readAllLines|lines"))
                    .and(target(owner(type(Files.class)))))
            .orShould()
            .callMethod(Files.class, "copy", InputStream.class, Path.class, CopyOption[].class);

    /** The wall clock may jump, and one that is wrong must not end a wait: those ask a {@code Deadline}. */
    @ArchTest
    static final ArchRule noWaitLooksAtTheWallClock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "clock")
            // ids of requests; the age of a file; a line of a history; when an event happens, and a timer next
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "instance.PlatformRequests")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "instance.InstanceFolder")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "zip.AtomicFile")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "measure.History")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "setting.TriggerEvent")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "invocation.EventSource")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "explain.TriggerLines")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "mojo.CloudFunction") // until when a log is read
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule namesSayWhatATypeIs =
            classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Processor)(\\$.*)?");

    /** Who reads a name must not have to ask which of two it is. */
    @ArchTest
    static void noTwoTypesShareASimpleName(JavaClasses all) {
        Map<String, String> seen = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (JavaClass type : all) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                String other = seen.put(type.getSimpleName(), type.getName());
                if (other != null) {
                    twice.add(other + " and " + type.getName());
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @ArchTest
    static void everyPackageUsesOnlyThoseBelowIt(JavaClasses all) {
        assertThat(wrongUses(all)).isEmpty();
    }

    /** An arrow that nobody uses is a door that was forgotten. */
    @ArchTest
    static void everyArrowOfTheTableIsUsed(JavaClasses all) {
        Set<String> unused = new TreeSet<>();
        ARROWS.forEach((from, packages) -> packages.forEach(to -> unused.add(from + " -> " + to)));
        for (JavaClass type : all) {
            for (String used : namesUsedBy(type)) {
                if (used.startsWith(ROOT)) {
                    unused.remove(packageOf(type.getName()) + " -> " + packageOf(used));
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    /**
     * A reader of one file must not have to read the others first; a sealed
     * type and those that it permits are one thing.
     */
    @ArchTest
    static void filesAreFreeOfCircles(JavaClasses all) {
        assertThat(FileCircles.of(all)).isEmpty();
    }

    /**
     * Maven loads the types in the signatures of all goals in each build that uses one of them. A lambda is a method,
     * too: what needs another type goes to a class beside the goal.
     */
    @ArchTest
    static void noSignatureOfAGoalLoadsWhatOthersDoNotNeed(JavaClasses all) {
        Set<String> others = new TreeSet<>();
        for (JavaClass type : all) {
            if (type.isAssignableTo(AbstractMojo.class)) {
                Class<?> goal = type.reflect();
                Stream.concat(
                                Stream.concat(
                                        Arrays.stream(goal.getDeclaredMethods())
                                                .flatMap(method -> Stream.concat(
                                                        Stream.of(method.getReturnType()),
                                                        Arrays.stream(method.getParameterTypes()))),
                                        Arrays.stream(goal.getDeclaredConstructors())
                                                .flatMap(made -> Arrays.stream(made.getParameterTypes()))),
                                Arrays.stream(goal.getDeclaredFields()).map(Field::getType))
                        .map(Class::getName)
                        .filter(name ->
                                name.startsWith(ROOT) && !packageOf(name).equals("mojo"))
                        .map(name -> name.substring(ROOT.length()))
                        .filter(name -> !SIGNATURES.contains(name))
                        .map(name -> name + " in " + type.getSimpleName())
                        .forEach(others::add);
            }
        }
        assertThat(others)
                .as("types in signatures of goals, also in their lambdas: use them in a class beside the goal")
                .isEmpty();
    }

    @ArchTest
    static void everyLibraryIsUsedOnlyWhereItWasTakenFor(JavaClasses all) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : all) {
            for (String used : namesUsedBy(type)) {
                LIBRARIES.forEach((library, packages) -> {
                    if (used.startsWith(library) && !packages.contains(packageOf(type.getName()))) {
                        wrong.add(type.getName() + " uses " + used);
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ArchTest
    static void everyForeignLibraryIsOneOfTheTable(JavaClasses all) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : all) {
            for (String used : namesUsedBy(type)) {
                boolean known = used.startsWith("java.")
                        || used.startsWith("javax.net.ssl.")
                        || used.startsWith("jdk.net.")
                        || used.startsWith("javax.xml.")
                        || used.startsWith("org.w3c.dom.")
                        || used.startsWith("org.xml.sax.")
                        || used.startsWith(ROOT)
                        || !used.contains(".")
                        || LIBRARIES.keySet().stream().anyMatch(used::startsWith);
                if (!known) {
                    wrong.add(type.getName() + " uses " + used);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map.Entry<String, Set<String>> arrow(String from, String... to) {
        return Map.entry(from, Set.of(to));
    }

    private static Set<String> wrongUses(JavaClasses all) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : all) {
            String from = packageOf(type.getName());
            assertThat(ARROWS).as("the package of " + type.getName()).containsKey(from);
            for (String used : namesUsedBy(type)) {
                if (used.startsWith(ROOT)) {
                    String to = packageOf(used);
                    if (!to.equals(from) && !ARROWS.get(from).contains(to)) {
                        wrong.add(type.getName() + " uses " + used);
                    }
                }
            }
        }
        return wrong;
    }

    private static List<String> namesUsedBy(JavaClass type) {
        return List.copyOf(type.getDirectDependenciesFromSelf().stream()
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getName())
                .collect(toCollection(TreeSet::new)));
    }

    private static String packageOf(String type) {
        String below = type.substring(ROOT.length());
        return PACKAGE.matcher(below).replaceFirst("$1");
    }
}
