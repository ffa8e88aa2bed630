package io.github.fcmaven.check;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.PythonModules;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Errors that come of what stands here for the platform's, and not of the function: the closed list. What none of these
 * explains convicts; what one of them explains shows nothing about the platform.
 */
enum StandInDifference {
    /** Java 16 closed its own packages to reflection. Source: JEP 396, JEP 403. */
    STRONG_ENCAPSULATION(16, "InaccessibleObjectException|module [\\w.]+ does not \"?(?:opens|exports?) "),
    /** Java 11 removed the modules of Java EE and CORBA. Source: JEP 320. */
    REMOVED_JAVA_EE(
            11,
            "(?:NoClassDefFoundError|ClassNotFoundException|TypeNotPresentException)\\W.*(?:javax[/.](?:xml[/."
                    + "](?:bind|ws|soap)|jws|annotation"
                    + "|activation|transaction|activity|rmi)|org[/.]omg)[/.]"),
    /** Java 9 hid or removed the JDK's inner packages. Source: JEP 260, the migration guides of JDK 9 and 11. */
    REMOVED_INTERNALS(
            9,
            "(?:NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError|"
                    + "NoSuchMethodException)\\W.*(?:sun[/.]|com[/.]sun[/.]"
                    + "|jdk[/.]internal[/.]|javafx[/.])"),
    /** Java 9's application loader is no URLClassLoader any more. Source: the release notes of JDK 9. */
    CLASS_LOADER(9, "ClassCastException.*(?:AppClassLoader|ClassLoaders).*URLClassLoader"),
    /** Java 15 removed the engine for JavaScript. Source: JEP 372. */
    NO_NASHORN(15, "(?:NoClassDefFoundError|ClassNotFoundException)\\W.*jdk[/.]nashorn[/.]"),
    /** Java 18 refuses a security manager that is set by the program. Source: JEP 411. */
    SECURITY_MANAGER(17, "UnsupportedOperationException.*[Ss]ecurity [Mm]anager"),
    /** Options that later Javas took away. Source: the tables of removed options in the manuals of JDK 9 to 17. */
    REMOVED_OPTION(
            9,
            "(?:Unrecognized VM option|Unrecognized option|Obsolete|Unsupported|Conflicting).*(?:PermSize|"
                    + "UseConcMarkSweepGC|CMS\\w+|UseParNewGC"
                    + "|PrintGC\\w*|Print(?:Tenuring|Heap|Class|Reference|AdaptiveSize|PromotionFailure|"
                    + "Safepoint)\\w*|UseGCLogFileRotation"
                    + "|NumberOfGCLogFiles|GCLogFileSize|AggressiveOpts|UseSplitVerifier|Xincgc|Xmaxjitcodesize|"
                    + "-d64|-d32|MaxRAMFraction"
                    + "|MinRAMFraction|UseCGroupMemoryLimitForHeap|UseFastAccessorMethods|BiasedLocking\\w*|"
                    + "UseBiasedLocking|TraceClass\\w+"
                    + "|UnlockCommercialFeatures|Xverify|Xloggc|Xbootclasspath/p|endorseddirs|java\\.ext\\.dirs)"),
    /** Libraries that read class files refuse those of a Java that they do not know: also the JDK's own. */
    NEWER_CLASS_FILES(9, "Unsupported class file (?:major )?version (\\d+)"),
    /**
     * An extension that is compiled into the platform's PHP, or loaded there, and is not here. Source: PHP's list of
     * extensions.
     */
    PHP_EXTENSION(0, ""),
    /**
     * What PHP 7 does, or warns of, and PHP 8 refuses. Source: PHP's files UPGRADING of 8.0 and 8.1.
     */
    NEWER_PHP(0, ""),
    /**
     * Modules that Python took away, or has from a later version on. Source: PEP 594, PEP 632, What's new in Python
     * 3.10 to 3.13.
     */
    PYTHON_LIBRARY(0, ""),
    /**
     * What later releases of Node.js refuse: old digests, since OpenSSL 3, and programs that reach into it. Source:
     * the change logs of Node.js 12 and 17.
     */
    NEWER_NODE(0, ""),
    /**
     * A program that the runtime's image has, or may have, and this machine has not. Source: the platform's table of
     * runtimes.
     */
    ABSENT_PROGRAM(0, ""),
    /**
     * This machine lets a user, a container or a process have less than the platform does, or shares it with others.
     * Source: the platform's table of limits.
     */
    FEWER_RESOURCES(0, ""),
    /**
     * A process that is not the server's holds a port that the program opens, whatever port the check gives it. Source:
     * an instance has no processes but its own.
     */
    HELD_PORT(0, "");

