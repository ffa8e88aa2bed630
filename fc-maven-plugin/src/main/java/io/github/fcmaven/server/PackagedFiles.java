package io.github.fcmaven.server;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names of a package's files and of those in the jars it starts from, and the text of the few that are configuration.
 *
 * @param names each file's path in the package or in its jar
 * @param jars the names of the jars looked into, each with the configuration it holds by its path
 * @param loose the configuration beside the jars, by its path in the package
 * @param marks what the classes of the jars looked into name
 */
record PackagedFiles(
        Set<String> names, Map<String, Map<String, String>> jars, Map<String, String> loose, Set<Mark> marks) {

    /** What a class says of a server by a name in its constants. */
    enum Mark {
        /** It uses the JDK's own server. */
        JDK_SERVER("com/sun/net/httpserver/HttpServer"),
        /** It sets how long the JDK's own server keeps an idle connection. */
        JDK_IDLE_INTERVAL("sun.net.httpserver.idleInterval"),
        /** It sets how many idle connections the JDK's own server keeps. */
        JDK_IDLE_CONNECTIONS("sun.net.httpserver.maxIdleConnections"),
        /** It reads the configuration of Helidon. */
        HELIDON_CONFIG("io/helidon/config/Config"),
        /** It sets how long Helidon keeps an idle connection. */
        HELIDON_IDLE_TIMEOUT("idleConnectionTimeout");

        private final String name;

        Mark(String name) {
            this.name = name;
        }
    }

    /** More than any configuration, and little enough to be read whatever it is. */
    private static final int LONGEST_CONFIGURATION = 1 << 20;

    /** The classes that are looked at: an application that uses the JDK's server is small. */
    private static final int MOST_CLASSES = 2000;

    private static final int LONGEST_CLASS = 1 << 18;

    static PackagedFiles of(Collection<Entry> entries) {
        Collector collector = new Collector();
        for (Entry entry : entries) {
            String path = entry.path().value();
            collector.names.add(path);
            try {
                if (isStartedJar(path)) {
                    collector.look(path, entry.content());
                } else if (ConfigurationFile.isConfiguration(path)) {
                    collector.loose.put(path, text(entry.content().head(LONGEST_CONFIGURATION)));
                }
            } catch (IOException | RuntimeException e) {
                // What cannot be read here is refused by the payload, which says why; a server is then not known.
                continue;
            }
        }
        return new PackagedFiles(collector.names, collector.jars, collector.loose, collector.marks);
    }

    boolean any(Predicate<String> name) {
        return names.stream().anyMatch(name);
    }

    /** A jar at the root, or the application's own in Quarkus' folder; a library is known by its name. */
    private static boolean isStartedJar(String path) {
        boolean jar = path.endsWith(".jar") || path.endsWith(".war");
        return jar && (path.indexOf('/') < 0 || path.matches("app/[^/]+"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class Collector {

        private final Set<String> names = new LinkedHashSet<>();
        private final Map<String, Map<String, String>> jars = new LinkedHashMap<>();
        private final Map<String, String> loose = new LinkedHashMap<>();
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private int classes;

        private void look(String jar, Content content) throws IOException {
            jars.put(jar, new LinkedHashMap<>());
            try (ZipView zip = ZipView.open(content)) {
                for (ZipView.Item item : zip.items()) {
                    take(jar, zip, item);
                }
            }
        }

        private void take(String jar, ZipView zip, ZipView.Item item) throws IOException {
            String name = item.name();
            names.add(name);
            if (ConfigurationFile.isConfiguration(name)) {
                jars.get(jar).put(name, text(zip.head(item, LONGEST_CONFIGURATION)));
            } else if (isPlainClass(name) && classes++ < MOST_CLASSES) {
                String constants = new String(zip.head(item, LONGEST_CLASS), StandardCharsets.ISO_8859_1);
                for (Mark mark : Mark.values()) {
                    if (constants.contains(mark.name)) {
                        marks.add(mark);
                    }
                }
            }
        }

        /** A class of Spring Boot's fat jar is not looked at, its server is known by its libraries; nor is one of Helidon itself. */
        private static boolean isPlainClass(String name) {
            return name.endsWith(".class")
                    && !name.startsWith("BOOT-INF/")
                    && !name.startsWith("org/springframework/boot/")
                    && !name.startsWith("io/helidon/");
        }
    }
}
