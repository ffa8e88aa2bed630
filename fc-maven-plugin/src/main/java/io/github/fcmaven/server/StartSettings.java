package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a start tells its server beside the packaged files, which it overrides.
 *
 * @param settings from the one that wins to the one that yields
 * @param isOfJava whether its program is Java
 */
record StartSettings(List<Setting> settings, boolean isOfJava) {

    /** The source of a setting that an option of the start command makes. */
    static final String START = "the start command";

    private static final Pattern PROPERTY = Pattern.compile("-D([^=]+)=?(.*)", Pattern.DOTALL);
    private static final Pattern OF_SPRING = Pattern.compile("--([^=\\s]+)(?:=(.*))?", Pattern.DOTALL);
    /** One dash is enough for Micronaut, none is Jooby's; {@code -P:} is Ktor's, before its own keys. */
    private static final Pattern ARGUMENT = Pattern.compile("-{0,2}(?:P:)?([^=\\s]+)=(.*)", Pattern.DOTALL);

    /** Arguments that are keys of Ktor's without their beginning, for its {@code EngineMain}. */
    private static final Pattern SHORT = Pattern.compile("-(?:port|host)=");

    private static final String OF_KTOR = "ktor.deployment.";

    /** Variables whose words Java takes for its own arguments; those of the command win. */
    private static final List<String> JAVA_OPTIONS = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"']++)++");

    /** What holds properties of Spring in JSON; a variable, most often. */
    private static final String JSON = "spring.application.json";

    /**
     * What these words and the package's variables tell. Where the order differs between servers, it is the one of
     * Spring.
     *
     * @param argv the program and arguments; empty where only a script knows them
     * @param isSpring whether Spring Boot reads the arguments
     */
    static StartSettings of(FunctionPackage function, List<String> argv, boolean isSpring) {
        Optional<JavaCommand> java = JavaCommand.of(ArgumentFiles.expanded(function, argv));
        List<String> arguments = java.map(JavaCommand::arguments).orElse(List.of());
        List<String> options = java.map(JavaCommand::options).orElse(argv);
        List<Setting> given = settings(isSpring ? OF_SPRING : ARGUMENT, arguments, "arguments");
        List<Setting> below = settings(PROPERTY, options, START);
        for (String variable : JAVA_OPTIONS) {
            List<String> words = words(function.environment().getOrDefault(variable, ""));
            below.addAll(settings(PROPERTY, words, Setting.VARIABLE + variable));
        }
        for (var variable : function.environment().entrySet()) {
            String name = variable.getKey();
            below.add(new Setting(name, variable.getValue(), Setting.VARIABLE + name));
        }
        List<Setting> all = new ArrayList<>(given);
        all.addAll(below);
        all.addAll(given.size(), json(new StartSettings(List.copyOf(all), java.isPresent())));
        return new StartSettings(List.copyOf(all), java.isPresent());
    }

    /** What the start says of the key, in whatever form. */
    Optional<Setting> of(String key) {
        return settings.stream()
                .filter(setting -> setting.isOf(key))
                .findFirst()
                .map(setting -> new Setting(key, setting.value(), setting.source()));
    }

    /** The last of the same words wins. */
    private static List<Setting> settings(Pattern form, List<String> words, String source) {
        List<Setting> settings = new ArrayList<>();
        for (String word : words) {
            Matcher matcher = form.matcher(word);
            if (matcher.matches()) {
                settings.add(new Setting(matcher.group(1), Objects.requireNonNullElse(matcher.group(2), ""), source));
            }
            if (form == ARGUMENT && SHORT.matcher(word).lookingAt()) {
                settings.add(new Setting(OF_KTOR + matcher.group(1), matcher.group(2), source));
            }
        }
        Collections.reverse(settings);
        return settings;
    }

    private static List<Setting> json(StartSettings plain) {
        return plain.of(JSON).stream()
                .flatMap(said -> ConfigurationFile.read(JSON, said.value()).documents().stream()
                        .flatMap(document -> document.entrySet().stream())
                        .map(entry -> new Setting(entry.getKey(), entry.getValue(), said.source())))
                .toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().replaceAll("[\"']", ""))
                .toList();
    }
}
