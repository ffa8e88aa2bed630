package io.github.fcmaven.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Options that no Java takes as they are written: a size that is none, a sign that is missing, a word of the program's
 * before the program. Java then ends, or prints something and ends. Sources: the manuals of the commands of JDK 8 to
 * 25, and the answers of JDK 17 and 25.
 */
public final class OptionForm {

    private static final int MOST_PERCENT = 100;
    private static final int ONLY_WITH_POINT = 8;
    private static final double LEAST_HEAP = 1 << 20;
    private static final double LEAST_STACK = 136 << 10;

    private static final Pattern SIZE = Pattern.compile("-(?:X?m[xsn]|X?ss)(.*)");
    private static final Pattern NUMBER = Pattern.compile("(0[xX][0-9a-fA-F]{1,15}|\\d{1,18})([kKmMgGtT]?)");
    private static final Pattern FLAG = Pattern.compile("-XX:([+-]?)(\\w*)(=.*)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(\\.\\d{1,9})?");

    /** Flags whose value is a size or another number. */
    private static final Set<String> NUMBERS = words("MaxHeapSize InitialHeapSize NewSize MaxNewSize MaxMetaspaceSize"
            + " MetaspaceSize CompressedClassSpaceSize ReservedCodeCacheSize InitialCodeCacheSize MaxDirectMemorySize"
            + " ThreadStackSize G1HeapRegionSize MaxRAM MaxGCPauseMillis ActiveProcessorCount ParallelGCThreads"
            + " ConcGCThreads TieredStopAtLevel CICompilerCount MaxTenuringThreshold NewRatio SurvivorRatio"
            + " InitiatingHeapOccupancyPercent");

    private static final Set<String> PARTS = words("MaxRAMPercentage MinRAMPercentage InitialRAMPercentage");

    private static final Set<String> COLLECTORS =
            words("UseSerialGC UseParallelGC UseG1GC UseZGC UseShenandoahGC UseEpsilonGC");

    /** What people switch on or off most: one of these in other letters is a slip. */
    private static final Set<String> SWITCHES = words("ExitOnOutOfMemoryError CrashOnOutOfMemoryError"
            + " HeapDumpOnOutOfMemoryError UseContainerSupport UseStringDeduplication UseCompressedOops"
            + " UseCompressedClassPointers AlwaysPreTouch DisableExplicitGC UnlockExperimentalVMOptions"
            + " UnlockDiagnosticVMOptions TieredCompilation");

    private static final List<String> KNOWN = Stream.of(NUMBERS, PARTS, COLLECTORS, SWITCHES)
            .flatMap(Set::stream)
            .sorted()
            .toList();

    private static final Set<String> REMOVED_MODULES =
            words("java.xml.bind java.xml.ws java.xml.ws.annotation java.activation java.corba java.transaction"
                    + " java.se.ee");

    private static final int WITHOUT_THEM = 11;

    private final int java;
    private final List<String> options;

    private OptionForm(int java, List<String> options) {
        this.java = java;
        this.options = options;
    }

    /**
     * The first fault.
     *
     * @param java the feature number of the Java that reads them
     * @param hotspot whether it is HotSpot for certain, so that what HotSpot does not know is no option
     * @param options in the order in which it reads them; one with a {@code $} in it tells nothing
     */
    public static Optional<OptionFault> first(int java, boolean hotspot, List<String> options) {
        OptionForm form = new OptionForm(java, options);
        return options.stream()
                .filter(option -> option.startsWith("-") && !option.contains("$"))
                .flatMap(option -> Stream.<Function<String, Optional<OptionFault>>>of(
                                form::size,
                                form::flag,
                                form::module,
                                word -> hotspot ? OptionWord.fault(word) : Optional.empty())
                        .flatMap(judge -> judge.apply(option).stream()))
                .findFirst();
    }

