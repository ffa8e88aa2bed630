package io.github.fcmaven.zip;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.basjes.gitignore.GitIgnore;

/**
 * The deploy tool's own list of what does not travel: {@code .fcignore} at the root of a folder, in the form of {@code .gitignore}.
 *
 * @param rules what it says; empty where there is no such file
 */
record IgnoreFile(Optional<GitIgnore> rules) {

    static final String NAME = ".fcignore";

    /** @throws FcProblem where the file cannot be read */
    static IgnoreFile of(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new IgnoreFile(Optional.empty());
        }
        try {
            return new IgnoreFile(Optional.of(new GitIgnore(BoundedInput.text(file))));
        } catch (IOException e) {
            throw FcProblem.local(
                    file + " cannot be read as text in UTF-8",
                    "write it as the deploy tool reads it, a pattern a line",
                    e);
        }
    }

    /** Whether a file of that name, with {@code /} between its segments, stays behind; the list itself always does. */
    boolean ignores(String name) {
        return name.equals(NAME)
                || rules.map(all -> Boolean.TRUE.equals(all.isIgnoredFile("/" + name)))
                        .orElse(false);
    }
}
