package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_CONCURRENCY;
import static io.github.fcmaven.platform.Requirement.FC_CPU;
import static io.github.fcmaven.platform.Requirement.FC_DISK;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY;
import static io.github.fcmaven.platform.Requirement.FC_TIMEOUT;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import java.util.Locale;
import java.util.Set;

/** Memory, processor, disk, time and concurrency of an instance. */
final class ResourcesRule implements Rule {

    private static final double ROUNDING = 1e-9;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_MEMORY, FC_CPU, FC_DISK, FC_TIMEOUT, FC_CONCURRENCY);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        FunctionSpec.Resources has = subject.function().spec().resources();
        int memory = has.memoryMegabytes();
        boolean memoryKept =
                memory >= Limits.LEAST_MEMORY && memory <= Limits.MOST_MEMORY && memory % Limits.MEMORY_STEP == 0;
        String actual = memory % 64 == 0 ? FC_MEMORY.platform() : FC_MEMORY.platform() + ". (actual: '" + memory + "')";
        kept(memoryKept, FC_MEMORY, "memorySize", memory, actual, "128 to 32768 MB in steps of 64", subject, findings);
        cpu(has, memoryKept, subject, findings);
        int disk = has.diskMegabytes();
        kept(disk == 512 || disk == 10240, FC_DISK, "diskSize", disk, "512 or 10240 MB", subject, findings);
        int timeout = has.timeoutSeconds();
        kept(
                timeout >= 1 && timeout <= Limits.TIMEOUT,
                FC_TIMEOUT,
                "timeout",
                timeout,
                "1 to 86400 seconds",
                subject,
                findings);
        int concurrency = has.instanceConcurrency();
        kept(
                concurrency >= 1 && concurrency <= Limits.CONCURRENCY,
                FC_CONCURRENCY,
                "instanceConcurrency",
                concurrency,
                "1 to 200",
                subject,
                findings);
    }

    /** A wrong memory says nothing of the ratio. */
    private static void cpu(FunctionSpec.Resources has, boolean memoryKept, RuleContext subject, Findings findings) {
        double cpu = has.cpu();
        double steps = cpu / 0.05;
        boolean inSteps = cpu >= 0.05 && cpu <= Limits.MOST_CPU && Math.abs(steps - Math.rint(steps)) < 1e-6;
        double perCpu = has.memoryMegabytes() / 1024.0 / cpu;
        boolean inRatio = !memoryKept || perCpu >= 1 - ROUNDING && perCpu <= 4 + ROUNDING;
        if (inSteps && !inRatio) {
            findings.violated(
                    FC_CPU,
                    String.format(
                            Locale.ROOT,
                            "cpu is %s with memorySize %d, which is one for each %.2f GB",
                            cpu,
                            has.memoryMegabytes(),
                            perCpu),
                    String.format(
                            Locale.ROOT,
                            "set %s to %.2f to %.2f for that memory, or %s to %.0f to %.0f",
                            subject.origin().at("cpu"),
                            up(has.memoryMegabytes() / 4096.0),
                            has.memoryMegabytes() / 1024.0,
                            subject.origin().at("memorySize"),
                            cpu * 1024,
                            cpu * 4096));
        } else {
            kept(inSteps, FC_CPU, "cpu", cpu, "0.05 to 16 in steps of 0.05", subject, findings);
        }
    }

    /** The next step of cpu. */
    private static double up(double cpu) {
        return Math.ceil(cpu / 0.05 - ROUNDING) * 0.05;
    }

    private static void kept(
            boolean kept,
            Requirement requirement,
            String setting,
            Object value,
            String range,
            RuleContext subject,
            Findings findings) {
        kept(kept, requirement, setting, value, requirement.platform(), range, subject, findings);
    }

    private static void kept(
            boolean kept,
            Requirement requirement,
            String setting,
            Object value,
            String answer,
            String range,
            RuleContext subject,
            Findings findings) {
        if (kept) {
            findings.met(requirement, setting + " is " + value);
        } else {
            findings.violated(
                    requirement,
                    setting + " is " + value,
                    answer,
                    "set " + subject.origin().at(setting) + " to " + range);
        }
    }
}
