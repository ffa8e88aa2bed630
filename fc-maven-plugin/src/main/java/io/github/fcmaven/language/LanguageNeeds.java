package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which releases of its language run a program.
 *
 * @param newer what not every release has yet
 * @param removed what later releases have not any more; each release is the first without it
 * @param natives the native modules that it imports, without what follows their name
 */
public record LanguageNeeds(List<Written> newer, List<Written> removed, Set<CodePath> natives) {

    /** Every release will do. */
    public static final LanguageNeeds NONE = new LanguageNeeds(List.of(), List.of(), Set.of());

    private static final Comparator<Written> BY_RELEASE =
            Comparator.comparing(written -> written.use().since());

    public LanguageNeeds {
        newer = List.copyOf(newer);
        removed = List.copyOf(removed);
        natives = Set.copyOf(natives);
    }

    /**
     * Those of a program.
     *
     * @param entries the package
     * @param start the file that is run
     * @param roots of Python the folders in which modules are looked for
     * @throws IOException where a file of the package cannot be read
     */
    public static LanguageNeeds of(Language language, Map<CodePath, Entry> entries, CodePath start, List<String> roots)
            throws IOException {
        return switch (language) {
            case PYTHON -> {
                PythonProgram program = PythonProgram.read(entries, start, roots);
                yield new LanguageNeeds(program.newer(), program.removed(), program.natives());
            }
            case NODE -> new LanguageNeeds(NodeProgram.read(entries, start).newer(), List.of(), Set.of());
            case PHP -> {
                PhpProgram program = PhpProgram.read(entries, start);
                yield new LanguageNeeds(program.newer(), program.removed(), Set.of());
            }
        };
    }

    /** What asks for the newest release; empty where every release will do. */
    public Optional<Written> newest() {
        return newer.stream().max(BY_RELEASE);
    }

    /** What the release has not any more; empty where it has all. */
    public Optional<Written> goneIn(Release release) {
        return removed.stream()
                .filter(written -> release.has(written.use().since()))
                .min(BY_RELEASE);
    }

    /** Whether a release runs it, with the native modules that the package has. */
    public boolean isMetBy(Release release, Set<CodePath> files) {
        return isMetBy(release)
                && natives.stream().allMatch(module -> files.stream()
                        .filter(file -> file.value().startsWith(module + "."))
                        .flatMap(file -> NativeTag.of(file).stream())
                        .anyMatch(tag -> tag.isFor(release)));
    }

    /** Whether a release runs it. */
    public boolean isMetBy(Release release) {
        return newest().map(written -> release.has(written.use().since())).orElse(true)
                && goneIn(release).isEmpty();
    }
}
