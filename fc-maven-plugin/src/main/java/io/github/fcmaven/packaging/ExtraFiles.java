package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.zip.FileSet;
import io.github.fcmaven.zip.SelectedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Adds the files of {@code extraDirectories}; the log says which file replaces another one.
 *
 * @param directories in the order in which they are added
 * @param shown how messages show a path
 */
public record ExtraFiles(List<FileSet> directories, Function<Path, String> shown) implements PackagingStep {

    @Override
    public Draft apply(Draft draft) {
        FunctionPackage function = draft.function();
        List<String> warnings = new ArrayList<>();
        for (FileSet directory : directories) {
            SelectedFiles files = directory.select();
            List<Entry> extra = files.entries();
            warnings.addAll(files.warnings());
            warnings.addAll(replaced(function, extra));
            function = function.plus(extra);
        }
        return draft.withFunction(function).withWarnings(warnings);
    }

    private List<String> replaced(FunctionPackage function, List<Entry> extra) {
        List<String> warnings = new ArrayList<>();
        for (Entry entry : extra) {
            Path by = entry.content().file().orElseThrow();
            function.entry(entry.path())
                    .filter(other -> !other.content().equals(entry.content()))
                    .ifPresent(other -> warnings.add(entry.path() + " of the package is replaced by " + shown.apply(by)
                            + ", as extraDirectories has it"));
        }
        return warnings;
    }
}