    /** Of files that a process of an instance may have open. */
    private static final long PLATFORM_FILES = 100_000;

    private static final int CLASS_FILES = 44;

    private final int sinceJava;
    private final Pattern error;

    StandInDifference(int sinceJava, String error) {
        this.sinceJava = sinceJava;
        this.error = Pattern.compile(error);
    }

    /** Which difference explains a failed start; empty where none does. */
    static Optional<Explanation> of(Differences differences, StartLog log, StartCause cause) {
        List<String> shown = shown(log.lines(), cause);
        Stream<Optional<Explanation>> all = Stream.concat(
                differences.javas().map(java -> newerJava(java, shown)),
                Stream.of(
                        newerPhp(differences, shown),
                        phpExtension(differences, cause),
                        pythonModule(differences, cause),
                        pythonName(differences, shown),
                        newerNode(differences, shown),
                        absentProgram(differences, cause),
                        fewerResources(differences.limits(), cause.failure()),
                        heldPort(log, cause.failure())));
        return all.flatMap(Optional::stream).findFirst();
    }

    /**
     * A difference that explains a failure.
     *
     * @param why in words that follow "because"
     * @param fix what makes the two comparable
     */
    record Explanation(StandInDifference difference, String why, String fix) {}

    /**
     * The lines that may say why: of a class or an option that is named, those that name it; none where the cause is
     * another one.
     */
    private static List<String> shown(List<String> lines, StartCause cause) {
        if (!cause.failure().dependsOnVersion()) {
            return List.of();
        }
        boolean named =
                cause.failure() == StartFailure.MISSING_CLASS || cause.failure() == StartFailure.UNKNOWN_JAVA_OPTION;
        return named
                ? lines.stream().filter(line -> line.contains(cause.name())).toList()
                : lines;
    }

    /** Each only where the function's own Java is the older one: on the same Java the platform says the same. */
    private static Optional<Explanation> newerJava(StandIn.Java java, List<String> lines) {
        return Stream.of(values())
                .filter(one -> one.sinceJava > java.platform() && one.sinceJava <= java.here())
                .filter(one -> lines.stream().anyMatch(line -> one.isIn(line, java)))
                .findFirst()
                .map(one -> new Explanation(
                        one,
                        "the function's Java is " + java.platform() + ", and this error comes from Java " + java.here()
                                + ", which is used instead here",
                        "check with a JDK " + java.platform() + ": jdkToolchain of fc-maven-plugin, or JAVA_HOME"));
    }

    private boolean isIn(String line, StandIn.Java java) {
        Matcher found = error.matcher(line);
        return found.find()
                && (this != NEWER_CLASS_FILES || Integer.parseInt(found.group(1)) == java.here() + CLASS_FILES);
    }

    private static Optional<Explanation> newerPhp(Differences differences, List<String> lines) {
        return differences
                .program(Language.PHP)
                .filter(php -> NewerInterpreter.refuses(php, lines))
                .map(php -> newer(NEWER_PHP, php));
    }

    private static Optional<Explanation> phpExtension(Differences differences, StartCause cause) {
        return differences
                .program(Language.PHP)
                .filter(php -> cause.failure() == StartFailure.MISSING_IN_PHP)
                .flatMap(php -> PhpExtension.of(cause.name())
                        .map(extension -> new Explanation(
                                PHP_EXTENSION,
                                "PHP's extension " + extension + " is not installed here, and " + php.platform()
                                        + " of the platform may have it",
                                "install the extension " + extension
                                        + " here, or name a PHP that has it with interpreter"
                                        + " (-Dfc.interpreter=...)")));
    }

