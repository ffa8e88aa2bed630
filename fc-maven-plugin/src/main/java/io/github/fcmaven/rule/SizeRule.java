package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_SIZE;
import static io.github.fcmaven.platform.Requirement.FC_UNPACKED;
import static io.github.fcmaven.platform.Requirement.FC_UPLOAD;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Region;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Sizes;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The size of the zip against what the region and the upload take, and of what it unpacks to. */
final class SizeRule implements Rule {

    private static final int LARGEST = 10;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_SIZE, FC_UPLOAD, FC_UNPACKED);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        OptionalLong zipSize = context.packed().zipSize();
        if (zipSize.isPresent()) {
            zip(context, zipSize.getAsLong(), findings);
        }
        Collection<Entry> entries = context.function().entries().values();
        long unpacked = sizeBelow("", entries);
        if (unpacked > Limits.UNPACKED) {
            findings.violated(
                    FC_UNPACKED,
                    "the package unpacks to " + Sizes.readable(unpacked) + ownJava(entries)
                            + ", and the platform's pages contradict each other above " + Sizes.limit(Limits.UNPACKED)
                            + "; its largest entries:"
                            + largest(entries),
                    "leave out what the function does not need, or set "
                            + context.origin().at("diskSize") + " to 10240");
        } else {
            findings.met(FC_UNPACKED, "the package unpacks to " + Sizes.readable(unpacked) + ownJava(entries));
        }
    }

    private static void zip(RuleContext context, long size, Findings findings) {
        Region region = new Region(context.function().spec().region());
        Collection<Entry> entries = context.function().entries().values();
        if (region.isVariable() && size > region.largestZip() && size <= Limits.LARGEST_ZIP) {
            findings.unproven(
                    FC_SIZE,
                    "the zip has " + Sizes.readable(size) + ", and s.yaml takes the region from " + region.id()
                            + ": some regions take " + Sizes.limit(region.largestZip()),
                    "deploy it to a region that takes " + Sizes.limit(Limits.LARGEST_ZIP));
        } else if (size > region.largestZip()) {
            findings.violated(
                    FC_SIZE,
                    "the zip has " + Sizes.readable(size) + ", more than the " + Sizes.limit(region.largestZip())
                            + " that the region " + region.id() + " takes; its largest entries:" + largest(entries),
                    "exclude what the function does not need, or move it into a layer or a mounted NAS or OSS folder"
                            + (ownJava(entries).isEmpty() ? "" : "; without jre bundled a layer brings the Java"));
        } else {
            findings.met(FC_SIZE, "the zip has " + Sizes.readable(size) + " of " + Sizes.limit(region.largestZip()));
            upload(context, size, findings);
        }
    }

    private static void upload(RuleContext context, long size, Findings findings) {
        if (size <= Limits.ZIP_IN_A_REQUEST) {
            findings.met(FC_UPLOAD, "the zip fits into a request");
        } else if (context.origin() != FixLocation.ZIP) {
            findings.met(
                    FC_UPLOAD,
                    "the zip has " + Sizes.readable(size)
                            + ", more than fits into a request; s deploy uploads it through OSS");
        } else {
            findings.violated(
                    FC_UPLOAD,
                    "the zip has " + Sizes.readable(size) + ", more than the " + Sizes.limit(Limits.ZIP_IN_A_REQUEST)
                            + " that fit into a request",
                    "deploy it with s, which uploads through OSS, or make it smaller");
        }
    }

    /** A Java in the package is large, and its user may do without. */
    private static String ownJava(Collection<Entry> entries) {
        long java = sizeBelow(JavaSource.BUNDLED_FOLDER, entries);
        return java == 0 ? "" : ", of which the bundled Java has " + Sizes.readable(java);
    }

    private static long sizeBelow(String folder, Collection<Entry> entries) {
        long size = 0;
        for (Entry entry : entries) {
            size += entry.path().value().startsWith(folder) ? entry.content().size() : 0;
        }
        return size;
    }

    private static String largest(Collection<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingLong(
                                (Entry entry) -> entry.content().size())
                        .reversed())
                .limit(LARGEST)
                .map(entry -> "\n    " + Sizes.readable(entry.content().size()) + "  " + entry.path())
                .collect(Collectors.joining());
    }
}
