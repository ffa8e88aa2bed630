package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a comment is not done; what looks like one in a string is. */
class CommentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "NODE ^ a(/\"\"\"/);;// b;;c() ^ a(/\"\"\"/);;;;c()",
                "NODE ^ a('//x'); // b ^ a('//x');",
                "PYTHON ^ a('''x;;# y''') # b ^ a('''x;;# y''')",
                "PHP ^ a(''); # b ^ a('');"
            })
    void areTakenOutOfCodeAlone(Language language, String code, String kept) {
        assertThat(Comments.removed(language, code.replace(";;", "\n")).strip()).isEqualTo(kept.replace(";;", "\n"));
    }
}
