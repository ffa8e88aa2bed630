package io.github.fcmaven.explain;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Region;
import io.github.fcmaven.platform.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a package has beside what the platform lets it have. */
final class LimitTable {

    private static final int BAR = 20;

    private final List<String> lines = new ArrayList<>();

    private LimitTable() {}

    /**
     * One line a limit.
     *
     * @param zipSize empty where the zip is not written yet: then it is no larger than what it holds
     */
    static List<String> lines(FunctionPackage function, OptionalLong zipSize) {
        LimitTable table = new LimitTable();
        table.sizes(function, zipSize);
        long environment = function.environment().entrySet().stream()
                .mapToLong(variable -> bytes(variable.getKey()) + bytes(variable.getValue()))
                .sum();
        table.share(
                "environment", environment, Limits.ENVIRONMENT, environment + " of " + Limits.ENVIRONMENT + " bytes");
        int layers = function.layers().size();
        table.share("layers", layers, Limits.LAYERS, layers + " of " + Limits.LAYERS);
        table.instance(function.spec());
        table.calls(function.spec());
        return table.lines;
    }

    private void sizes(FunctionPackage function, OptionalLong zipSize) {
        String region = function.spec().region();
        long unpacked = function.entries().values().stream()
                .mapToLong(entry -> entry.content().size())
                .sum();
        long zip = zipSize.orElse(unpacked);
        String about = zipSize.isPresent() ? "" : "at most ";
        long most = new Region(region).largestZip();
        share("zip", zip, most, about + megabytes(zip) + " of " + megabytes(most) + " in " + region);
        share(
                "zip in a request",
                zip,
                Limits.ZIP_IN_A_REQUEST,
                about + megabytes(zip) + " of " + megabytes(Limits.ZIP_IN_A_REQUEST) + "; s uploads through OSS");
        share("unpacked", unpacked, Limits.UNPACKED, megabytes(unpacked) + " of " + megabytes(Limits.UNPACKED));
    }

    private void instance(FunctionSpec spec) {
        FunctionSpec.Resources has = spec.resources();
        share(
                "memorySize",
                has.memoryMegabytes(),
                Limits.MOST_MEMORY,
                has.memoryMegabytes() + " of " + Limits.LEAST_MEMORY + " to " + Limits.MOST_MEMORY + " MB in steps of "
                        + Limits.MEMORY_STEP);
        share(
                "cpu",
                has.cpu(),
                Limits.MOST_CPU,
                String.format(
                        Locale.ROOT,
                        "%s of 0.05 to %d, one for each %.2f GB of 1 to 4",
                        has.cpu(),
                        Limits.MOST_CPU,
                        has.memoryMegabytes() / 1024.0 / has.cpu()));
        row("diskSize", has.diskMegabytes() + " MB, of 512 or 10240");
        share("timeout", has.timeoutSeconds(), Limits.TIMEOUT, has.timeoutSeconds() + " of " + Limits.TIMEOUT + " s");
        share(
                "concurrency",
                has.instanceConcurrency(),
                Limits.CONCURRENCY,
                has.instanceConcurrency() + " of " + Limits.CONCURRENCY + " requests at once");
    }

    private void calls(FunctionSpec spec) {
        spec.calls()
                .initializerSeconds()
                .ifPresent(seconds -> share(
                        "initializer",
                        seconds,
                        Limits.INITIALIZER,
                        seconds + " of " + Limits.INITIALIZER + " s for POST /initialize"));
        spec.calls()
                .preStopSeconds()
                .ifPresent(seconds -> share(
                        "preStop",
                        seconds,
                        Limits.PRE_STOP,
                        seconds + " of " + Limits.PRE_STOP + " s for GET /pre-stop"));
        row("start", "at most " + Limits.STARTUP + " s until the port accepts connections");
    }

    private void share(String name, double value, double most, String text) {
        int filled = (int) Math.max(0, Math.min(BAR, Math.ceil(value / most * BAR)));
        lines.add(String.format("%-17s [%-" + BAR + "s] %s", name, "#".repeat(filled), text));
    }

    private void row(String name, String text) {
        lines.add(String.format("%-17s %" + (BAR + 2) + "s %s", name, "", text));
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String megabytes(long bytes) {
        return Sizes.readable(bytes).replace(".0 MB", " MB");
    }
}
