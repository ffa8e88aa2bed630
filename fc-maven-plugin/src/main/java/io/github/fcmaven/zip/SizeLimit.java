package io.github.fcmaven.zip;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Sizes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How large a zip may be.
 *
 * @param bytes the largest that is taken
 */
record SizeLimit(long bytes) {

    /** Of what the platform takes in any region. */
    static final SizeLimit PLATFORM = new SizeLimit(Limits.LARGEST_ZIP);

    /** Of what never leaves this machine. */
    static final SizeLimit NONE = new SizeLimit(Long.MAX_VALUE);

    private static final int WARNING_PERCENT = 80;
    private static final int LARGEST = 10;

    /**
     * Judges the size of a zip before it is written.
     *
     * @return warnings, from {@value #WARNING_PERCENT} per cent of the limit on
     * @throws FcProblem beyond the limit
     */
    List<String> check(long size, Collection<PackedEntry> entries) {
        if (size > bytes) {
            throw FcProblem.of(
                    Requirement.FC_SIZE,
                    "the zip would have " + Sizes.readable(size) + " (" + size + " bytes), more than "
                            + Sizes.readable(bytes) + "; its largest entries:" + largest(entries),
                    "exclude what the function does not need, or move it into a layer or a mounted NAS or OSS folder");
        }
        if (size * 100.0 >= bytes * (double) WARNING_PERCENT) {
            return List.of("the zip has " + Sizes.readable(size) + " of the " + Sizes.readable(bytes)
                    + " that the platform takes; its largest entries:" + largest(entries));
        }
        return List.of();
    }

    private static String largest(Collection<PackedEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingLong(PackedEntry::packedSize)
                        .reversed()
                        .thenComparing(packed -> packed.entry().path()))
                .limit(LARGEST)
                .map(packed -> "\n    " + Sizes.readable(packed.packedSize()) + "  "
                        + packed.entry().path())
                .collect(Collectors.joining());
    }
}
