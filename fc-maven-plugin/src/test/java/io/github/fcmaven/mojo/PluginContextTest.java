package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goals of one build know of each other. */
class PluginContextTest {

    private static final Path ZIP = Path.of("target/function.zip");

    private final Map<Object, Object> map = new HashMap<>();
    private final PluginContext context = new PluginContext(map);

    @Test
    void whatAnExecutionMadeBeforeIsTold() {
        PluginContext.Made made = new PluginContext.Made("default", "function", Map.of());

        assertThat(context.remember(ZIP, made)).isEmpty();
        assertThat(context.remember(ZIP, made)).contains(made);
    }

    @Test
    void whatOneGoalSaysOfAZipNoOtherSaysAgain() {
        Path other = Path.of("target/small.zip");

        assertThat(context.untold(ZIP, List.of("FC-LOGS", "FC-CODE"))).containsExactly("FC-LOGS", "FC-CODE");
        assertThat(context.untold(ZIP, List.of("FC-LOGS", "FC-SIZE"))).containsExactly("FC-SIZE");
        assertThat(context.untold(other, List.of("FC-LOGS"))).containsExactly("FC-LOGS");
    }

    @Test
    void whatAGoalWithOtherClassesToldIsNotUsed() {
        PluginContext.Made made = new PluginContext.Made("default", "function", Map.of());
        context.remember(ZIP, made);
        map.replaceAll((key, value) -> "of another class loader");

        assertThat(context.isMade(ZIP)).isTrue();
        assertThat(context.remember(ZIP, made)).isEmpty();
        assertThat(context.started(ZIP)).isEmpty();
        assertThat(context.forgetStarted(ZIP)).isEmpty();
        assertThat(context.checked(ZIP)).isEmpty();
    }
}
