package io.github.fcmaven.packaging;

import com.sun.management.OperatingSystemMXBean;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What {@code validate} does with zips, one after the other, in a JVM of its own: prints the time of the processor
 * and what is said.
 */
public final class Validation {

    private Validation() {}

    public static void main(String[] zips) throws IOException {
        for (String zip : zips) {
            long before = processorTime();
            String said = said(Path.of(zip));
            System.out.println(
                    Path.of(zip).getFileName() + "\t" + (processorTime() - before) / 1_000_000 + "\t" + said);
        }
    }

    /** All findings, or the refusal; anything else is a fault of ours. */
    public static String said(Path zip) throws IOException {
        try {
            PackagedFunction found = PackagedFunction.look(new OutputFiles(
                    zip.getParent(),
                    new FinalName("function"),
                    Optional.of(zip),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            CheckedPackage packed = new CheckedPackage(
                    found.function(), OptionalLong.of(Files.size(zip)), found.findings(), found.origin(), List.of());
            return StaticCheck.of(packed, SeverityOverrides.DEFAULT).findings().stream()
                    .map(finding -> finding.requirement().id() + " " + finding.verdict())
                    .collect(Collectors.joining(", "));
        } catch (FcProblem e) {
            return e.what();
        }
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
