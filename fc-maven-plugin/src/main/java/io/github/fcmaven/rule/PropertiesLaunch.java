package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Spring Boot's {@code PropertiesLauncher} starts: the class of {@code loader.main}, else the manifest's; out of
 * its own jar, and of the places of {@code loader.path}.
 */
final class PropertiesLaunch {

    private static final String MAIN = "loader.main";
    private static final String FILE = "loader.properties";

    private final RuleContext context;
    private final Jar jar;

    PropertiesLaunch(RuleContext context, Jar jar) {
        this.context = context;
        this.jar = jar;
    }

    /** Whether something says more than the name of the class: a file of properties, a path, a placeholder. */
    boolean mayBeElsewhere() {
        boolean file = Stream.concat(
                        jar.names().stream(),
                        context.function().entries().keySet().stream().map(Object::toString))
                .anyMatch(name -> name.endsWith(FILE));
        boolean option = context.javaOptions().stream()
                .anyMatch(word -> word.startsWith("-Dloader.") && !word.startsWith(option()));
        boolean variable = context.started().environment().keySet().stream()
                .map(PropertiesLaunch::asVariable)
                .anyMatch(name -> name.startsWith("LOADER_") && !name.equals(asVariable(MAIN)));
        return file
                || option
                || variable
                || jar.attribute("Loader-Path").isPresent()
                || application().filter(name -> name.contains("$")).isPresent();
    }

    /** The option or variable that names the class, and where it is written; empty where the manifest names it. */
    Optional<String> namedBy() {
        String word = option() + application().orElse("");
        if (byOption().isPresent()) {
            return Optional.of(context.started().environment().entrySet().stream()
                    .filter(variable -> variable.getValue().contains(word)
                            && context.argv().stream().noneMatch(word::equals))
                    .map(variable -> "-D" + MAIN + " in " + variable(variable.getKey()))
                    .findFirst()
                    .orElse("-D" + MAIN + " in " + command()));
        }
        return variables().findFirst().map(variable -> variable(variable.getKey()));
    }

    private String command() {
        return context.function().start().isBootstrap()
                ? context.lastScript()
                : context.origin().at("command and args");
    }

    private String variable(String name) {
        return name + " under " + context.origin().at("environmentVariables");
    }

    /** The class with its package. */
    Optional<String> application() {
        return byOption()
                .or(() ->
                        variables().map(variable -> variable.getValue().strip()).findFirst())
                .or(() -> jar.attribute("Start-Class"));
    }

    private Optional<String> byOption() {
        return context.javaOptions().stream()
                .filter(word -> word.startsWith(option()))
                .map(word -> word.substring(option().length()))
                .reduce((before, now) -> now);
    }

    private Stream<Map.Entry<String, String>> variables() {
        return context.started().environment().entrySet().stream()
                .filter(variable -> asVariable(variable.getKey()).equals(asVariable(MAIN)));
    }

    private static String option() {
        return "-D" + MAIN + "=";
    }

    private static String asVariable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
