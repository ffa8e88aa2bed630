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

    /**
     * The values that a setting may have.
     *
     * @param step between two of them; 1 where each whole number is one
     * @param unit in words that follow the number
     */
    private record Range(int least, int most, int step, String unit) {

        boolean holds(int value) {
            return value >= least && value <= most && value % step == 0;
        }

        @Override
        public String toString() {
            return least + " to " + most + unit + (step == 1 ? "" : " in steps of " + step);
        }
    }

    private static final Range MEMORY = new Range(Limits.LEAST_MEMORY, Limits.MOST_MEMORY, Limits.MEMORY_STEP, " MB");
    private static final Range TIMEOUT = new Range(1, Limits.TIMEOUT, 1, " seconds");
    private static final Range CONCURRENCY = new Range(1, Limits.CONCURRENCY, 1, "");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_MEMORY, FC_CPU, FC_DISK, FC_TIMEOUT, FC_CONCURRENCY);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionSpec.Resources has = context.function().spec().resources();
        int memory = has.memoryMegabytes();
        if (memory % MEMORY.step() == 0) {
            kept(MEMORY, memory, FC_MEMORY, "memorySize", context, findings);
        } else {
            String answer = FC_MEMORY.platform() + ". (actual: '" + memory + "')";
            findings.violated(FC_MEMORY, "memorySize is " + memory, answer, fix("memorySize", MEMORY, context));
        }
        cpu(has, MEMORY.holds(memory), context, findings);
        int disk = has.diskMegabytes();
        kept(disk == 512 || disk == 10240, FC_DISK, "diskSize", disk, "512 or 10240 MB", context, findings);
        kept(TIMEOUT, has.timeoutSeconds(), FC_TIMEOUT, "timeout", context, findings);
        kept(CONCURRENCY, has.instanceConcurrency(), FC_CONCURRENCY, "instanceConcurrency", context, findings);
    }

    /** A wrong memory says nothing of the ratio. */
    private static void cpu(FunctionSpec.Resources has, boolean memoryKept, RuleContext context, Findings findings) {
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
                            "set %s to %.2f to %.2f for that memory, or %s to %.0f to %.0f in steps of 64",
                            context.origin().at("cpu"),
                            up(has.memoryMegabytes() / 4096.0, 0.05),
                            Math.min(Limits.MOST_CPU, -up(-has.memoryMegabytes() / 1024.0, 0.05)),
                            context.origin().at("memorySize"),
                            Math.max(128, up(cpu * 1024, 64)),
                            Math.min(Limits.MOST_MEMORY, -up(-cpu * 4096, 64))));
        } else {
            kept(inSteps, FC_CPU, "cpu", cpu, "0.05 to 16 in steps of 0.05", context, findings);
        }
    }

    /** The next value that is a whole number of steps. */
    private static double up(double value, double step) {
        return Math.ceil(value / step - ROUNDING) * step;
    }

    private static void kept(
            Range range, int value, Requirement requirement, String setting, RuleContext context, Findings findings) {
        kept(range.holds(value), requirement, setting, value, range, context, findings);
    }

    private static void kept(
            boolean kept,
            Requirement requirement,
            String setting,
            Object value,
            Object range,
            RuleContext context,
            Findings findings) {
        if (kept) {
            findings.met(requirement, setting + " is " + value);
        } else {
            findings.violated(requirement, setting + " is " + value, fix(setting, range, context));
        }
    }

    private static String fix(String setting, Object range, RuleContext context) {
        return "set " + context.origin().at(setting) + " to " + range;
    }
}
