package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedLinesTest {

    @Test
    void ofAStackTraceTheFirstFramesAreLeft() {
        assertThat(FoldedLines.of(List.of(
                        "java.lang.IllegalStateException: no bean",
                        "\tat org.example.Beans.get(Beans.java:1)",
                        "\tat org.example.Beans.all(Beans.java:2)",
                        "\tat org.example.Beans.all(Beans.java:3)",
                        "\tat org.example.Demo.main(Demo.java:4)",
                        "Caused by: java.io.IOException: prices.csv",
                        "\tat org.example.Demo.load(Demo.java:19)",
                        "\t... 27 common frames omitted")))
                .containsExactly(
                        "java.lang.IllegalStateException: no bean",
                        "\tat org.example.Beans.get(Beans.java:1)",
                        "\tat org.example.Beans.all(Beans.java:2)",
                        "... 2 more frames",
                        "Caused by: java.io.IOException: prices.csv",
                        "\tat org.example.Demo.load(Demo.java:19)",
                        "\t... 27 common frames omitted");
    }

    @Test
    void ofLinesThatDifferInNumbersTheFirstAreLeft() {
        assertThat(FoldedLines.of(List.of(
                        "07:35:43 GET / 200",
                        "07:35:43 GET / 200",
                        "07:35:44 GET / 200",
                        "07:35:44 GET / 200",
                        "07:35:46 GET / 200",
                        "stopped")))
                .containsExactly(
                        "07:35:43 GET / 200",
                        "07:35:43 GET / 200",
                        "07:35:44 GET / 200",
                        "... 2 more lines like it",
                        "stopped");
    }

    @Test
    void aShortLogIsLeftAsItIs() {
        List<String> lines = List.of("one 1", "one 2", "", "", "", "", "\tat a.B.c(B.java:1)", "two");

        assertThat(FoldedLines.of(lines)).isEqualTo(lines);
    }
}
