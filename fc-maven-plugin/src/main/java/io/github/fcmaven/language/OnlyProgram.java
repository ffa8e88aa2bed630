package io.github.fcmaven.language;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The program of a package that is probably meant by a name that is not there, because there is no other one. */
public final class OnlyProgram {

    /** Files that tools read, and tests. */
    private static final Pattern OTHER = Pattern.compile("(?i)(?:\\..*|__.*|test_.*|(?:setup|conftest|manage|config"
            + "|settings|.*[._-](?:conf|config|test|tests|spec))\\.\\w+)");

    private OnlyProgram() {}

    /** The only one in that language at the root; empty where there is none, or several. */
    public static Optional<CodePath> of(Collection<CodePath> files, Language language) {
        List<CodePath> all = files.stream()
                .filter(file -> file.parent().isEmpty())
                .filter(file -> Language.ofFile(file.name()).equals(Optional.of(language)))
                .filter(file -> !OTHER.matcher(file.name()).matches())
                .limit(2)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
