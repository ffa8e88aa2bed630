package io.github.fcmaven.platform;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which words are options of the launcher and of HotSpot. */
final class OptionWord {

    /** The options of the launcher and of HotSpot, of whatever version. */
    private static final Pattern OPTION = Pattern.compile("-D.*|-XX:.*|-X?(?:m[xsn]|ss).*|-cp|-classpath|-jar|-m|-p"
            + "|-client|-server|-d32|-d64|-zero|-jre-.*|-no-jre-.*|-verbose(?::.*)?|-showversion|-noverify"
            + "|-verifyremote|-verify|-noclassgc|-Xverify(?::.*)?|-(?:ea|da|esa|dsa)(?::.*)?"
            + "|-(?:enable|disable)(?:system)?assertions(?::.*)?|-agent(?:lib|path):.*|-javaagent:.*|-splash:.*"
            + "|-X(?:batch|comp|int|mixed|rs|internalversion|future|diag|debug|noagent|noclassgc|prof|incgc|concgc"
            + "|noconcgc|noincgc|usealtsigs|check:jni|check:.*|bootclasspath.*|log(?::.*)?|loggc:.*|run.*|share:.*"
            + "|showSettings.*|maxjitcodesize.*|reduceSignalUsage|eprof.*|sqnopause.*|verify.*|lockReporting"
            + "|boundthreads|oss.*|fuse|analyze|disable.*)"
            + "|--(?:class-path|module-path|upgrade-module-path|add-modules|add-exports|add-opens|add-reads"
            + "|limit-modules|patch-module|module|source|illegal-access|illegal-native-access|enable-native-access"
            + "|illegal-final-field-mutation|enable-final-field-mutation|sun-misc-unsafe-memory-access|finalization)"
            + "(?:=.*)?|--(?:enable-preview|show-version|show-module-resolution|disable-@files)");

    /** With these Java, or the launcher of Spring Boot, does something else and ends, whatever follows. */
    private static final Pattern PRINTS = Pattern.compile("-version(?::.*)?|-fullversion|-help|-h|-\\?|-X"
            + "|--(?:version|full-version|help|help-extra|list-modules|dry-run|validate-modules)"
            + "|(?:-d|--describe-module)(?:=.*)?|-Djarmode=.*");

    private static final Pattern DEBUGGER =
            Pattern.compile("(?:-agentlib:jdwp=|-Xrunjdwp:)(?!.*(?:suspend=n|onthrow=|onuncaught=|server=n)).*");

    private OptionWord() {}

    /** Whether nothing is started with it. */
    static boolean ends(String option) {
        return PRINTS.matcher(option).matches();
    }

    /** Why HotSpot starts nothing with that word. */
    static Optional<OptionFault> fault(String option) {
        if (ends(option)) {
            return Optional.of(new OptionFault(option, "with which nothing is started", "remove it"));
        }
        if (DEBUGGER.matcher(option).matches()) {
            return Optional.of(new OptionFault(option, "which waits for a debugger", "remove it, or add suspend=n"));
        }
        if (OPTION.matcher(option).matches() || JavaOption.isKnown(option)) {
            return Optional.empty();
        }
        return Optional.of(new OptionFault(option, "which no Java knows", instead(option)));
    }

    private static String instead(String option) {
        Optional<String> meant = Stream.of("-" + option, option.substring(1), option + ":...")
                .filter(OPTION.asMatchPredicate())
                .findFirst();
        return meant.map(word -> "write " + word)
                .orElse(
                        option.startsWith("--")
                                ? "write it behind the jar or class, if it is meant for the program"
                                : "remove it");
    }
}
