package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.Neighbour;
import io.github.fcmaven.jar.NewerApi;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The classes that are an application's own for certain: what Spring Boot and Quarkus keep apart from the libraries, a
 * jar that has nothing of others, and else what is in the package of the started class.
 */
final class OwnClasses {

    private static final Pattern BOOT = Pattern.compile("(?:BOOT-INF|WEB-INF)/classes/.*");
    private static final Pattern QUARKUS = Pattern.compile("app/[^/]+\\.jar");

    private final RuleContext context;

    OwnClasses(RuleContext context) {
        this.context = context;
    }

    /** Hands them over. */
    void into(NewerApi uses) throws IOException {
        Optional<JavaCommand> java = context.java();
        if (context.jar().isPresent()) {
            started(context.jar().get(), uses);
        } else if (java.isPresent() && java.get().mainClass().isPresent()) {
            String main = java.get().mainClass().get();
            ClassPlaces places = ClassPlaces.of(
                    context, java.get().classPath(context.started().environment()));
            String file = Jar.fileOf(main);
            Optional<Jar> jar = places.folder(file).isPresent()
                    ? Optional.empty()
                    : places.jar(one -> one.names().contains(file));
            if (jar.isPresent()) {
                uses.jar(jar.get().name(), jar.get().content(), new JarClasses(jar.get()).surelyOwn(main));
            } else {
                for (Entry entry : places.filesBelow(packageOf(main))) {
                    uses.loose(entry.path().value(), entry.content());
                }
            }
        }
    }

    private void started(Jar jar, NewerApi uses) throws IOException {
        if (jar.isSpringBoot()) {
            uses.jar(jar.name(), jar.content(), BOOT.asMatchPredicate());
            return;
        }
        uses.jar(
                jar.name(),
                jar.content(),
                new JarClasses(jar).surelyOwn(jar.mainClass().orElse("")));
        for (Neighbour neighbour : jar.neighbours()) {
            Optional<Entry> entry = neighbour.file().flatMap(context.function()::entry);
            if (entry.isPresent() && QUARKUS.matcher(entry.get().path().value()).matches()) {
                uses.jar(entry.get().path().value(), entry.get().content(), any -> true);
            }
        }
    }

    private static String packageOf(String main) {
        String file = main.replace('.', '/');
        return file.substring(0, file.lastIndexOf('/') + 1);
    }
}
