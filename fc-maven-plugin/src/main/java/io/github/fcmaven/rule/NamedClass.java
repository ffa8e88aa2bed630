package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import java.util.Optional;

/**
 * The class that Java starts.
 *
 * @param name with dots
 * @param jar whose manifest names it; empty where the start command does
 */
record NamedClass(String name, Optional<Jar> jar) {

    static NamedClass byCommand(String name) {
        return new NamedClass(name, Optional.empty());
    }

    static NamedClass byManifest(Jar jar, String name) {
        return new NamedClass(name, Optional.of(jar));
    }

    /** Who names it, and its name. */
    @Override
    public String toString() {
        return jar.map(one -> one.name() + " names the Main-Class ").orElse("the start command names the class ")
                + name;
    }

    /** What to do where it is not there. */
    String correction(RuleContext context) {
        return jar.isPresent()
                ? "correct mainClass of the plugin that writes the manifest of that jar, in its pom.xml"
                : "correct its name in " + context.origin().at("command and args")
                        + ", or add the jar that holds it with "
                        + context.origin().files();
    }

    /** Where another name is written. */
    String place(RuleContext context) {
        return jar.isPresent()
                ? "as mainClass of the plugin that writes the manifest, in pom.xml"
                : "in " + context.origin().at("command and args");
    }
}
