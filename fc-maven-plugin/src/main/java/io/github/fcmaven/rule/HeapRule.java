package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HEAP;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap against the memory of an instance. */
final class HeapRule implements Rule {

    private static final Pattern SIZE = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\d{1,15})([kKmMgGtT]?)");
    private static final Pattern FIRST = Pattern.compile("(?:-Xms|-XX:InitialHeapSize=)(\\d{1,15})([kKmMgGtT]?)");
    private static final Pattern PART = Pattern.compile("-XX:MaxRAMPercentage=(\\d{1,2}(?:\\.\\d{1,9})?|100)");
    private static final Pattern FRACTION = Pattern.compile("-XX:MaxRAMFraction=([1-9]\\d{0,4})");

    /** Beside the heap a JVM needs room for classes, threads and buffers: a fifth of the memory at least. */
    private static final double MOST_HEAP = 0.8;

    /** An option, and how many megabytes of heap it allows. */
    private record Heap(String option, double megabytes) {}

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_HEAP);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_JAVA_VERSION);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        int memory = context.function().spec().resources().memoryMegabytes();
        Optional<Heap> heap = heap(context.javaOptions(), memory);
        if (heap.isEmpty() || StartingJava.isRefused(heap.get().option(), findings)) {
            return;
        }
        if (heap.get().megabytes() > memory * MOST_HEAP) {
            findings.violated(
                    FC_HEAP,
                    heap.get().option() + " leaves little of memorySize " + memory
                            + " MB for classes, threads and buffers: the platform ends an instance that needs more with"
                            + " exit code 137",
                    "set -XX:MaxRAMPercentage=70.0 instead"
                            + (heap.get().megabytes() > Limits.MOST_MEMORY * MOST_HEAP
                                    ? ""
                                    : ", or raise " + context.origin().at("memorySize")));
        } else {
            findings.met(FC_HEAP, heap.get().option() + " of memorySize " + memory + " MB");
        }
    }

    /** Of the greatest heap, a size overrides a part of the memory, and no heap is less than it begins with. */
    private static Optional<Heap> heap(List<String> options, int memory) {
        Optional<Heap> most = Optional.empty();
        for (Pattern form : List.of(FRACTION, PART, SIZE)) {
            Optional<Heap> said = last(options, form, memory);
            most = said.isPresent() ? said : most;
        }
        double least = most.isPresent() ? most.get().megabytes() : memory * MOST_HEAP;
        Optional<Heap> first = last(options, FIRST, memory);
        return first.isPresent() && first.get().megabytes() > least ? first : most;
    }

    private static Optional<Heap> last(List<String> options, Pattern form, int memory) {
        Optional<Heap> last = Optional.empty();
        for (String option : options) {
            Matcher found = form.matcher(option);
            if (found.matches()) {
                last = Optional.of(new Heap(option, megabytes(found, memory)));
            }
        }
        return last;
    }

    private static double megabytes(Matcher found, int memory) {
        if (found.pattern() == PART) {
            return memory * Double.parseDouble(found.group(1)) / 100;
        }
        return found.pattern() == FRACTION ? (double) memory / Integer.parseInt(found.group(1)) : megabytes(found);
    }

    private static double megabytes(Matcher size) {
        double unit =
                switch (size.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1024;
                    case "m" -> 1024 * 1024;
                    case "g" -> 1024.0 * 1024 * 1024;
                    case "t" -> 1024.0 * 1024 * 1024 * 1024;
                    default -> 1;
                };
        return Long.parseLong(size.group(1)) * unit / (1024 * 1024);
    }
}
