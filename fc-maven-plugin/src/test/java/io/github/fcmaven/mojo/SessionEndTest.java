package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;

/** Maven tells one listener how a build goes: ours stands before it, and takes nothing away. */
class SessionEndTest {

    private final MavenExecutionRequest build = new DefaultMavenExecutionRequest();
    private final List<String> told = new ArrayList<>();

    private final class Listener extends AbstractExecutionListener {
        @Override
        public void sessionEnded(ExecutionEvent event) {
            told.add("listener ended");
        }

        @Override
        public void mojoStarted(ExecutionEvent event) {
            told.add("listener mojo");
        }

        @Override
        public void mojoFailed(ExecutionEvent event) {
            throw new IllegalStateException("of the listener");
        }
    }

    @Test
    void theWorkIsDoneAtTheEndBeforeOthersAreTold() {
        build.setExecutionListener(new Listener());
        SessionEnd.run(build, () -> told.add("work"));
        build.getExecutionListener().mojoStarted(null);
        build.getExecutionListener().sessionEnded(null);
        assertThat(told).containsExactly("listener mojo", "work", "listener ended");
    }

    @Test
    void aBuildWithoutAListenerEndsToo() {
        SessionEnd.run(build, () -> told.add("work"));
        build.getExecutionListener().mojoStarted(null);
        build.getExecutionListener().sessionEnded(null);
        assertThat(told).containsExactly("work");
    }

    @Test
    void twoModulesEachEndWhatTheyStarted() {
        build.setExecutionListener(new Listener());
        SessionEnd.run(build, () -> told.add("one"));
        SessionEnd.run(build, () -> told.add("two"));
        build.getExecutionListener().sessionEnded(null);
        assertThat(told).containsExactlyInAnyOrder("one", "two", "listener ended");
    }

    @Test
    void whatAListenerThrowsIsItsOwn() {
        build.setExecutionListener(new Listener());
        SessionEnd.run(build, () -> {});
        assertThatThrownBy(() -> build.getExecutionListener().mojoFailed(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("of the listener");
    }
}
