package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A deployment description that others wrote, as far as it was understood.
 *
 * @param function what it describes; where it says nothing, what the platform takes
 * @param findings what is wrong with it
 * @param code the package that it deploys, as it is written; empty where it names none
 * @param said which of that it says by itself
 */
public record FoundDescriptor(
        FunctionPackage function, List<Finding> findings, Optional<String> code, DeclaredSettings said) {
    public FoundDescriptor {
        findings = List.copyOf(findings);
    }
}
