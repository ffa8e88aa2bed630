package io.github.fcmaven.language;

import io.github.fcmaven.function.TestEntries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a program of a test needs: its files by their names, the first of which {@code start} names. */
final class ProgramNeeds {

    private ProgramNeeds() {}

    static LanguageNeeds of(Language language, String start, Map<String, String> files) throws IOException {
        List<String> roots = language == Language.PYTHON ? List.of("", "python/") : List.of();
        return LanguageNeeds.of(language, TestEntries.lines(files), List.of(CodePath.of(start)), roots);
    }

    /** The first release of its language that runs a program of one file. */
    static Release firstRelease(Language language, String start, String source) throws IOException {
        return of(language, start, Map.of(start, source))
                .newest()
                .orElseThrow()
                .use()
                .since();
    }
}
