package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 clients before the function, in turns through the gateway and to its own port. The table goes to
 * {@code target/gateway.md}.
 */
class GatewayBenchmarkIT {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);
    private static final int CLIENTS = 200;
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final String HEAP = "-Xmx64m";

    @TempDir
    Path folder;

    /** What one round saw. */
    private record Round(Load direct, Load through, Load directEvents, Load throughEvents, long kilobytes) {}

    @Test
    void aMomentOfLoadLosesNothing() throws Exception {
        assertThat(rounds(1, Duration.ofMillis(500), Duration.ofSeconds(1))).hasSize(1);
    }

    /** A minute through the gateway, half of it directly: ten rounds take about two minutes. */
    @Test
    @Tag("matrix")
    void aMinuteOfLoadBesideTheFunctionAlone() throws Exception {
        List<Round> rounds = rounds(ROUNDS, Duration.ofSeconds(3), Duration.ofSeconds(6));

        String text = String.format(
                        Locale.ROOT,
                        "%d clients, %d requests a second, the gateway with %s, %d rounds, medians.%n%n",
                        CLIENTS,
                        CLIENTS * 1000 / PERIOD.toMillis(),
                        HEAP,
                        rounds.size())
                + table(rounds);
        Files.writeString(Path.of("target/gateway.md"), text);
        System.out.println(text);
        assertThat(rounds.get(rounds.size() - 1).kilobytes())
                .as("kilobytes of the gateway's heap at the end, and after the first round")
                .isLessThan(rounds.get(0).kilobytes() + 4 * 1024);
    }

    private static String table(List<Round> rounds) {
        return "| way | p50, ms | p99, ms | requests |\n|---|---|---|---|\n"
                + row("the function alone", rounds, Round::direct)
                + row("through the gateway", rounds, Round::through)
                + difference(rounds, Round::through, Round::direct)
                + row("1,000 events, the function alone", rounds, Round::directEvents)
                + row("1,000 events, through the gateway", rounds, Round::throughEvents)
                + difference(rounds, Round::throughEvents, Round::directEvents)
                + String.format(
                        Locale.ROOT,
                        "%nThe gateway's heap, KB, round by round: %s%n",
                        rounds.stream().map(Round::kilobytes).toList());
    }

    private static String row(String name, List<Round> rounds, Side side) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d |%n",
                name,
                median(rounds, round -> side.of(round).percentile(50)),
                median(rounds, round -> side.of(round).percentile(99)),
                rounds.stream().mapToInt(round -> side.of(round).nanos().length).sum());
    }

    private static String difference(List<Round> rounds, Side one, Side other) {
        return String.format(
                Locale.ROOT,
                "| more than alone, of the same round | %.2f | %.2f | |%n",
                median(
                        rounds,
                        round -> one.of(round).percentile(50) - other.of(round).percentile(50)),
                median(
                        rounds,
                        round -> one.of(round).percentile(99) - other.of(round).percentile(99)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Rounds.median(rounds.stream().mapToDouble(value));
    }

    private interface Side {
        Load of(Round round);
    }

    /** After a moment that does not count: both sides compile then. */
    private List<Round> rounds(int count, Duration direct, Duration through) throws Exception {
        Process gateway = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        Subject.classPath(),
                        GatewayProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader words = gateway.inputReader()) {
            String[] ports = words.readLine().split(" ");
            int ours = Integer.parseInt(ports[0]);
            int functions = Integer.parseInt(ports[1]);
            for (int port : List.of(ours, functions)) {
                Load.of(port, CLIENTS, PERIOD, direct);
            }
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Load alone = Load.of(functions, CLIENTS, PERIOD, direct);
                Load both = Load.of(ours, CLIENTS, PERIOD, through);
                Load aloneEvents = Load.ofEvents(functions);
                Load bothEvents = Load.ofEvents(ours);
                rounds.add(new Round(alone, both, aloneEvents, bothEvents, kilobytes(gateway, words)));
                assertThat(alone.errors() + both.errors() + aloneEvents.errors() + bothEvents.errors())
                        .isZero();
            }
            return rounds;
        } finally {
            gateway.getOutputStream().close();
            if (!gateway.waitFor(20, TimeUnit.SECONDS)) {
                gateway.destroyForcibly();
            }
        }
    }

    /** What its heap holds, once it is collected; it has answered nothing by itself. */
    private static long kilobytes(Process gateway, BufferedReader words) throws IOException {
        gateway.getOutputStream().write('\n');
        gateway.getOutputStream().flush();
        String[] answer = words.readLine().split(" ");
        assertThat(answer[1])
                .as("what the gateway answered in place of the function")
                .isEqualTo("0");
        return Long.parseLong(answer[0]);
    }
}
