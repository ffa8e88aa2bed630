package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HEAP;

import io.github.fcmaven.platform.Requirement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The heap against the memory of an instance. */
final class HeapRule implements Rule {

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,9})([kKmMgG]?)");

    /** Beside the heap a JVM needs room for classes, threads and buffers: a fifth of the memory at least. */
    private static final double MOST_HEAP = 0.8;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_HEAP);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        int memory = subject.function().spec().resources().memoryMegabytes();
        Stream<String> variables = Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                .map(name -> subject.function().environment().getOrDefault(name, ""))
                .flatMap(value -> Stream.of(value.split("\\s+")));
        Stream<String> options = subject.java().stream().flatMap(java -> java.options().stream());
        Optional<Matcher> heap = Stream.concat(variables, options)
                .map(HEAP::matcher)
                .filter(Matcher::matches)
                .reduce((first, second) -> second);
        if (heap.isEmpty()) {
            return;
        }
        String word = heap.get().group();
        if (megabytes(heap.get()) > memory * MOST_HEAP) {
            findings.violated(
                    FC_HEAP,
                    word + " leaves little of memorySize " + memory
                            + " MB for classes, threads and buffers: the platform ends an instance that needs more with"
                            + " exit code 137",
                    "set -XX:MaxRAMPercentage=70 instead, or raise "
                            + subject.origin().at("memorySize"));
        } else {
            findings.met(FC_HEAP, word + " of memorySize " + memory + " MB");
        }
    }

    private static double megabytes(Matcher heap) {
        double unit =
                switch (heap.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1024;
                    case "m" -> 1024 * 1024;
                    case "g" -> 1024.0 * 1024 * 1024;
                    default -> 1;
                };
        return Long.parseLong(heap.group(1)) * unit / (1024 * 1024);
    }
}
