package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ClassBudget;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whether something that is not read here may give a placeholder its value: a file {@code .env}, a service for
 * configuration, or code and files of the application that hold the name.
 */
final class PlaceholderSources {

    private static final Pattern LIBRARY = Pattern.compile("(?:.*/)?(?:[\\w.]+\\.)?"
            + "(?:spring-cloud-|nacos-|apollo-client|spring-dotenv|dotenv-|java-dotenv|quarkus-(?:consul|spring-cloud)-"
            + "|micronaut-discovery)[^/]*\\.jar");

    /** Beside the jars: what people write, and classes; a Java of its own has thousands of others. */
    private static final Pattern WRITTEN =
            Pattern.compile("[^/]+|.*\\.(?:class|properties|ya?ml|json|conf|sh|env|toml)");

    private static final int MAX_CLASSES = 2000;

    private final PackagedStart start;
    private final Pattern name;

    /** Whether nothing fills that placeholder, and it has no default. */
    static boolean leaveUnset(PackagedStart start, String placeholder) {
        return start.settings().isUnset(placeholder)
                && !new PlaceholderSources(start, placeholder.replaceAll("[${}]", "")).mayFill();
    }

    /** @param name of the placeholder */
    private PlaceholderSources(PackagedStart start, String name) {
        this.start = start;
        this.name = Pattern.compile("(?<![A-Za-z_]|\\$\\{)" + Pattern.quote(name) + "(?![A-Za-z0-9_])");
    }

    /** What is too much to be read may hold the name too. */
    private boolean mayFill() {
        return start.settings().effective("spring.config.import").isPresent()
                || start.files()
                        .any(file -> file.equals(".env")
                                || file.endsWith("/.env")
                                || LIBRARY.matcher(file).matches())
                || start.files().jars().keySet().stream()
                        .filter(PlaceholderSources::isJar)
                        .anyMatch(this::isNamedIn)
                || isNamedBeside();
    }

    private static boolean isJar(Entry entry) {
        return entry.path().value().endsWith(".jar") || entry.path().value().endsWith(".war");
    }

    private boolean isNamedIn(Entry jar) {
        ClassBudget budget = new ClassBudget(MAX_CLASSES);
        try (ZipView zip = ZipView.open(jar.path().value(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                boolean own = !item.name().endsWith(".class") || ScannedJar.isApplications(item.name());
                if (own
                        && !item.name().endsWith(".jar")
                        && budget.read(zip, item).map(this::holds).orElse(true)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return true; // what cannot be read may hold it
        }
    }

    private boolean isNamedBeside() {
        TextBudget budget = new TextBudget();
        return start.function().entries().values().stream()
                .filter(entry ->
                        !isJar(entry) && WRITTEN.matcher(entry.path().value()).matches())
                .anyMatch(entry -> {
                    try {
                        return budget.text(entry.content()::head)
                                .map(text -> name.matcher(text).find())
                                .orElse(true);
                    } catch (IOException e) {
                        return true;
                    }
                });
    }

    private boolean holds(byte[] bytes) {
        return name.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
    }
}
