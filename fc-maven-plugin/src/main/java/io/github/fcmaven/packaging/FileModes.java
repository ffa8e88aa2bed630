package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Gives some files the permissions that the user wants; each rule is applied in turn, so that the last one that names
 * a file wins.
 *
 * @param rules in their order
 */
public record FileModes(List<Rule> rules) implements PackagingStep {

    /**
     * The permissions of some files.
     *
     * @param file a glob of paths below {@code /code}
     * @param mode octal, such as {@code 755}
     */
    public record Rule(String file, String mode) {

        private List<Entry> applyTo(Collection<Entry> entries) {
            if (file == null || mode == null) {
                throw FcProblem.local(
                        "a permission names no " + (file == null ? "file" : "mode"),
                        "write <permission><file>bin/*.sh</file><mode>755</mode></permission>");
            }
            FileMode octal = FileMode.parse(mode);
            PathMatcher glob = glob();
            List<Entry> named =
                    entries.stream().filter(entry -> matches(glob, entry)).toList();
            if (named.isEmpty()) {
                throw FcProblem.local(
                        "the permission " + mode + " for '" + file + "' matches no file of the package",
                        "correct the pattern: it is compared with paths below /code; ** crosses folders, * does not");
            }
            return named.stream().map(entry -> entry.withMode(octal)).toList();
        }

        private PathMatcher glob() {
            try {
                return FileSystems.getDefault().getPathMatcher("glob:" + file.replaceAll("^(/code(?=/|$))?/*", ""));
            } catch (PatternSyntaxException e) {
                throw FcProblem.local(
                        "the permission's file '" + file + "' is not a glob: " + e.getDescription(),
                        "close its brackets and braces",
                        e);
            }
        }

        private static boolean matches(PathMatcher glob, Entry entry) {
            return glob.matches(Path.of(entry.path().value()));
        }
    }

    @Override
    public Draft apply(Draft draft) {
        Draft changed = draft;
        for (Rule rule : rules) {
            changed = changed.withFunction(changed.function()
                    .plus(rule.applyTo(changed.function().entries().values())));
        }
        return changed;
    }
}
