package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A code package that maven-assembly-plugin makes, with an {@code s.yaml} of the user's own, judged in the same build.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ForeignZipIT {

    private static final String PROJECT = "zip-by-assembly";

    @Test
    void aGoodZipByAssemblyIsFoundGood() {
        BuildResult result = MavenBuild.of(PROJECT, "good").run("package").succeeded();

        result.says("Validating target/function.zip by s.yaml");
        assertThat(result.log()).contains("requirements met, 0 warnings").doesNotContain("[WARNING] FC-");
        assertThat(result.report("target/fc-reports/validate.json")
                        .get("outcome")
                        .getAsString())
                .isEqualTo("passed");
    }

    @Test
    void theModeThatAssemblyIsNotToldIsMissing() {
        BuildResult result = MavenBuild.of(PROJECT, "mode")
                .edit("src/assembly/function.xml", "<fileMode>0755</fileMode>", "<fileMode>0644</fileMode>")
                .run("package")
                .failed();

        result.says(
                "FC-BOOTSTRAP-MODE: bootstrap, the start file, has the mode 0644",
                "platform: CAFilePermission",
                "fix: make it 755 before it is zipped");
    }

    @Test
    void theFolderThatAssemblyPutsAboveAllIsNamed() {
        BuildResult result = MavenBuild.of(PROJECT, "folder")
                .edit("src/assembly/function.xml", "<includeBaseDirectory>false", "<includeBaseDirectory>true")
                .run("package")
                .failed();

        result.says(
                "FC-TOP-FOLDER: every file of the zip is below function/",
                "fix: zip what is in the folder, not the folder: (cd function/ && zip -r ../function.zip .)");
    }

    @Test
    void windowsLineEndsTravelThroughAssembly() {
        BuildResult result = MavenBuild.of(PROJECT, "crlf")
                .edit("bootstrap", "#!/bin/bash\n", "#!/bin/bash\r\n")
                .run("package")
                .failed();

        result.says("FC-BOOTSTRAP-CRLF: bootstrap has a carriage return in line 1", "fix: save it with LF line ends");
    }
}
