package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must be known of each language of scripts, and which program is which reader. */
class ProgramReaderTest {

    @ParameterizedTest
    @EnumSource
    void aLanguageHasAReaderAnInterpreterAndAPage(Language language) {
        assertThat(language.programs())
                .allSatisfy(program -> assertThat(ProgramReader.of(program).flatMap(ProgramReader::language))
                        .contains(language));
        assertThat(Interpreter.of(language)).isNotEmpty();
        assertThat(Path.of("../src-site/markdown", language.programs().get(0) + ".md"))
                .isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/bash, SHELL",
        "dash, SHELL",
        "/usr/bin/perl5.36, PERL",
        "ruby, RUBY",
        "/var/fc/lang/python3.12/bin/python3, PYTHON",
        "nodejs, NODE",
        "php8.2, PHP"
    })
    void itIsKnownByTheProgramsName(String program, ProgramReader reader) {
        assertThat(ProgramReader.of(program)).contains(reader);
    }

    @Test
    void anotherProgramIsNone() {
        assertThat(ProgramReader.of("./server")).isEqualTo(Optional.empty());
    }
}
