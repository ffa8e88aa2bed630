package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.server.Conform;
import io.github.fcmaven.server.Conformed;
import io.github.fcmaven.server.ServerReader;

/**
 * Adds the settings that the packaged server lacks; after the user's own files, which may configure the server too.
 *
 * @param start what the user declared
 * @param servers reads which server the package holds
 */
public record Conforming(StartSpec start, ServerReader servers) implements PackagingStep {

    @Override
    public Draft apply(Draft draft) {
        Conformed conformed = Conform.of(draft.function(), start, servers.read(draft.function()));
        Draft next = draft.withFunction(conformed.functionPackage());
        for (String decision : conformed.log()) {
            next = next.withDecision(decision);
        }
        return next.withWarnings(conformed.warnings());
    }
}
