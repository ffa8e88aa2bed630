package io.github.fcmaven.zip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern as minimatch 5.0.0 reads it with {@code matchBase}, {@code dot} and {@code nocase}: case does not matter,
 * and a pattern without a slash is for a name in any folder. The deploy tool reads {@code .fcignore} with it.
 *
 * @param isNegated whether it begins with an odd number of exclamation marks
 * @param alternatives what its braces expand to, each a pattern for each segment of a path; empty for {@code **}
 */
record Minimatch(boolean isNegated, List<List<Optional<Pattern>>> alternatives) {

    static Minimatch of(String text) {
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == '!') {
            marks++;
        }
        List<List<Optional<Pattern>>> alternatives = new ArrayList<>();
        for (String expanded : Braces.expand(text.substring(marks))) {
            List<Optional<Pattern>> segments = new ArrayList<>();
            for (String segment : segments(expanded)) {
                segments.add(segment.equals("**") ? Optional.empty() : Optional.of(Glob.pattern(segment)));
            }
            alternatives.add(segments);
        }
        return new Minimatch(marks % 2 == 1, alternatives);
    }

    /**
     * Whether it matches a path.
     *
     * @param path with {@code /} between its segments, and at the end of that of a folder
     * @param partial whether it is enough that the path leads to something that would match
     */
    boolean matches(String path, boolean partial) {
        List<String> file = segments(path);
        return alternatives.stream().anyMatch(segments -> {
            List<String> named = segments.size() == 1 ? List.of(name(file)) : file;
            return new Match(named, segments, partial).from(0, 0);
        });
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/+", -1));
    }

    private static String name(List<String> file) {
        return file.stream()
                .filter(segment -> !segment.isEmpty())
                .reduce((first, second) -> second)
                .orElse("");
    }

    /** Matches one path against one alternative. If the rest failed at a place, it is not tried there again. */
    private record Match(List<String> file, List<Optional<Pattern>> segments, boolean partial, boolean[][] failed) {

        private Match(List<String> file, List<Optional<Pattern>> segments, boolean partial) {
            this(file, segments, partial, new boolean[file.size() + 1][segments.size() + 1]);
        }

        private boolean from(int at, int segment) {
            if (failed[at][segment]) {
                return false;
            }
            boolean matches = compare(at, segment);
            failed[at][segment] = !matches;
            return matches;
        }

        private boolean compare(int at, int segment) {
            boolean noFile = at == file.size();
            if (segment == segments.size()) {
                return noFile || at == file.size() - 1 && at > 0 && file.get(at).isEmpty();
            }
            if (noFile) {
                return partial;
            }
            if (segments.get(segment).isPresent()) {
                return segments.get(segment)
                                .get()
                                .matcher(new SteppedText(Glob.units(file.get(at))))
                                .matches()
                        && from(at + 1, segment + 1);
            }
            if (segment == segments.size() - 1) {
                return true;
            }
            for (int rest = at; rest < file.size(); rest++) {
                if (from(rest, segment + 1)) {
                    return true;
                }
            }
            return partial;
        }
    }
}
