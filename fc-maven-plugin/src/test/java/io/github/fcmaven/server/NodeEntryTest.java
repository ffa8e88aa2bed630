package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.TestEntries;
import io.github.fcmaven.platform.CodePath;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that {@code node NAME} runs. */
class NodeEntryTest {

    private static final Map<CodePath, Entry> PACKAGE = TestEntries.of(Map.ofEntries(
            Map.entry("package.json", "{\t\"main\": \"./app\"}"),
            Map.entry("app.js", ""),
            Map.entry("lib/index.js", ""),
            Map.entry("bin/www", ""),
            Map.entry("both.js", ""),
            Map.entry("both/index.js", ""),
            Map.entry("nested/package.json", "{\"main\": \"src\"}"),
            Map.entry("nested/src/index.json", "{}"),
            Map.entry("beside/package.json", "{\"main\": \"../lib/\"}"),
            Map.entry("stale/package.json", "{\"main\": \"gone.js\"}"),
            Map.entry("stale/index.js", ""),
            Map.entry("broken/package.json", "{\"main\": "),
            Map.entry("broken/index.node", ""),
            Map.entry("module.mjs", "")));

    @ParameterizedTest
    @CsvSource({
        "., app.js",
        "./, app.js",
        "/code, app.js",
        "/code/, app.js",
        "app, app.js",
        "./app, app.js",
        "/code/app.js, app.js",
        "lib, lib/index.js",
        "lib/, lib/index.js",
        "lib/index, lib/index.js",
        "bin/www, bin/www",
        "both, both.js",
        "both/, both/index.js",
        "nested, nested/src/index.json",
        "beside, lib/index.js",
        "lib/../app, app.js",
        "../code/app, app.js",
        "stale, stale/index.js",
        "broken, broken/index.node",
        "module.mjs, module.mjs"
    })
    void aNameLeadsToTheFileThatNodeRuns(String named, String file) {
        assertThat(NodeEntry.find(PACKAGE, named)).contains(CodePath.of(file));
    }

    @ParameterizedTest
    @CsvSource({"module", "App", "app.js/", "bin", "../app.js", "src/app"})
    void aNameOfNothingThatNodeFindsLeadsNowhere(String named) {
        assertThat(NodeEntry.find(PACKAGE, named)).isEmpty();
    }
}
