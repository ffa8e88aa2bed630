package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StartFileTest {

    private static StartFile read(String text) {
        return StartFile.read("bootstrap", text.getBytes(StandardCharsets.UTF_8));
    }

    private static FcProblem refusal(byte[] bytes) {
        FcProblem problem = catchThrowableOfType(FcProblem.class, () -> StartFile.read("bootstrap", bytes));
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(problem.what()).startsWith("bootstrap ");
        return problem;
    }

    private static FcProblem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] elf(int bits, int order, int machine) {
        byte[] bytes = new byte[64];
        bytes[0] = 0x7f;
        bytes[1] = 'E';
        bytes[2] = 'L';
        bytes[3] = 'F';
        bytes[4] = (byte) bits;
        bytes[5] = (byte) order;
        bytes[18] = (byte) machine;
        bytes[19] = (byte) (machine >> 8);
        return bytes;
    }

    @Test
    void aScriptNamesItsInterpreterAndOneArgument() {
        assertThat(read("#!/bin/bash\necho hi\n")).isInstanceOfSatisfying(StartFile.Script.class, script -> {
            assertThat(script.interpreter()).isEqualTo("/bin/bash");
            assertThat(script.argument()).isEmpty();
        });
        assertThat(read("#! /usr/bin/env  python3 -u\n")).isInstanceOfSatisfying(StartFile.Script.class, script -> {
            assertThat(script.interpreter()).isEqualTo("/usr/bin/env");
            assertThat(script.argument()).contains("python3 -u");
        });
        assertThat(read("#!/bin/sh")).as("without a line end").isInstanceOf(StartFile.Script.class);
    }

    @Test
    void windowsLineEndsAreRefusedWithTheFirstLineThatHasOne() {
        FcProblem first = refusal("#!/bin/bash\r\nexec java\r\n");
        assertThat(first.requirement()).contains(Requirement.FC_BOOTSTRAP_CRLF);
        assertThat(first.what()).contains("line 1");
        assertThat(refusal("#!/bin/bash\nset -e\nexec java\r\n").what()).contains("line 3");
        assertThat(first.fix()).contains("dos2unix");
    }

    @Test
    void aByteOrderMarkIsRefused() {
        FcProblem problem = refusal("\ufeff#!/bin/bash\n");
        assertThat(problem.requirement()).contains(Requirement.FC_BOOTSTRAP_BOM);
        assertThat(problem.what()).contains("byte order mark").contains("line 1");
    }

    @Test
    void whatTheKernelDoesNotKnowIsRefusedThoughJavaWouldStartIt() {
        for (String text : new String[] {"exec java\n", " #!/bin/bash\n", "\n#!/bin/bash\n", "# !/bin/bash\n", "#"}) {
            FcProblem problem = refusal(text);
            assertThat(problem.requirement()).contains(Requirement.FC_BOOTSTRAP_SHEBANG);
            assertThat(problem.what()).contains("line 1 does not begin with #!");
            assertThat(problem.platform()).contains("exec format error");
        }
        assertThat(refusal("").what()).isEqualTo("bootstrap is empty");
    }

    @Test
    void anInterpreterWithoutAnAbsolutePathIsRefused() {
        for (String text : new String[] {"#!bash\n", "#!\n", "#! \n"}) {
            assertThat(refusal(text).what()).contains("names no interpreter");
        }
    }

    @Test
    void programsOfOtherSystemsAreNamed() {
        assertThat(refusal(new byte[] {'M', 'Z', (byte) 0x90, 0}).what()).contains("Windows");
        assertThat(refusal(new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe})
                        .what())
                .contains("macOS");
        assertThat(refusal(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe})
                        .what())
                .contains("macOS");
    }

    @Test
    void anElfProgramForX86IsTakenAndNoOther() {
        assertThat(StartFile.read("server", elf(2, 1, 62))).isInstanceOf(StartFile.Program.class);
        int arm64 = 183;
        int i386 = 3;
        for (byte[] bytes : new byte[][] {
            elf(2, 1, arm64),
            elf(1, 1, i386),
            elf(1, 1, 62),
            elf(2, 2, 62),
            Arrays.copyOf(elf(2, 1, 62), 19),
            Arrays.copyOf(elf(2, 1, 62), 4)
        }) {
            FcProblem problem = refusal(bytes);
            assertThat(problem.requirement()).contains(Requirement.FC_BOOTSTRAP_SHEBANG);
            assertThat(problem.fix()).contains("linux/amd64");
        }
    }

    @Test
    void aRealProgramOfThisMachineIsTaken() throws IOException {
        Path sh = Path.of("/bin/sh");
        assumeTrue(System.getProperty("os.arch").equals("amd64") && Files.exists(sh), "this is no x86-64 Linux");
        assertThat(StartFile.read("sh", Content.of(sh).head(StartFile.HEAD))).isInstanceOf(StartFile.Program.class);
    }
}
