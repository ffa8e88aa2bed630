package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a folder that is shipped. */
class PayloadRequestTest {

    private static final FunctionSpec SPEC = TestSpec.DEMO;

    private static final StartSpec START = new StartSpec(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            new StartSpec.Form.CustomRuntimeConfig(),
            StartupCommand.BOOTSTRAP,
            StartSpec.JavaStart.NONE,
            Map.of());

    @TempDir
    private Path folder;

    @Test
    void aFileThatStaysBehindByOneReadingOfTheListIsTold() throws IOException {
        Files.writeString(folder.resolve("server.py"), "");
        Files.writeString(folder.resolve("NOTES.TXT"), "");
        Files.writeString(folder.resolve(".fcignore"), "notes.txt\n");
        FileSet files = new FileSet(folder, "", List.of(), List.of(), "functionDirectory");
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), folder);

        Draft draft = new PayloadRequest(built, files, "src/main/function", Optional.empty())
                .find()
                .pack(SPEC, START, new ServerReader());

        assertThat(draft.function().entries().keySet())
                .extracting(Object::toString)
                .containsExactly("server.py");
        assertThat(draft.warnings())
                .anyMatch(warning -> warning.startsWith("NOTES.TXT of " + folder
                        + " is not shipped, because .fcignore excludes it by the rules of the deploy tool"));

        Files.writeString(folder.resolve("Notes.txt"), "");
        assertThat(new PayloadRequest(built, files, "src/main/function", Optional.empty())
                        .find()
                        .pack(SPEC, START, new ServerReader())
                        .warnings())
                .anyMatch(warning -> warning.startsWith("NOTES.TXT, Notes.txt of " + folder
                        + " are not shipped, because .fcignore excludes them by the rules"));
    }

    /** A list that was copied from .gitignore has what the build makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node dist/main.js | dist | dist/main.js",
                "node ./dist/main | /dist/** | dist/main.js",
                "node dist | dist/* | dist/index.js"
            })
    void aStartFileThatTheListLeavesOutIsNamed(String start, String line, String file) throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"scripts\": {\"start\": \"" + start + "\"}}");
        Files.createDirectories(folder.resolve("dist"));
        Files.writeString(folder.resolve("dist/main.js"), "");
        Files.writeString(folder.resolve("dist/index.js"), "");
        Files.createDirectories(folder.resolve("node_modules/a"));
        Files.writeString(folder.resolve("node_modules/a/index.js"), "");
        Files.writeString(folder.resolve(".fcignore"), line + "\nnode_modules\n");

        Draft draft = draft();
        assertThat(draft.decisions().get(0)).contains(" of 1 file without node_modules, which .fcignore leaves out");
        assertThat(draft.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).endsWith(", which .fcignore leaves out of the package");
            assertThat(finding.fix()).isEqualTo("remove the line of .fcignore that leaves out " + file);
        });
        Files.writeString(folder.resolve(".fcignore"), "node_modules\n");
        assertThat(draft().findings()).isEmpty();
    }

    /** What was installed and stays behind is not to be installed again. */
    @ParameterizedTest
    @CsvSource({
        "node_modules, node_modules/express/index.js, node_modules/express",
        "/python/, python/flask/__init__.py, flask",
        "lib*, library.py, library",
        "vendor, vendor/autoload.php, vendor/autoload.php"
    })
    void aLibraryThatTheListLeavesOutIsNamed(String line, String file, String missed) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "");
        Files.writeString(folder.resolve(".fcignore"), line + "\n");
        Finding missing = new Finding.Violated(Requirement.FC_FILE, "line 1 loads it", "", "install it");

        assertThat(request().explained(List.of(missing))).as("about nothing").containsExactly(missing);
        Finding about = ((Finding.Violated) missing).concerning(missed);
        assertThat(request().explained(List.of(about))).singleElement().satisfies(finding -> {
            assertThat(finding.observed()).isEqualTo("line 1 loads it, because .fcignore leaves it out");
            assertThat(finding.fix()).isEqualTo("remove the line of .fcignore that leaves out " + missed);
        });
        Files.writeString(folder.resolve(".fcignore"), "other\n");
        assertThat(request().explained(List.of(about))).containsExactly(about);
    }

    /** A start has one path for its file: another of that name, which stays behind too, is none of its. */
    @ParameterizedTest
    @CsvSource({
        "FC_COMMAND, /code/start.sh, start.sh, true",
        "FC_FILE, /code/bin/run.sh, bin/run.sh, true",
        "FC_FILE, /code/dist/main, dist/main.js, true",
        "FC_FILE, /code/start.sh, old/start.sh, false",
        "FC_FILE, /code/start.sh, start.sh.bak, false"
    })
    void aFileOfTheStartThatTheListLeavesOutIsNamed(Requirement id, String about, String file, boolean isIt)
            throws IOException {
        Path left = folder.resolve(file);
        Files.createDirectories(left.getParent());
        Files.writeString(left, "");
        Files.writeString(folder.resolve(".fcignore"), "**/" + left.getFileName() + "\n");
        Finding missing = new Finding.Violated(id, "it is not there", "", "correct it").concerning(about);

        assertThat(request().explained(List.of(missing))).singleElement().satisfies(finding -> {
            assertThat(finding.observed())
                    .isEqualTo("it is not there" + (isIt ? ", because .fcignore leaves it out" : ""));
            assertThat(finding.fix())
                    .isEqualTo(isIt ? "remove the line of .fcignore that leaves out " + file : "correct it");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ts-node src/index.ts, the file that tsc makes of src/index.ts",
        "tsx watch app.mts, the file that tsc makes of app.mts",
        "NODE_ENV=production node app.js, app.js"
    })
    void aScriptThatIsNotPlainIsNamedWithWhatNodeStarts(String script, String example) throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"scripts\": {\"start\": \"" + script + "\"}}");

        assertThatThrownBy(this::draft).hasMessageContaining("such as node and " + example);
    }

    @ParameterizedTest
    @CsvSource({"server.py, *.py", "bootstrap, bootstrap", "package.json, *.json"})
    void aFolderWithoutAStartNamesTheOneThatTheListLeavesOut(String file, String line) throws IOException {
        Files.writeString(folder.resolve(file), "");
        Files.writeString(folder.resolve("a.txt"), "");
        Files.writeString(folder.resolve(".fcignore"), line + "\n");

        assertThatThrownBy(this::draft)
                .hasMessageContaining("; .fcignore leaves out " + file)
                .hasMessageContaining("remove the line of .fcignore that leaves out " + file + ", or give");
    }

    private Draft draft() {
        return request().find().pack(SPEC, START, new ServerReader());
    }

    private PayloadRequest request() {
        FileSet files = new FileSet(folder, "", List.of(), List.of(), "functionDirectory");
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), folder.resolve("target"));
        return new PayloadRequest(built, files, "src/main/function", Optional.empty());
    }

    /** A folder that is not found is named, with what stands in its place, however the build goes on. */
    @ParameterizedTest
    @CsvSource({
        "missing, does not exist",
        "file, 'is a file, and not a folder'",
        "loop, is a link that leads to no folder",
        "dangling, is a link that leads to no folder",
    })
    void whatStandsInTheFoldersPlaceIsNamed(String name, String is) throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));
        FileSet files = new FileSet(folder.resolve(name), "", List.of(), List.of(), "functionDirectory");
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), folder.resolve("target"));

        assertThatThrownBy(() -> new PayloadRequest(built, files, "src/" + name, Optional.empty()).find())
                .hasMessageContainingAll("there is no jar yet", ", and src/" + name + " (functionDirectory) " + is);
        assertThatThrownBy(() -> new PayloadRequest(built, files, "src/" + name, PayloadKind.parse("python")).find())
                .hasMessageStartingWith("kind is python, but src/" + name + " (functionDirectory) " + is);
        assertThatThrownBy(() -> new PayloadRequest(
                                built,
                                new FileSet(folder, "", List.of(), List.of(), ""),
                                "src",
                                PayloadKind.parse("java"))
                        .find())
                .hasMessageContaining("and src (functionDirectory) is not looked at, because kind is java");
    }
}
