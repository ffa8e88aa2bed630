package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Errors of the Java here that the function's own, which is an older one, does not know. */
enum NewerJava {
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
    NO_NASHORN(
            15,
            "(?:NoClassDefFoundError|ClassNotFoundException)\\W.*jdk[/.]nashorn[/.]"
                    + "|the return value of \"javax\\.script\\.ScriptEngineManager\\.getEngineBy\\w+"
                    + "\\(String\\)\" is null"),
    /**
     * Before Java 11 no annotation of a class could be read where one named a missing class. Spring 4 relies on it: on
     * a later Java it takes configurations whose condition is not met. Source: JDK-7183985.
     */
    UNREAD_CONDITION(11, "Could not obtain annotation attribute value for public abstract java\\.lang\\.Class\\b"),
    /** Java 12 hides fields of its reflection from reflection. Source: the release notes of JDK 12. */
    FILTERED_FIELDS(12, "NoSuchFieldException: (?:modifiers|root|sys_paths|usr_paths)"),
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
    NEWER_CLASS_FILES(9, "Unsupported class file (?:major )?version (\\d+)");

    private static final int CLASS_FILES = 44;

    private final int since;
    private final Pattern error;

    NewerJava(int since, String error) {
        this.since = since;
        this.error = Pattern.compile(error);
    }

    /** Whether it says that of what the function's own takes: on the same Java the platform says the same. */
    static boolean refuses(StandIn.Java java, List<String> lines) {
        return Stream.of(values())
                .filter(one -> one.since > java.platform() && one.since <= java.here())
                .anyMatch(one -> lines.stream().anyMatch(line -> one.isIn(line, java)));
    }

    /** The lines that may tell why it is missing: those that name it, or that tell it of any. */
    static List<String> about(String missing, List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(missing)
                        || UNREAD_CONDITION.error.matcher(line).find())
                .toList();
    }

    private boolean isIn(String line, StandIn.Java java) {
        Matcher found = error.matcher(line);
        return found.find()
                && (this != NEWER_CLASS_FILES || Integer.parseInt(found.group(1)) == java.here() + CLASS_FILES);
    }
}
