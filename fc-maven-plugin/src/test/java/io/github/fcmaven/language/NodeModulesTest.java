package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code package.json} of a module is looked for. */
class NodeModulesTest {

    private static final CodePath DESCRIPTION = CodePath.of("package.json");

    /** What lies in a {@code node_modules} without a description of its own is no part of the package above it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lib/, lib/a.js, true",
        "node_modules/, node_modules/a.js, false",
        "x/node_modules/b/, x/node_modules/b/a.js, false",
        "my_node_modules/, my_node_modules/a.js, true"
    })
    void noDescriptionIsLookedForAboveNodeModules(String folder, String file, boolean part) {
        NodeModules modules = new NodeModules(Map.of(
                DESCRIPTION,
                new Entry(
                        DESCRIPTION,
                        Content.of("{\"name\": \"shop\", \"type\": \"module\", \"exports\": \"./i.js\"}"),
                        FileMode.READABLE)));

        assertThat(modules.folder(folder, "shop")).isEqualTo(part ? Optional.of("") : Optional.empty());
        assertThat(modules.isModule(CodePath.of(file))).isEqualTo(part ? Optional.of(true) : Optional.empty());
    }
}
