package io.github.fcmaven.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the kernel reads the first bytes of a start file. */
class StartFileTest {

    private static StartFile read(byte[] bytes) {
        try {
            return StartFile.read("bootstrap", RandomBytes.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StartFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FcProblem refusal(byte[] bytes) {
        assertThat(read(bytes)).isInstanceOf(StartFile.Refused.class);
        FcProblem problem = ((StartFile.Refused) read(bytes)).problem();
        assertThat(problem.what()).startsWith("bootstrap ");
        return problem;
    }

    private static FcProblem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
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

    /** As in Spring Boot's executable jars. */
    @Test
    void anArchiveBehindAScriptIsNoTextOfIt() {
        String archive = "exit 0\nPK\u0003\u0004\n\u0000\r\n\r";

        assertThat(read("#!/bin/bash\n" + archive)).isInstanceOf(StartFile.Script.class);
        assertThat(refusal("#!/bin/bash\nset -e\r\n" + archive).what()).contains("line 2");
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
    void aFirstLineWithoutAnInterpreterIsRefused() {
        for (String text : new String[] {"#!\n", "#! \n", "#!\t\nexec ./server\n"}) {
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
        byte[] program = TinyElf.program().bytes();
        assertThat(read(program)).isInstanceOf(StartFile.Program.class);
        for (byte[] bytes : List.of(
                TinyElf.program().machine(183).bytes(),
                TinyElf.program().machine(3).bits(32).bytes(),
                TinyElf.program().bits(32).bytes(),
                TinyElf.program().bigEndian().bytes(),
                Arrays.copyOf(program, 19),
                Arrays.copyOf(program, 4))) {
            FcProblem problem = refusal(bytes);
            assertThat(problem.requirement()).contains(Requirement.FC_BOOTSTRAP_SHEBANG);
            assertThat(problem.fix()).containsAnyOf("linux/amd64", "build or copy it again");
        }
    }

    @Test
    void aRealProgramOfThisMachineIsTaken() throws IOException {
        Path sh = Path.of("/bin/sh");
        assumeTrue(System.getProperty("os.arch").equals("amd64") && Files.exists(sh), "this is no x86-64 Linux");
        try (RandomBytes bytes = Content.of(sh).random("sh")) {
            assertThat(StartFile.read("sh", bytes)).isInstanceOf(StartFile.Program.class);
        }
    }
}
