package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The parameter that gives files their permissions. */
class FileModesTest {

    private static final Draft EMPTY = Draft.of(new FunctionPackage(
            TestSpec.DEMO,
            CustomRuntime.CUSTOM,
            List.of(),
            CaPort.DEFAULT,
            StartupCommand.BOOTSTRAP,
            Map.of(),
            new TreeMap<>()));

    @Test
    void aGlobThatIsNoneIsRefused() {
        FileModes modes = new FileModes(List.of(new FileModes.Rule("bin/[", "755")));

        assertThatThrownBy(() -> modes.apply(EMPTY))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("'bin/[' is not a glob");
    }
}
