package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec.Resources;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to change where a server had too little memory, or a heap that is too small a part of it: whole edits. */
public final class MoreMemory {

    /** Of a heap in the memory of its instance; the rest is for classes, threads and buffers. */
    public static final double SHARE = 0.7;

    /** In MB: of a quarter of it a framework makes a heap that most applications start in. */
    private static final int ENOUGH = 1024;

    private static final Pattern GIGABYTES = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\d{1,15})(?:[gG]|([tT]))");

    private static final String PERCENT = "-XX:MaxRAMPercentage=70.0";
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private MoreMemory() {}

    /**
     * What came of larger heaps.
     *
     * @param megabytes the least memory of which {@link #SHARE} was not seen to be too small a heap
     * @param starts whether the server was seen to start with it
     */
    public record Tried(int megabytes, boolean starts) {}

    /** So much memory, with the cpu that the platform asks for beside it. */
    public static String edit(Resources now, int megabytes) {
        Resources more = now.withMemory(megabytes);
        return "set memorySize of fc-maven-plugin to " + megabytes
                + (more.cpu() == now.cpu() ? "" : String.format(Locale.ROOT, " and cpu to %.2f", more.cpu()));
    }

    /** Twice the memory, where nothing is known of how much is needed. */
    static String twice(PackagedStart start) {
        Resources now = start.function().spec().resources();
        if (isBeyondAny(start)) {
            return share(start, 0);
        }
        String heap = JavaCommand.of(start.argv()).isPresent()
                ? ", or give Java less heap: -XX:MaxRAMPercentage in the start command"
                : "";
        return edit(now, enough(now)) + heap;
    }

    /**
     * A larger heap.
     *
     * @param tried what came of larger ones; empty where none was tried
     */
    static String heap(PackagedStart start, Optional<Tried> tried) {
        FunctionPackage function = start.function();
        Resources now = function.spec().resources();
        int megabytes = tried.map(Tried::megabytes).orElse(enough(now));
        String share = share(start, (int) (megabytes * SHARE));
        return (megabytes == now.memoryMegabytes() || isBeyondAny(start)
                        ? share
                        : edit(now, megabytes) + ", and " + share)
                + (tried.filter(Tried::starts).isPresent() ? "; with that it starts here" : "");
    }

    /** No instance has so much memory. */
    private static boolean isBeyondAny(PackagedStart start) {
        Matcher size = GIGABYTES.matcher(ownHeap(start).orElse(""));
        return size.lookingAt() && (size.group(2) != null || Long.parseLong(size.group(1)) > Limits.MOST_MEMORY / 1024);
    }

    private static int enough(Resources now) {
        return Math.max(ENOUGH, 2 * now.memoryMegabytes());
    }

    private static String share(PackagedStart start, int heap) {
        if (isNode(start)) {
            return "NODE_OPTIONS under environmentVariables to --max-old-space-size=" + heap;
        }
        return ownHeap(start)
                .map(own -> "replace " + own + " by " + PERCENT)
                .orElse(
                        start.argv().isEmpty()
                                ? "add " + PERCENT + " after java in the bootstrap"
                                : "add " + PERCENT + " " + ServerFixes.UNDER_JVM_ARGUMENTS);
    }

    private static boolean isNode(PackagedStart start) {
        return start.argv().stream()
                .findFirst()
                .flatMap(program -> Language.ofProgram(CodePath.nameOf(program)))
                .filter(Language.NODE::equals)
                .isPresent();
    }

    /** The option that sizes the heap now, and where it is: of the same ones the last wins, that of the command. */
    private static Optional<String> ownHeap(PackagedStart start) {
        return last(start, word -> word.startsWith("-Xmx") || word.startsWith("-XX:MaxHeapSize="))
                .or(() -> last(
                        start,
                        word -> word.startsWith("-XX:MaxRAMPercentage=") || word.startsWith("-XX:MaxRAMFraction=")));
    }

    private static Optional<String> last(PackagedStart start, Predicate<String> sizesHeap) {
        Stream<String> variables = VARIABLES.stream()
                .flatMap(name -> words(start.function().environment().getOrDefault(name, ""))
                        .filter(sizesHeap)
                        .map(word -> word + " in the variable " + name));
        Stream<String> command = JavaCommand.of(start.argv()).stream()
                .flatMap(java -> java.options().stream())
                .filter(sizesHeap)
                .map(word -> word + " " + ServerFixes.UNDER_JVM_ARGUMENTS);
        return Stream.concat(variables, command).reduce((first, second) -> second);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("\\s+"));
    }
}