    private static Optional<Explanation> pythonModule(Differences differences, StartCause cause) {
        return differences
                .program(Language.PYTHON)
                .filter(python -> cause.failure() == StartFailure.MISSING_PYTHON_MODULE)
                .filter(python -> isOwn(cause.name(), python.platform().version(), python.here())
                        || isNative(differences, cause.name(), python))
                .map(python -> new Explanation(
                        PYTHON_LIBRARY,
                        "the module " + cause.name() + " is "
                                + (isNative(differences, cause.name(), python) ? "made for Python " : "one of Python ")
                                + python.platform().version()
                                + (isNative(differences, cause.name(), python) ? "" : "'s own") + ", and not "
                                + (isNative(differences, cause.name(), python) ? "for " : "of ") + python.here()
                                + ", which is used instead here",
                        "name a Python of the runtime's version with interpreter (-Dfc.interpreter=...)"));
    }

    /** What a module had before, or has later. */
    private static Optional<Explanation> pythonName(Differences differences, List<String> lines) {
        return differences
                .program(Language.PYTHON)
                .filter(python -> NewerInterpreter.name(python, lines).isPresent())
                .map(python -> newer(PYTHON_LIBRARY, python));
    }

    /** A native module of the package is for one Python alone. */
    private static boolean isNative(Differences differences, String module, StandIn.Program python) {
        return differences.hasNative(module, python.platform().version())
                && Release.of(python.here())
                                .compareTo(Release.of(python.platform().version()))
                        != 0;
    }

    private static boolean isOwn(String module, String platform, String here) {
        return PythonModules.isRemoved(module, platform, here) || PythonModules.isNewer(module, platform, here);
    }

    private static Optional<Explanation> newerNode(Differences differences, List<String> lines) {
        return differences
                .program(Language.NODE)
                .filter(node -> NewerInterpreter.refuses(node, lines))
                .map(node -> newer(NEWER_NODE, node));
    }

    private static Explanation newer(StandInDifference difference, StandIn.Program program) {
        Language language = program.platform().language();
        String version = program.platform().version();
        return new Explanation(
                difference,
                "the function's " + language + " is " + version + ", and this error comes from " + language + " "
                        + program.here() + ", which is used instead here",
                "name a " + language + " " + Release.of(version) + " with interpreter (-Dfc.interpreter=...)");
    }

    private static Optional<Explanation> absentProgram(Differences differences, StartCause cause) {
        return Optional.of(cause)
                .filter(why -> why.failure() == StartFailure.PROGRAM_NOT_FOUND)
                .filter(why -> differences.mayHave(why.name()))
                .map(why -> new Explanation(
                        ABSENT_PROGRAM,
                        why.name() + " is not on this machine's PATH, and the runtime may have it",
                        why.fix()));
    }

    private static Optional<Explanation> fewerResources(ResourceLimits limits, StartFailure failure) {
        return switch (failure) {
            case NO_MORE_THREADS ->
                fewer(
                        limits.processes(),
                        "this machine lets the user or the container have %s processes and threads, which others share",
                        "raise the limit (ulimit -u, pids.max), or end others");
            case TOO_MANY_FILES ->
                limits.files().orElse(PLATFORM_FILES) >= PLATFORM_FILES
                        ? Optional.empty()
                        : fewer(
                                limits.files(),
                                "this machine lets a process have %s files open, and an instance may have 100,000",
                                "raise the limit (ulimit -n)");
            case OUT_OF_MEMORY ->
                fewer(
                        limits.memory(),
                        "this machine lets a process address %s bytes, and an instance has no such limit",
                        "lift the limit (ulimit -v unlimited)");
            case DISK_FULL ->
                Optional.of(new Explanation(
                        FEWER_RESOURCES,
                        "the instance was on this machine's disk, and that is full",
                        "make room on the disk that holds target and the temporary folder"));
            default -> Optional.empty();
        };
    }

    /** Its own processes hold a port on the platform too. */
    private static Optional<Explanation> heldPort(StartLog log, StartFailure failure) {
        return Optional.of(failure)
                .filter(why -> why == StartFailure.PORT_IN_USE && !log.held().isEmpty())
                .map(why -> new Explanation(
                        HELD_PORT,
                        String.join("; ", log.held()) + ", and an instance has no processes but its own",
                        "end that process, or let the program listen on FC_CUSTOM_LISTEN_PORT, the port that the check"
                                + " gives it"));
    }

    private static Optional<Explanation> fewer(OptionalLong limit, String why, String fix) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        FEWER_RESOURCES,
                        String.format(Locale.ROOT, why, String.format(Locale.ROOT, "%,d", limit.getAsLong())),
                        fix));
    }
}
