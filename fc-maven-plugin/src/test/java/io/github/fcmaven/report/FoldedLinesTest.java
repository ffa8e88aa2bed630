package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Long stack traces, shortened to what helps. */
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
    void ofLinesThatDifferInNumbersTheFirstAndTheLastAreLeft() {
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
                        "... 2 more lines like it",
                        "07:35:46 GET / 200",
                        "stopped");
    }

    @Test
    void theFirstFrameOfTheApplicationIsLeft() {
        assertThat(FoldedLines.of(List.of(
                        "Exception in thread \"main\" java.lang.NullPointerException: REGION",
                        "\tat java.base/java.util.Objects.requireNonNull(Objects.java:259)",
                        "\tat java.base/java.util.ImmutableCollections$MapN.probe(ImmutableCollections.java:1329)",
                        "\tat java.base/java.util.ImmutableCollections$MapN.get(ImmutableCollections.java:1235)",
                        "\tat org.springframework.aop.Proxies.call(Proxies.java:9)",
                        "\tat org.example.Config$$SpringCGLIB$$0.load(<generated>)",
                        "\tat app//org.example.Config.load(Config.java:12)",
                        "\tat org.example.Demo.run(Demo.java:9)",
                        "\tat org.example.Demo.main(Demo.java:7)",
                        "Error: no region",
                        "    at Module._compile (node:internal/modules/cjs/loader:1554:14)",
                        "    at Layer.handle (/code/node_modules/express/lib/router/layer.js:95:5)",
                        "    at Route.next (/code/node_modules/express/lib/router/route.js:149:13)",
                        "    at /code/server.js:3:7")))
                .containsExactly(
                        "Exception in thread \"main\" java.lang.NullPointerException: REGION",
                        "\tat java.base/java.util.Objects.requireNonNull(Objects.java:259)",
                        "\tat java.base/java.util.ImmutableCollections$MapN.probe(ImmutableCollections.java:1329)",
                        "... 3 more frames",
                        "\tat app//org.example.Config.load(Config.java:12)",
                        "... 2 more frames",
                        "Error: no region",
                        "    at Module._compile (node:internal/modules/cjs/loader:1554:14)",
                        "    at Layer.handle (/code/node_modules/express/lib/router/layer.js:95:5)",
                        "    at Route.next (/code/node_modules/express/lib/router/route.js:149:13)",
                        "    at /code/server.js:3:7");
    }

    @Test
    void aShortLogIsLeftAsItIs() {
        List<String> lines = List.of("one 1", "one 2", "", "", "", "", "\tat a.B.c(B.java:1)", "two");

        assertThat(FoldedLines.of(lines)).isEqualTo(lines);
    }
}
