package io.github.fcmaven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.explain.FunctionTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of all functions of a build. */
class FunctionTableTest {

    @Test
    void eachFunctionHasALineAndOneThatIsNotKnownSaysWhy() {
        List<String> lines = FunctionTable.lines(List.of(
                new Row(List.of(
                        "api", "a", "cn-hangzhou", "custom", "0.35, 512 MB", "9000", "http timer", "9 MB", "none")),
                new Row(List.of("long-module", "there is no long-module/target/function.zip")),
                new Row(List.of("mail", "m", "cn-beijing", "custom", "1.0, 2048 MB", "80", "oss", "12 KB", "passed"))));

        assertThat(String.join("\n", lines)).isEqualTo("""
                module       function  region       runtime  CPU, memory   port  triggers    zip    check
                api          a         cn-hangzhou  custom   0.35, 512 MB  9000  http timer  9 MB   none
                long-module  there is no long-module/target/function.zip
                mail         m         cn-beijing   custom   1.0, 2048 MB  80    oss         12 KB  passed""");
    }
}
