package io.github.fcmaven.zip;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;
import org.codehaus.plexus.util.MatchPatterns;

/** Ant patterns of paths, with what Maven excludes by default, and what the folder's own {@code .fcignore} names. */
final class Patterns {

    private final List<String> includes;
    private final List<String> excludes;
    private final MatchPatterns included;
    private final MatchPatterns excluded;
    private final IgnoreFile ignored;

    /** All paths, where there is no pattern to include. */
    Patterns(List<String> includes, List<String> excludes, IgnoreFile ignored) {
        this.ignored = ignored;
        this.includes = (includes.isEmpty() ? List.of("**") : includes)
                .stream().map(Patterns::platform).toList();
        this.excludes = excludes.stream().map(Patterns::platform).toList();
        this.included = MatchPatterns.from(this.includes);
        this.excluded = MatchPatterns.from(Stream.concat(
                        this.excludes.stream(),
                        Stream.of(DirectoryScanner.DEFAULTEXCLUDES).map(Patterns::platform))
                .toList());
    }

    String[] includes() {
        return includes.toArray(String[]::new);
    }

    String[] excludes() {
        return excludes.toArray(String[]::new);
    }

    /** Whether a file of that name, with {@code /} between its segments, is wanted. */
    boolean wantFile(String name) {
        String path = platform(name);
        return included.matches(path, true) && !excluded.matches(path, true) && !ignored.ignores(name);
    }

    /** Whether the folder's own list names it, which the patterns do not know. */
    boolean ignores(String name) {
        return ignored.ignores(name);
    }

    /** Whether a file below a folder of that name may be wanted. */
    boolean wantFolder(String name) {
        String path = platform(name);
        return included.matchesPatternStart(path, true)
                && !excluded.matches(path, true)
                && !excluded.matches(path + File.separator + "any", true);
    }

    private static String platform(String pattern) {
        String text = pattern.strip().replace('/', File.separatorChar);
        return text.endsWith(File.separator) ? text + "**" : text;
    }
}
