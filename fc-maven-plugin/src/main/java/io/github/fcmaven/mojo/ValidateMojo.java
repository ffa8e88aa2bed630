package io.github.fcmaven.mojo;

import io.github.fcmaven.rule.Origin;
import io.github.fcmaven.rule.StaticCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Judges the packaged function by all that can be known without starting it, and fails the build with every violation at once.
 *
 * <p>{@code package} ends with the same check; this goal makes it of a zip that stands there, in less than a second.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class ValidateMojo extends AbstractFcMojo {

    @Override
    void run() {
        Path zip = files().packaged(this::shown);
        FoundFunction found = FoundFunction.look(files());
        getLog().info("Validating " + shown(zip)
                + (found.origin() == Origin.ZIP
                        ? ", which starts /code/bootstrap"
                        : " by " + shown(files().manifest())));
        judge(new StaticCheck.Packed(
                found.function(), OptionalLong.of(size(zip)), found.told(), found.origin(), allowedSecrets()));
    }

    private static long size(Path zip) {
        try {
            return Files.size(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
