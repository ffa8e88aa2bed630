package io.github.fcmaven.mojo;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.apache.maven.plugins.annotations.Parameter;

/** The permissions of some files in the zip, where the rule (0755 for programs, 0644 else) is not what is wanted. */
public class Permission {

    /** A glob of paths below {@code /code}, such as <code>bin/*.sh</code> or <code>tools/**</code>. */
    @Parameter(required = true)
    private String file;

    /** Octal, such as {@code 755}. */
    @Parameter(required = true)
    private String mode;

    /** The entries with their permissions; each rule is applied in turn, so that the last one that names a file wins. */
    static List<Entry> apply(List<Permission> permissions, List<Entry> entries) {
        List<Entry> result = entries;
        for (Permission permission : permissions) {
            result = permission.applyTo(result);
        }
        return result;
    }

    private List<Entry> applyTo(List<Entry> entries) {
        if (file == null || mode == null) {
            throw FcProblem.local(
                    "a permission names no " + (file == null ? "file" : "mode"),
                    "write <permission><file>bin/*.sh</file><mode>755</mode></permission>");
        }
        FileMode octal = FileMode.parse(mode);
        PathMatcher glob = glob();
        if (entries.stream().noneMatch(entry -> names(glob, entry))) {
            throw FcProblem.local(
                    "the permission " + mode + " for '" + file + "' names no file of the package",
                    "correct the glob: it is matched with paths below /code; ** crosses folders, * does not");
        }
        return entries.stream()
                .map(entry -> names(glob, entry) ? entry.withMode(octal) : entry)
                .toList();
    }

    private PathMatcher glob() {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + file.replaceAll("^(/code(?=/|$))?/*", ""));
        } catch (PatternSyntaxException e) {
            throw FcProblem.local(
                    "the permission's file '" + file + "' is no glob: " + e.getDescription(),
                    "close its brackets and braces",
                    e);
        }
    }

    private static boolean names(PathMatcher glob, Entry entry) {
        return glob.matches(Path.of(entry.path().value()));
    }
}
