package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of a server that runs in a Java which the application's own code starts. */
final class ChildSettings {

    private ChildSettings() {}

    /** What gives a Java that the code starts the settings that its own start command has in vain. */
    static Optional<String> edit(List<Need> needs, PackagedStart start) {
        String options = needs.stream()
                .flatMap(need -> start.settings().anywhere(need.key()).stream())
                .filter(setting -> setting.source().equals(StartSettings.START))
                .map(setting -> "-D" + setting.key() + "=" + setting.value())
                .collect(Collectors.joining(" "));
        return start.files()
                .ownClassThat(Mark.STARTS_PROCESS)
                .filter(name -> !options.isEmpty())
                .map(name -> "set JAVA_TOOL_OPTIONS to " + options + ServerFixes.IN_ENVIRONMENT + ": the class " + name
                        + " starts another process, and a Java there does not get the options of the start command");
    }
}
