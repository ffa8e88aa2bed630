package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/** What the command of a server lacks, where that then only prints how it is used. */
public final class MissingArguments {

    private MissingArguments() {}

    /** The edit that gives it a command; empty where it needs none that is known. */
    public static Optional<String> command(PackagedServer packaged) {
        PackagedStart start = packaged.start();
        return Dropwizard.missingCommand(start)
                .map(words -> "write " + words + " under arguments of fc-maven-plugin in pom.xml, or after the jar in"
                        + " args")
                .or(() -> Optional.of(PythonStart.of(start).program())
                        .filter("flask"::equals)
                        .map(flask -> Gunicorn.instead(start)));
    }

    /** The only application in Python of the package, {@code module:name}, where its server is told of none. */
    public static Optional<String> application(PackagedServer packaged) {
        List<String> made = PythonApplication.made(packaged.start())
                .map(PythonApplication::name)
                .distinct()
                .limit(2)
                .toList();
        return made.stream().filter(any -> made.size() == 1).findFirst();
    }
}
