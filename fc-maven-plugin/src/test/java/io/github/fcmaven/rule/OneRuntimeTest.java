package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the code and a native module each need another runtime, both edits name the one that has both. */
class OneRuntimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match x:\\n    case 1: pass | 311 | custom.debian12",
                "match x:\\n    case 1: pass | 310 | custom.debian10",
                "match x:\\n    case 1: pass | 312 | custom.debian11"
            })
    void bothEditsNameTheSame(String code, String release, String runtime) {
        Pack pack = Pack.empty()
                .file("server.py", "from a._b import c\nx = 1\n" + code.replace("\\n", "\n") + "\n")
                .file("a/__init__.py", "")
                .file(
                        "a/_b.cpython-" + release + "-x86_64-linux-gnu.so",
                        TinyElf.library("x").bytes())
                .command("python", "server.py");

        List<Requirement> both = List.of(FC_LIBRARY, FC_LANGUAGE_VERSION);
        assertThat(pack.check().findings().stream()
                        .filter(finding -> both.contains(finding.requirement()))
                        .toList())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.fix())
                        .startsWith("set runtime of fc-maven-plugin in pom.xml to " + runtime + ","));
    }
}