    /** What a variable holds that only a command line may; {@code tool} is JAVA_TOOL_OPTIONS, which the JVM reads. */
    public static Optional<OptionFault> inVariable(String variable, boolean tool, List<String> words) {
        Pattern launchers = Pattern.compile(
                tool
                        ? "@.*|-cp|-classpath|--class-path.*|-jar|-m|--module|-p|-server|-client|-showversion"
                                + "|--(?:add-opens|add-exports|add-reads|add-modules|module-path|limit-modules)"
                        : "-jar|-m|--module(?:=.*)?");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean value = i > 0
                    && words.get(i - 1).matches("--?[a-z][a-z-]*")
                    && !words.get(i - 1).equals("-jar");
            boolean isClass = !value && !word.startsWith("-") && !word.startsWith("@");
            if (isClass || launchers.matcher(word).matches() || OptionWord.ends(word)) {
                return Optional.of(new OptionFault(
                        word,
                        "which the variable " + variable + " may not have",
                        word.startsWith("--add-")
                                ? "write " + word + "=... in one word"
                                : "move it to the start command"));
            }
        }
        return Optional.empty();
    }

    private Optional<OptionFault> size(String option) {
        Matcher size = SIZE.matcher(option);
        if (!size.matches()) {
            return Optional.empty();
        }
        String name = option.substring(0, option.length() - size.group(1).length());
        Optional<Double> bytes = bytes(size.group(1));
        String example = name + (name.endsWith("ss") ? "1m" : "300m");
        if (bytes.isEmpty()) {
            return Optional.of(
                    new OptionFault(option, "whose value is no size", "write a size in the same word: " + example));
        }
        double least = name.endsWith("ss") ? LEAST_STACK : name.endsWith("mx") ? LEAST_HEAP : 0;
        if (bytes.get() > 0 && bytes.get() < least) {
            return Optional.of(new OptionFault(
                    option,
                    "which is " + Math.round(bytes.get()) + " bytes, and too little for any Java",
                    "write its unit too: " + example));
        }
        Optional<Double> most = last("-Xmx").or(() -> last("-mx"));
        boolean more =
                name.endsWith("ms") && most.filter(heap -> heap < bytes.get()).isPresent();
        return more
                ? Optional.of(new OptionFault(option, "which is more than -Xmx", "write a size of at most -Xmx"))
                : Optional.empty();
    }

    private Optional<Double> last(String name) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .reduce((before, now) -> now)
                .flatMap(option -> bytes(option.substring(name.length())));
    }

    private static Optional<Double> bytes(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        int unit = "kmgt".indexOf(number.group(2).toLowerCase(Locale.ROOT))
                + (number.group(2).isEmpty() ? 0 : 1);
        return Optional.of(Long.decode(number.group(1).replaceFirst("^0+(?=\\d)", "")) * Math.pow(1024, unit));
    }

    private Optional<OptionFault> flag(String option) {
        Matcher flag = FLAG.matcher(option);
        if (!flag.matches()) {
            return Optional.empty();
        }
        String sign = flag.group(1);
        String name = flag.group(2);
        Optional<String> value = Optional.ofNullable(flag.group(3)).map(text -> text.substring(1));
        if (!sign.isEmpty() && value.isPresent()) {
            String edit = "write -XX:" + name + "=" + value.get();
            return Optional.of(new OptionFault(option, "which has both a sign and a value", edit));
        }
        if (sign.isEmpty() && (value.isEmpty() || value.get().matches("true|false"))) {
            boolean isNumber = NUMBERS.contains(name) || PARTS.contains(name);
            return Optional.of(
                    isNumber
                            ? new OptionFault(
                                    option,
                                    "which has no number",
                                    "write its value in the same word: " + option + "=70.0")
                            : new OptionFault(
                                    option,
                                    "which has no sign",
                                    "write -XX:" + (value.equals(Optional.of("false")) ? "-" : "+") + name));
        }
        return value(option, name, value.orElse(""))
                .or(() -> conflict(option, name))
                .or(() -> slip(option, name));
    }

    private Optional<OptionFault> value(String option, String name, String value) {
        if (PARTS.contains(name)) {
            Matcher part = PERCENT.matcher(value);
            if (!part.matches() || Double.parseDouble(value) > MOST_PERCENT) {
                return Optional.of(new OptionFault(
                        option,
                        "whose value is no number from 0 to 100",
                        "write a number such as -XX:" + name + "=70.0"));
            }
            return java == ONLY_WITH_POINT && part.group(2) == null
                    ? Optional.of(new OptionFault(
                            option,
                            "which Java 8 takes with a decimal point only",
                            "write -XX:" + name + "=" + value + ".0"))
                    : Optional.empty();
        }
        boolean wrong =
                NUMBERS.contains(name) && bytes(value.replaceFirst("^-", "")).isEmpty();
        return wrong
                ? Optional.of(
                        new OptionFault(option, "whose value is no number", "write a number, and k, m or g behind it"))
                : Optional.empty();
    }

    /** The last word on each collector counts; two cannot be on. */
    private Optional<OptionFault> conflict(String option, String name) {
        String on = "-XX:+";
        boolean wanted = option.startsWith(on) && COLLECTORS.contains(name) && isOn(name);
        return wanted
                ? COLLECTORS.stream()
                        .filter(other -> !other.equals(name) && isOn(other))
                        .filter(other -> options.indexOf(on + other) < options.indexOf(option))
                        .findFirst()
                        .map(other -> new OptionFault(
                                option,
                                "beside " + on + other + ", and there is one collector",
                                "write one of the two"))
                : Optional.empty();
    }

    private boolean isOn(String collector) {
        return options.lastIndexOf("-XX:+" + collector) > options.lastIndexOf("-XX:-" + collector);
    }

    private static Optional<OptionFault> slip(String option, String name) {
        String nearest = Spelling.nearest(name, KNOWN);
        boolean isSlip = !name.equals(nearest)
                && (name.equalsIgnoreCase(nearest) || nearest.length() > 12 && Spelling.isSlip(name, nearest));
        return isSlip
                ? Optional.of(new OptionFault(option, "which no Java knows", "write " + option.replace(name, nearest)))
                : Optional.empty();
    }

    private Optional<OptionFault> module(String option) {
        Matcher named = Pattern.compile("--(add-opens|add-exports|add-reads|add-modules)=(.*)")
                .matcher(option);
        int next = options.indexOf(option) + 1;
        boolean separate = option.matches("--add-(?:opens|exports|reads|modules)") && next < options.size();
        if (!named.matches() && !separate) {
            return Optional.empty();
        }
        String value = separate ? options.get(next) : named.group(2);
        if (!option.startsWith("--add-modules")) {
            return value.matches("[^=]+=.+")
                    ? Optional.empty()
                    : Optional.of(new OptionFault(
                            option + (separate ? " " + value : ""),
                            "which does not say to which module",
                            "write =ALL-UNNAMED behind it"));
        }
        return Stream.of(value.split(","))
                .filter(module -> java >= WITHOUT_THEM && REMOVED_MODULES.contains(module))
                .findFirst()
                .map(module -> new OptionFault(
                        option + (separate ? " " + value : ""),
                        "and Java " + java + " has no module " + module,
                        "remove it, and add the library as a dependency"));
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
