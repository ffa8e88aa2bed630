package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
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
        if (jar.isPresent()) {
            List<String> mains = new JarClasses(jar.get()).mainClassesNear(name);
            return mains.size() == 1
                    ? "write " + mains.get(0) + " " + place(context)
                    : "correct mainClass of the plugin that writes the manifest of that jar, in its pom.xml";
        }
        if (name.endsWith(".jar")) { // a shell makes a word of each jar that a * means
            return "put a class path with * into quotes, as -cp 'lib/*', or write -jar before the jar that is started";
        }
        String command = SpokenWord.of(context, name).place();
        return isLauncher() && context.function().entries().keySet().stream().anyMatch(NamedClass::isOfBoot)
                ? "write -cp /code/BOOT-INF/classes:/code/BOOT-INF/lib/* and the class that META-INF/MANIFEST.MF names"
                        + " as Start-Class in its place, in " + command + ", or pack the folder org of the jar too"
                : "correct its name in " + command + ", or add the jar that holds it with "
                        + context.origin().files();
    }

    /** Spring Boot's, which a jar has beside the application. */
    private boolean isLauncher() {
        return name.startsWith("org.springframework.boot.loader.");
    }

    private static boolean isOfBoot(CodePath path) {
        return path.value().startsWith("BOOT-INF/classes/");
    }

    /** Where another name is written. */
    String place(RuleContext context) {
        return jar.isPresent()
                ? "as mainClass of the plugin that writes the manifest, in pom.xml"
                : "in " + SpokenWord.of(context, name).place();
    }
}
