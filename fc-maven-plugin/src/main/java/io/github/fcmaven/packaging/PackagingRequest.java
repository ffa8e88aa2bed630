package io.github.fcmaven.packaging;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.zip.FileSet;
import java.nio.file.Path;
import java.util.List;
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

    public PackagingRequest {
        extraDirectories = List.copyOf(extraDirectories);
        permissions = List.copyOf(permissions);
    }
}
