package io.github.fcmaven.rule;

import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.Neighbour;

/** The byte code of a jar that is started, and of the jars that its manifest names. */
final class JarByteCode {

    private JarByteCode() {}

    static ByteCode of(RuleContext context, Jar jar) {
        ByteCode.Reader reader = new ByteCode.Reader(context.packed().servers().libraries());
        if (jar.isSpringBoot()) {
            return reader.own(jar.name(), jar.content(), name -> true)
                    .nested(jar.name(), jar.content(), Jar::isBootLibrary)
                    .read();
        }
        String main = jar.mainClass().map(Jar::fileOf).orElse("");
        if (!jar.mayBeMerged() || jar.has(main) || !jar.neighbours().isEmpty()) { // else nobody knows whose they are
            reader.own(jar.name(), jar.content(), jar.surelyOwnClasses());
        }
        for (Neighbour neighbour : jar.neighbours()) {
            neighbour.file().flatMap(context.function()::entry).ifPresent(entry -> {
                String name = entry.path().value();
                if (name.matches("app/[^/]+\\.jar")) {
                    reader.own(name, entry.content(), anything -> true);
                } else {
                    reader.dependency(name, entry.content());
                    if (!main.isEmpty() && !jar.names().contains(main)) {
                        reader.started(name, entry.content(), main);
                    }
                }
            });
        }
        return reader.read();
    }
}
