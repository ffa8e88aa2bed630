package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FileModesTest {

    private static final Draft EMPTY = Draft.of(new FunctionPackage(
            new FunctionSpec(
                    "demo",
                    "cn-hangzhou",
                    new FunctionSpec.Resources(512, 0.35, 512, 60, 10),
                    Optional.empty(),
                    new HttpTrigger("function", HttpTrigger.METHODS)),
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
