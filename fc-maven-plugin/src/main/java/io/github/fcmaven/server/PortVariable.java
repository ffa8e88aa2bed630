package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Variables that say where to listen: code that reads them needs no change. {@code PORT} is set by many platforms, and
 * not by this one; that of the address by nobody but the function.
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

    /** Of servers and frameworks; a variable of that kind with another beginning is that of a service. */
    private static final Pattern ADDRESS = Pattern.compile("(?:(?:NITRO|NUXT|FLASK_RUN|UVICORN|SERVER|APP|WEB|LISTEN"
            + "|BIND)_)?HOST|HOSTNAME|(?:STREAMLIT_SERVER|SERVER|LISTEN|BIND)_ADDRESS|GRADIO_SERVER_NAME|BIND");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private PortVariable() {}

    /** The variables that a line reads, or has a default for. */
    static Stream<String> readIn(String line) {
        return DEFAULTED.matcher(line).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    /** To set one; empty where none decides. */
    static Optional<String> fix(Requirement requirement, KnownServer server, PackagedStart start, CaPort port) {
        return switch (requirement) {
            case FC_PORT -> port(server, start, port);
            case FC_BIND -> address(server, start);
            default -> Optional.empty();
        };
    }

    private static Optional<String> address(KnownServer server, PackagedStart start) {
        return start.function().environment().entrySet().stream()
                .filter(variable -> server.hostKey().isEmpty()
                        && LOOPBACK.contains(variable.getValue())
                        && ADDRESS.matcher(variable.getKey()).matches())
                .map(variable -> "set " + variable.getKey() + " to 0.0.0.0" + ServerFixes.IN_ENVIRONMENT)
                .findFirst();
    }

    /** To set it; empty where nothing reads it, where it is set, and where other settings than code's decide. */
    private static Optional<String> port(KnownServer server, PackagedStart start, CaPort port) {
        boolean bySettings =
                server.portKey().isPresent() || start.script().lines().anyMatch(server::isStartedBy);
        boolean read = READ.matcher(start.code()).find() || start.files().marks(Mark.READS_PORT);
        return bySettings || !read || start.function().environment().containsKey(NAME)
                ? Optional.empty()
                : Optional.of("set " + NAME + " to " + port + ServerFixes.IN_ENVIRONMENT + ", which the code reads"
                        + ServerFixes.OR_CA_PORT);
    }
}
