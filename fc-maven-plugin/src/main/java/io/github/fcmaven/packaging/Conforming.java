package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.server.Conform;
import io.github.fcmaven.server.Conformed;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adds the settings that the packaged server lacks. It comes after the user's own files, which may configure the server
 * too. To a start command of the user's own it adds nothing: then a missing port is a warning.
 *
 * @param start what the user declared
 * @param servers reads which server the package holds
 */
public record Conforming(StartSpec start, ServerReader servers) implements PackagingStep {

    @Override
    public Draft apply(Draft draft) {
        PackagedServer server = servers.read(draft.function());
        Conformed conformed = Conform.of(draft.function(), start, server);
        Draft next = draft.withFunction(conformed.functionPackage());
        for (String decision : conformed.log()) {
            next = next.withDecision(decision);
        }
        return next.withWarnings(conformed.warnings())
                .withFindings(start.isWhole() && conformed.added().isEmpty() ? untoldPort(draft, server) : List.of());
    }

    /** Only a warning: the code may set the port, which the running server shows. */
    private static List<Finding> untoldPort(Draft draft, PackagedServer server) {
        CaPort port = draft.function().port();
        if (server.port().isPresent() || isInScript(draft.function())) {
            return List.of();
        }
        return server.missing().stream()
                .filter(need -> need.value().contains("{port}"))
                .filter(need -> !need.otherwise().matches(".*\\b" + port))
                .limit(1)
                .<Finding>map(need -> new Finding.Violated(
                                Requirement.FC_PORT,
                                "CAPort is " + port + ", and the start command gives the server no port: "
                                        + need.otherwise() + ", unless its code sets the port",
                                Requirement.FC_PORT.platform(),
                                server.fix(Requirement.FC_PORT, port))
                        .with(Severity.WARNING))
                .toList();
    }

    /** Whether a line of a start script names the port: it may give it to the server, by a variable too. */
    private static boolean isInScript(FunctionPackage function) {
        Pattern port = Pattern.compile("(?<![\\d.])" + function.port() + "(?![\\d.])");
        Stream<String> named = ProgramStart.of(function).scripts().stream().flatMap(List::stream);
        return Stream.concat(Stream.of(CodePath.BOOTSTRAP.value()), named)
                .flatMap(word -> CodePath.named(word).flatMap(function::entry).stream())
                .flatMap(script -> script.text().lines())
                .map(line -> line.split("#", 2)[0].strip())
                .anyMatch(line -> port.matcher(line).find());
    }
}
