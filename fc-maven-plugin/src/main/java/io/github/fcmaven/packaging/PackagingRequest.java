package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user asks of {@code package}: its parameters as values.
 *
 * @param files where zip and description are
 * @param shown how messages show a path
 * @param explicit which parameters the user has set, and where
 * @param payload what is shipped
 * @param spec how it is deployed
 * @param start how it is started
 * @param extraDirectories folders whose files are shipped with it
 * @param permissions modes of some files
 * @param conform whether the start gets the settings that the packaged server lacks
 * @param coldStart what makes it start faster
 */
public record PackagingRequest(
        OutputFiles files,
        Function<Path, String> shown,
        ExplicitParameters explicit,
        PayloadRequest payload,
        FunctionSpec spec,
        StartRequest start,
        List<FileSet> extraDirectories,
        List<FileModes.Rule> permissions,
        boolean conform,
        ColdStartRequest coldStart) {

    /** How the line of a folder begins: no path does. */
    static final String FOLDER = "folder\t";

    /** What stands between its patterns of files to ship and those of files to leave out. */
    static final String BUT = "!";

    public PackagingRequest {
        extraDirectories = List.copyOf(extraDirectories);
        permissions = List.copyOf(permissions);
    }

    /**
     * Which files the package is made of, as {@link PackageInputs} reads them: a line for each file, and one for each
     * folder with its patterns.
     *
     * @param planned before anything is made of these files
     * @param pom the project's own; empty without a project
     */
    public String inputs(FunctionPackage planned, Optional<Path> pom) {
        List<Path> all = new ArrayList<>(); // no set: most go with their folder, and only the others must differ
        pom.ifPresent(all::add);
        files.manifestFile().ifPresent(all::add);
        start.form().bootstrapFile().ifPresent(all::add);
        for (Entry entry : planned.entries().values()) {
            entry.content().file().ifPresent(all::add);
        }
        List<String> lines = new ArrayList<>();
        List<FileSet> folders = new ArrayList<>(extraDirectories);
        folders.add(payload.directory());
        for (FileSet folder : folders) {
            Path base = real(folder.from());
            if (all.removeIf(file -> file.startsWith(base))) {
                lines.add(FOLDER + base + "\t" + String.join("\t", folder.includes()) + "\t" + BUT + "\t"
                        + String.join("\t", folder.excludes()));
            }
        }
        for (Path file : new LinkedHashSet<>(all)) {
            lines.add(file.toAbsolutePath().toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath();
        }
    }
}
