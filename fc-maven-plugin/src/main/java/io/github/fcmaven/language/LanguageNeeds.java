package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.MissingModules.Missing;
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
 * @param removed what later releases no longer have; each release is the first without it
 * @param natives the native modules that it imports, without what follows their names
 * @param missing what it loads at once and nobody ships
 */
public record LanguageNeeds(List<Written> newer, List<Written> removed, Set<CodePath> natives, List<Missing> missing) {

    /** Every release will do. */
    public static final LanguageNeeds NONE = new LanguageNeeds(List.of(), List.of(), Set.of(), List.of());

    private static final Comparator<Written> BY_RELEASE =
            Comparator.comparing(written -> written.use().since());

    public LanguageNeeds {
        newer = List.copyOf(newer);
        removed = List.copyOf(removed);
        natives = Set.copyOf(natives);
        missing = List.copyOf(missing);
    }

    /**
     * The needs of a program.
     *
     * @param entries the package
     * @param starts the file that is run, and the application that it is told to serve
     * @param roots for Python, the folders in which modules are looked for
     * @throws IOException where a file of the package cannot be read
     */
    public static LanguageNeeds of(
            Language language, Map<CodePath, Entry> entries, List<CodePath> starts, List<String> roots)
            throws IOException {
        return switch (language) {
            case PYTHON -> {
                PythonProgram program = PythonProgram.read(entries, starts, roots);
                yield new LanguageNeeds(
                        program.newer(),
                        program.removed(),
                        program.natives(),
                        MissingModules.of(entries, program.ownFiles(), roots));
            }
            case NODE -> {
                NodeProgram program = NodeProgram.read(entries, starts);
                yield new LanguageNeeds(program.newer(), List.of(), Set.of(), program.missing());
            }
            case PHP -> {
                PhpProgram program = PhpProgram.read(entries, starts.get(0));
                yield new LanguageNeeds(program.newer(), program.removed(), Set.of(), program.missing());
            }
        };
    }

    /** What needs the newest release; empty where every release will do. */
    public Optional<Written> newest() {
        return newer.stream().max(BY_RELEASE);
    }

    /**
     * What needs a later release than the first of a line, if the version only names the line; empty where every
     * release of the line will do.
     *
     * @param version such as {@code 20}
     */
    public Optional<Written> openIn(String version) {
        Release release = Release.of(version);
        return newest().filter(written -> !version.contains("."))
                .filter(written -> written.use().since().major() == release.major()
                        && written.use().since().minor() > 0);
    }

    /** The same without needs that an edit of the program removes. */
    public LanguageNeeds withoutEdits() {
        return new LanguageNeeds(
                newer.stream().filter(written -> written.use().edit().isEmpty()).toList(), removed, natives, missing);
    }

    /** What the release no longer has; empty where it has all. */
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
