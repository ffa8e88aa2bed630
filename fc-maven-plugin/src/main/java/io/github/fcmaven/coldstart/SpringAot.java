package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The code that Spring's {@code process-aot} leaves in a jar: the application context, for which the build has decided
 * the conditions of its beans.
 */
public final class SpringAot {

    private static final String INITIALIZER = "__ApplicationContextInitializer.class";
    private static final String SWITCH = "-Dspring.aot.enabled=true";

    private SpringAot() {}

    /** The same package, started with that code; unchanged where its jar has none. */
    public static Draft on(Draft draft) {
        FunctionPackage function = draft.function();
        JavaCommand command = JarStart.of(function);
        Optional<Path> jar = function.entry(CodePath.of(command.jar().orElseThrow()))
                .map(Entry::content)
                .flatMap(Content::file);
        return jar.filter(SpringAot::isProcessed)
                .map(file -> draft.withFunction(function.withStart(
                                command.withDefaults(List.of(SWITCH)).start()))
                        .withDecision("the jar has the output of Spring's process-aot, which is switched on"))
                .orElse(draft);
    }

    private static boolean isProcessed(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith(INITIALIZER));
        } catch (IOException e) {
            return false; // what cannot be read is refused by the payload
        }
    }
}
