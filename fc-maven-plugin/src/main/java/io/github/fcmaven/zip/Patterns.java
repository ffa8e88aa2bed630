package io.github.fcmaven.zip;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.plexus.components.io.fileselectors.FileInfo;
import org.codehaus.plexus.components.io.fileselectors.IncludeExcludeFileSelector;
import org.codehaus.plexus.util.DirectoryScanner;
import org.codehaus.plexus.util.MatchPatterns;

/** Ant patterns of paths, with what Maven excludes by default, and what the folder's own {@code .fcignore} names. */
final class Patterns {

    private final IncludeExcludeFileSelector selector = new IncludeExcludeFileSelector();
    private final MatchPatterns included;
    private final MatchPatterns excluded;
    private final IgnoreFile ignored;
    private final Map<IgnoreFile.Ruling, Set<String>> rulings = new EnumMap<>(IgnoreFile.Ruling.class);

    /** All paths, where there is no pattern to include. */
    Patterns(List<String> includes, List<String> excludes, IgnoreFile ignored) {
        List<String> wanted = (includes.isEmpty() ? List.of("**") : includes)
                .stream().map(Patterns::platform).toList();
        List<String> unwanted = excludes.stream().map(Patterns::platform).toList();
        selector.setIncludes(wanted.toArray(String[]::new));
        selector.setExcludes(unwanted.toArray(String[]::new));
        this.ignored = ignored;
        this.included = MatchPatterns.from(wanted);
        this.excluded = MatchPatterns.from(Stream.concat(
                        unwanted.stream(),
                        Stream.of(DirectoryScanner.DEFAULTEXCLUDES).map(Patterns::platform))
                .toList());
    }

    /** Whether a file of that name, with {@code /} between its segments, is wanted. */
    boolean wantFile(String name) {
        if (!selector.isSelected(new Named(platform(name)))) {
            return false;
        }
        IgnoreFile.Ruling ruling = ignored.of(name);
        if (ruling != IgnoreFile.Ruling.SHIPPED) {
            rulings.computeIfAbsent(ruling, one -> new TreeSet<>()).add(name);
        }
        return ruling == IgnoreFile.Ruling.SHIPPED;
    }

    /** The files up to now that only this ruling left out. */
    Set<String> ruledOut(IgnoreFile.Ruling ruling) {
        return rulings.getOrDefault(ruling, Set.of());
    }

    /** The files up to now that the list left out, by whatever rules. */
    Set<String> left() {
        Set<String> left = new HashSet<>();
        for (Set<String> names : rulings.values()) {
            left.addAll(names);
        }
        return left;
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

    /** All that the selector asks of a file. */
    private record Named(String name) implements FileInfo {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public InputStream getContents() throws IOException {
            throw new IOException("the patterns ask for names only");
        }

        @Override
        public boolean isFile() {
            return true;
        }

        @Override
        public boolean isDirectory() {
            return false;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }
    }
}
