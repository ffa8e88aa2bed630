package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Node.js that a program and its packages ask for helps to choose the runtime that the user leaves to us. */
class NodeEnginesTest {

    /** Hexo 7 asks for 14: it calls {@code Object.fromEntries} when it begins, which Node.js 10 does not have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hexo           | {\"engines\": {\"node\": \">=14\"}}                         | custom.debian10",
                "@nestjs/core   | {\"engines\": {\"node\": \">= 20\"}}                        | custom.debian10",
                "caret | '{\"engines\": {\"node\": \"^18.17.0 || >=20.5.0\"}}' | custom.debian10",
                "line           | {\"engines\": {\"node\": \"v16.x\"}}                        | custom.debian10",
                "newer          | {\"engines\": {\"node\": \">=24\"}}                         | custom.debian10",
                "old            | {\"engines\": {\"node\": \">= 0.10.0\"}}                    | custom",
                "ten | '{\"engines\": {\"node\": \"^10.13.0 || ^12.0.0 || >=14\"}}' | custom",
                "upper          | {\"engines\": {\"node\": \"<17\"}}                          | custom",
                "any            | {\"engines\": {\"node\": \"*\"}}                            | custom",
                "empty          | {\"engines\": {\"node\": \"\"}}                             | custom",
                "npm            | {\"engines\": {\"npm\": \">=14\"}}                          | custom",
                "number         | {\"engines\": {\"node\": 14}}                               | custom.debian10",
                "list           | {\"engines\": [\"node >= 14\"]}                             | custom",
                "none           | {}                                                          | custom",
                "broken         | {                                                           | custom"
            })
    void aPackageThatTheProgramNamesAsksForItsNode(String name, String description, String runtime) {
        assertThat(runtime(
                        file("package.json", "{\"main\": \"app\", \"dependencies\": {\"" + name + "\": \"1\"}}"),
                        file("node_modules/" + name + "/package.json", description),
                        file("app.js", "")))
                .isEqualTo(runtime);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {">=20 | custom.debian10", "10 - 16 | custom"})
    void soDoesTheProgramItself(String range, String runtime) {
        assertThat(runtime(
                        file("package.json", "{\"main\": \"app\", \"engines\": {\"node\": \"" + range + "\"}}"),
                        file("app.js", "")))
                .isEqualTo(runtime);
    }

    private static Entry file(String path, String text) {
        return new Entry(CodePath.of(path), Content.of(text), FileMode.READABLE);
    }

    private static String runtime(Entry... entries) {
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), Path.of("target"));
        return PayloadFinder.find(
                        built,
                        Optional.of(new FunctionDirectory("src/main/function", List.of(entries))),
                        "",
                        Optional.empty())
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader())
                .function()
                .runtime()
                .wireName();
    }
}
