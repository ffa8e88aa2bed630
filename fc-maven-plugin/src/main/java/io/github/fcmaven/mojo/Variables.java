package io.github.fcmaven.mojo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Environment variables as the POM writes them. */
final class Variables {

    private Variables() {}

    /**
     * The variables of a parameter, with the values that Maven has lost: it takes a value that is one whole <code>${env(NAME)}</code> for an
     * expression of its own, knows none of that name, and gives null. To the deploy tool it is a variable, so the text counts.
     */
    static Map<String, String> asWritten(MojoExecution execution, String parameter, Map<String, String> given) {
        Map<String, String> written = new LinkedHashMap<>();
        given.forEach((name, value) -> written.put(
                name, value == null ? text(execution, parameter, name).orElse("") : value));
        return written;
    }

    private static Optional<String> text(MojoExecution execution, String parameter, String name) {
        return Optional.ofNullable(execution.getConfiguration())
                .map(configuration -> configuration.getChild(parameter))
                .map(variables -> variables.getChild(name))
                .map(Xpp3Dom::getValue);
    }
}
