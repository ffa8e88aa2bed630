package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variable {@code PORT}, by which many platforms say where to listen, and this one does not: code that reads it
 * needs no change.
 */
final class PortVariable {

    private static final String NAME = "PORT";

    private static final Pattern READ = Pattern.compile("process\\.env(?:\\.PORT\\b|\\[['\"]PORT['\"]\\])"
            + "|\\{[^}]*\\bPORT\\b[^}]*\\}\\s*=\\s*process\\.env\\b"
            + "|(?:environ(?:\\.get)?|getenv|_ENV|_SERVER)\\s*[(\\[]\\s*['\"]PORT['\"]");

    /** Where code has a value for a variable that is not set. */
    private static final Pattern DEFAULTED =
            Pattern.compile("(?i:\\benv(?:iron)?(?:\\.get|\\.fetch)?|getenv|_ENV|_SERVER)"
                    + "(?:\\.|\\s*[(\\[]\\s*[\"'])([A-Z][A-Z0-9_]*)|\\$\\{([A-Z][A-Z0-9_]*):");

    private PortVariable() {}

    /** The variables that a line reads, or has a default for. */
    static Stream<String> readIn(String line) {
        return DEFAULTED.matcher(line).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    /** To set it; empty where nothing reads it, where it is set, and where other settings than code's decide. */
    static Optional<String> fix(KnownServer server, PackagedStart start, CaPort port) {
        boolean bySettings =
                server.portKey().isPresent() || start.script().lines().anyMatch(server::isStartedBy);
        boolean read = READ.matcher(start.code()).find() || start.files().marks(Mark.READS_PORT);
        return bySettings || !read || start.function().environment().containsKey(NAME)
                ? Optional.empty()
                : Optional.of("set " + NAME + " to " + port + ServerFixes.IN_ENVIRONMENT + ", which the code reads"
                        + ServerFixes.OR_CA_PORT);
    }
}
