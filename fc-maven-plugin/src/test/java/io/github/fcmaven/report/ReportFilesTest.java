package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.report.ReportFiles.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form of a record is written, is forgotten, has a file of its own, and is promised by the pages. */
class ReportFilesTest {

    @TempDir
    private Path folder;

    @Test
    void eachFormIsWrittenAndIsForgotten() {
        ReportFiles files = new ReportFiles(folder, new FinalName("function"));

        files.write(Records.passed(folder.resolve("server.log")));
        assertThat(Arrays.stream(Form.values()).map(form -> form.check(files)))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());

        files.writeValidation(Records.passed(folder.resolve("server.log")));
        files.forgetCheck();
        assertThat(Arrays.stream(Form.values()).map(form -> form.check(files)))
                .allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(Arrays.stream(Form.values()).map(form -> form.validation(files)))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void noTwoShareAFile() {
        List<Path> all = Stream.of("function", "small", "large")
                .map(name -> new ReportFiles(folder, new FinalName(name)))
                .flatMap(files -> Arrays.stream(Form.values())
                        .flatMap(form -> Stream.of(form.check(files), form.validation(files))))
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void usageNamesEachFileAndCompatibilitySaysWhatStays() throws IOException {
        String usage = Files.readString(Path.of("../src-site/markdown/usage.md"));
        String stays = Files.readString(Path.of("../src-site/markdown/compatibility.md"));
        ReportFiles files = new ReportFiles(folder, new FinalName("function"));
        for (Form form : Form.values()) {
            for (Path file : List.of(form.check(files), form.validation(files))) {
                assertThat(usage).contains("`" + file.getFileName() + "`");
            }
            String name = form.check(files).getFileName().toString();
            assertThat(stays).containsPattern("(?m)^\\|.*`" + name.replaceFirst("(?=\\.)", "(?:\\\\*)?") + "`.*\\|$");
        }
    }
}
