package io.github.fcmaven.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Options that not every Java knows: one that it does not know, or knows no more, keeps it from starting. Only what is
 * certain is here; of any other option nobody says anything. Sources: the manuals of the commands of JDK 8 to 25, JEP
 * 158, 214, 261, 271, 363, and the answers of JDK 17 and 25.
 *
 * @param upTo the newest Java that does not know it yet
 * @param from the oldest Java that does not know it any more
 * @param experimentalUpTo the newest Java for which it is an experiment, which has to be unlocked
 * @param words its forms: a word, or a beginning that ends in {@code =}, {@code :} or {@code @}; options of the JVM
 *     stand without {@code -XX:}, {@code +}, {@code -} and their value
 */
public record JavaOption(int upTo, int from, int experimentalUpTo, Set<String> words) {

    private static final int NEVER = 1000;
    private static final int ALWAYS = 999;

    private static final String JVM = "-XX:";
    private static final String UNLOCK = "-XX:+UnlockExperimentalVMOptions";
    private static final String IGNORE = "-XX:+IgnoreUnrecognizedVMOptions";

    private static final List<JavaOption> ALL = List.of(
            since(
                    9,
                    "@ -p -m --module --module-path --upgrade-module-path --class-path --add-modules --add-exports"
                            + " --add-opens --add-reads --limit-modules --patch-module --illegal-access --list-modules"
                            + " --describe-module --dry-run --show-module-resolution --validate-modules --show-version"
                            + " --version --help -Xlog -Xlog: CompactStrings SegmentedCodeCache"
                            + " EnableDynamicAgentLoading"
                            + " CreateCoredumpOnCrash"),
            since(10, "AllocateHeapAt"),
            new JavaOption(10, NEVER, 14, words("UseZGC")),
            new JavaOption(10, NEVER, ALWAYS, words("UseEpsilonGC")),
            new JavaOption(10, NEVER, 0, words("--enable-preview --source")),
            since(12, "G1PeriodicGCInterval"),
            since(13, "ArchiveClassesAtExit SoftMaxHeapSize"),
            since(14, "ShowCodeDetailsInExceptionMessages"),
            since(16, "--enable-native-access"),
            since(18, "--finalization"),
            since(19, "AutoCreateSharedArchive"),
            since(21, "ZGenerational"),
            since(23, "--sun-misc-unsafe-memory-access"),
            since(24, "--illegal-native-access AOTCache AOTMode AOTConfiguration"),
            new JavaOption(23, NEVER, 24, words("UseCompactObjectHeaders")),
            since(25, "AOTCacheOutput"),
            until(
                    9,
                    "-Xincgc -Xbootclasspath/p: -Xbootclasspath: -Djava.ext.dirs= -Djava.endorsed.dirs="
                            + " PrintGCDateStamps PrintGCTimeStamps PrintTenuringDistribution PrintHeapAtGC"
                            + " PrintGCApplicationStoppedTime PrintGCApplicationConcurrentTime PrintGCCause"
                            + " PrintAdaptiveSizePolicy PrintReferenceGC PrintPromotionFailure UseGCLogFileRotation"
                            + " NumberOfGCLogFiles GCLogFileSize CMSIncrementalMode UseCMSCompactAtFullCollection"
                            + " PrintStringDeduplicationStatistics"),
            until(10, "-d64 -d32 UseParNewGC"),
            new JavaOption(0, 11, 10, words("UseCGroupMemoryLimitForHeap")),
            until(15, "UseConcMarkSweepGC"),
            until(
                    17,
                    "MaxPermSize PermSize CMSInitiatingOccupancyFraction UseCMSInitiatingOccupancyOnly"
                            + " CMSParallelRemarkEnabled CMSClassUnloadingEnabled CMSScavengeBeforeRemark"
                            + " AggressiveOpts"
                            + " UseParallelOldGC UseAppCDS UseSplitVerifier UseFastAccessorMethods UseFastEmptyMethods"
                            + " UseCompressedStrings UseStringCache UnlockCommercialFeatures TraceClassLoading"
                            + " TraceClassUnloading PrintSafepointStatistics PrintSafepointStatisticsCount"
                            + " ExplicitGCInvokesConcurrentAndUnloadsClasses UseLargePagesInMetaspace"),
            until(25, "UseBiasedLocking BiasedLockingStartupDelay MaxRAMFraction MinRAMFraction InitialRAMFraction"));

    /**
     * Why a Java does not start.
     *
     * @param option the word that it refuses
     * @param why in words that follow the word
     * @param better the oldest Java that knows it; empty where no newer one does, or this one does
     * @param first the option that must stand before it; empty where none helps
     */
    public record Refused(String option, String why, OptionalInt better, Optional<String> first) {}

    /**
     * The first option that a Java refuses.
     *
     * @param java its feature number
     * @param options in the order in which it reads them, with their values
     */
    public static Optional<Refused> first(int java, List<String> options) {
        if (options.contains(IGNORE)) {
            return Optional.empty();
        }
        int unlocked = options.indexOf(UNLOCK);
        for (int i = 0; i < options.size(); i++) {
            boolean locked = unlocked < 0 || unlocked > i;
            Optional<Refused> refused = refused(java, options.get(i), locked);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    /** The whole table. */
    static List<JavaOption> all() {
        return ALL;
    }

    /** Whether that Java has no such option, locked or not. */
    public static boolean isUnknownTo(int java, String option) {
        return of(option).filter(known -> !known.isKnownTo(java)).isPresent();
    }

    private static Optional<Refused> refused(int java, String option, boolean locked) {
        Optional<JavaOption> meant = of(option);
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        JavaOption known = meant.get();
        if (!known.isKnownTo(java)) {
            boolean newer = java <= known.upTo;
            return Optional.of(new Refused(
                    option,
                    "which Java " + java + (newer ? " does not know yet" : " does not know any more"),
                    newer ? OptionalInt.of(known.upTo + 1) : OptionalInt.empty(),
                    Optional.empty()));
        }
        return locked && java <= known.experimentalUpTo
                ? Optional.of(new Refused(
                        option,
                        "which is an experiment in Java " + java + ", and not unlocked",
                        OptionalInt.empty(),
                        Optional.of(UNLOCK)))
                : Optional.empty();
    }

    private static Optional<JavaOption> of(String option) {
        return ALL.stream().filter(known -> known.isMeant(option)).findFirst();
    }

    private boolean isKnownTo(int java) {
        return java > upTo && java < from;
    }

    private boolean isMeant(String option) {
        if (option.startsWith(JVM)) {
            String name =
                    option.substring(JVM.length()).replaceFirst("^[+-]", "").replaceFirst("=.*", "");
            return words.contains(name);
        }
        return option.startsWith("@") && words.contains("@")
                || words.contains(option.replaceFirst("(?<=[=:]).*", ""))
                || option.startsWith("--") && words.contains(option.replaceFirst("=.*", ""));
    }

    private static JavaOption since(int java, String words) {
        return new JavaOption(java - 1, NEVER, 0, words(words));
    }

    private static JavaOption until(int java, String words) {
        return new JavaOption(0, java, 0, words(words));
    }

    private static Set<String> words(String words) {
        return Stream.of(words.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
