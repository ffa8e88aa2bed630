package io.github.fcmaven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The order of the starts that are measured. */
class RoundsTest {

    private final List<String> order = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void waysTakeTurnsAndTheFirstRoundDoesNotCount() {
        List<Measurement> measured =
                new Rounds(2, told::add).measure(List.of(way("ours", 900, 10, 20), way("plain", 800, 30, 40)));

        assertThat(order).containsExactly("ours", "plain", "ours", "plain", "ours", "plain");
        assertThat(starts(measured.get(0))).containsExactly(10L, 20L);
        assertThat(starts(measured.get(1))).containsExactly(30L, 40L);
        assertThat(measured.get(0).calibration())
                .isPositive()
                .isEqualTo(measured.get(1).calibration());
    }

    @Test
    void eachStartIsToldWithTheTimeThatIsLeft() {
        new Rounds(2, told::add).measure(List.of(way("ours", 900, 10, 20)));

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).matches("Warm-up: first answer after 900 ms; about \\d+ s left");
        assertThat(told.get(1)).matches("Start 1 of 2: first answer after 10 ms; about \\d+ s left");
        assertThat(told.get(2)).isEqualTo("Start 2 of 2: first answer after 20 ms; about 0 s left");
    }

    @Test
    void noRoundsAreRefused() {
        assertThatThrownBy(() -> new Rounds(0, told::add))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("fc.measure.runs is 0");
    }

    private Supplier<MeasuredStart> way(String name, long... millis) {
        int[] next = {0};
        return () -> {
            order.add(name);
            return new MeasuredStart(Duration.ZERO, Duration.ofMillis(millis[next[0]++]), Duration.ZERO, 0);
        };
    }

    private static List<Long> starts(Measurement measured) {
        return measured.starts().stream().map(start -> start.start().toMillis()).toList();
    }
}
