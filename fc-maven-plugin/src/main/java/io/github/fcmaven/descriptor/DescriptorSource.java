package io.github.fcmaven.descriptor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which description is read, and how.
 *
 * @param file an {@code s.yaml}
 * @param functionName which function is meant where it describes several: its
 *     {@code functionName}, or its key among the resources
 * @param environment which of the environments of {@code env.yaml} is laid over it,
 *     as {@code s deploy --env} does; empty for none
 */
public record DescriptorSource(Path file, Optional<String> functionName, Optional<String> environment) {}
