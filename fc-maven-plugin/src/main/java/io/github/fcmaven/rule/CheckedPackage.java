package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.ServerReader;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is judged.
 *
 * @param function the package
 * @param zipSize how many bytes its zip has; empty before it is written
 * @param servers reads the package's server
 * @param findings what was found already: by the readers of the zip and of its manifest, or by who made the package
 * @param origin where the user changes what is wrong
 * @param allowedSecrets patterns of entries that may look like credentials
 */
public record CheckedPackage(
        FunctionPackage function,
        OptionalLong zipSize,
        ServerReader servers,
        List<Finding> findings,
        FixLocation origin,
        List<String> allowedSecrets) {

    /** Where nobody has read the package's server before. */
    public CheckedPackage(
            FunctionPackage function,
            OptionalLong zipSize,
            List<Finding> findings,
            FixLocation origin,
            List<String> allowedSecrets) {
        this(function, zipSize, new ServerReader(), findings, origin, allowedSecrets);
    }

    public CheckedPackage {
        findings = List.copyOf(findings);
        allowedSecrets = List.copyOf(allowedSecrets);
    }

    /** The same with another form of the same package. */
    CheckedPackage with(FunctionPackage other) {
        return new CheckedPackage(other, zipSize, servers, findings, origin, allowedSecrets);
    }
}
