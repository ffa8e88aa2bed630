package io.github.fcmaven.zip;

import static io.github.fcmaven.zip.IgnoreFile.Ruling.STAYS_AS_DEPLOY_TOOL;
import static io.github.fcmaven.zip.IgnoreFile.Ruling.STAYS_AS_GIT;

import io.github.fcmaven.function.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a folder that are shipped.
 *
 * @param entries sorted by their path
 * @param warnings which files stay behind although one of the two readings of
 *     {@code .fcignore} would ship them; a sentence each
 * @param left the paths below the folder that {@code .fcignore} leaves out
 */
public record SelectedFiles(List<Entry> entries, List<String> warnings, Set<String> left) {

    private static final int NAMED = 5;

    public SelectedFiles {
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
        left = Set.copyOf(left);
    }

    static List<String> warnings(Path folder, IgnoreFile ignored, Patterns patterns) {
        List<String> warnings = new ArrayList<>();
        Set<String> asGit = patterns.ruledOut(STAYS_AS_GIT);
        if (!asGit.isEmpty()) {
            warnings.add(names(asGit) + " of " + folder
                    + (asGit.size() > 1 ? " stay" : " stays")
                    + " behind as .fcignore says by the rules of .gitignore; the"
                    + " deploy tool would ship it: "
                    + (ignored.hasByteOrderMark()
                            ? "save .fcignore without its byte order mark, which hides the first pattern from it"
                            : "for it a pattern with a slash is a path from the root,"
                                    + " so write **/ before a folder's name"));
        }
        Set<String> asTool = patterns.ruledOut(STAYS_AS_DEPLOY_TOOL);
        if (!asTool.isEmpty()) {
            warnings.add(names(asTool) + " of " + folder
                    + (asTool.size() > 1 ? " are" : " is") + " not shipped, because .fcignore excludes "
                    + (asTool.size() > 1 ? "them" : "it") + " by the rules of the deploy tool, though not"
                    + " by those of .gitignore: for the deploy tool capitals do not count, and ./ is the root");
        }
        return warnings;
    }

    private static String names(Set<String> names) {
        String first = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
