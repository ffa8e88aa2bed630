package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a start tells its server beside the packaged files, which it stands above.
 *
 * @param settings from the one that wins to the one that yields
 */
record StartSettings(List<Setting> settings) {

    private static final Pattern PROPERTY = Pattern.compile("-D([^=]+)=?(.*)", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("--?([^=\\s]+)=(.*)", Pattern.DOTALL);

    /** Variables whose words Java takes for its own arguments; those of the command win. */
    private static final List<String> JAVA_OPTIONS = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    /** A variable that holds properties of Spring in JSON. */
    private static final String JSON = "SPRING_APPLICATION_JSON";

    /**
     * What these words and the package's variables tell. Where the order differs between servers, it is the one of
     * Spring.
     *
     * @param argv the program and arguments; empty where only a script knows them
     */
    static StartSettings of(FunctionPackage function, List<String> argv) {
        Optional<JavaCommand> java = JavaCommand.of(ArgumentFiles.expanded(function, argv));
        List<String> arguments = java.map(JavaCommand::arguments).orElse(List.of());
        List<String> options = java.map(JavaCommand::options).orElse(argv);
        List<Setting> settings = new ArrayList<>(settings(ARGUMENT, arguments, "arguments"));
        settings.addAll(json(function.environment().getOrDefault(JSON, "")));
        settings.addAll(settings(PROPERTY, options, "the start command"));
        for (String variable : JAVA_OPTIONS) {
            List<String> words = words(function.environment().getOrDefault(variable, ""));
            settings.addAll(settings(PROPERTY, words, "the variable " + variable));
        }
        function.environment().forEach((name, value) -> settings.add(new Setting(name, value, "the variable " + name)));
        return new StartSettings(List.copyOf(settings));
    }

    /** What the start says of the key, in whatever form. */
    Optional<Setting> of(String key) {
        return settings.stream()
                .filter(setting -> Setting.isForm(setting.key(), key))
                .findFirst()
                .map(setting -> new Setting(key, setting.value(), setting.source()));
    }

    /** The last of the same words wins. */
    private static List<Setting> settings(Pattern form, List<String> words, String source) {
        List<Setting> settings = new ArrayList<>();
        for (String word : words) {
            Matcher matcher = form.matcher(word);
            if (matcher.matches()) {
                settings.add(new Setting(matcher.group(1), matcher.group(2), source));
            }
        }
        Collections.reverse(settings);
        return settings;
    }

    private static List<Setting> json(String text) {
        return ConfigurationFile.read(JSON, text).documents().stream()
                .flatMap(document -> document.entrySet().stream())
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), "the variable " + JSON))
                .toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }
}
