package io.github.fcmaven.server;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ClassBudget;
import io.github.fcmaven.jar.FrameworkNames;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a jar says of its server.
 *
 * @param names its files; a jar within it is known by its name alone
 * @param configuration the text of its configuration, by its path
 * @param marks what its classes name, each with the first classes that do
 * @param started where the application's own classes lie among those of merged libraries; nothing where all are its own
 */
record ScannedJar(Set<String> names, Map<String, String> configuration, Map<Mark, List<String>> marks, String started) {

    /** A jar that cannot be read. */
    static final ScannedJar EMPTY = new ScannedJar(Set.of(), Map.of(), Map.of(), "");

    /** The classes that are looked at: an application whose own code decides is small. */
    private static final int MAX_CLASSES = 2000;

    /** So many show whether a class is the only one. */
    private static final int MOST_OF_A_MARK = 2;

    private static final int MAX_CLASS = 1 << 18;

    /** Of servers that code makes. */
    private static final List<String> SERVERS = List.of(
            "io/netty/bootstrap/ServerBootstrap.class",
            "io/undertow/Undertow.class",
            "org/eclipse/jetty/server/ServerConnector.class",
            "org/apache/catalina/startup/Tomcat.class",
            "org/glassfish/grizzly/http/server/HttpServer.class",
            "fi/iki/elonen/NanoHTTPD.class");

    private static final Pattern FRAMEWORK = Pattern.compile(FrameworkNames.MERGED);

    /** Libraries that hold a server of the JDK's: only who calls them has it. */
    private static final Pattern BELOW = Pattern.compile(
            "(?:cn\\.hutool|org\\.restlet|org\\.glassfish\\.jersey|com\\.sun\\.xml|org\\.noear\\.solon)\\.");

    private static final Pattern BOOT_CLASSES = Pattern.compile("^(?:BOOT-INF|WEB-INF)/classes/");

    /** The first two names of the package of the class that a jar starts. */
    private static final Pattern STARTED = Pattern.compile("(?m)^Main-Class: (\\w+\\.(?:\\w+\\.)?)\\w");

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MOST_OF_MANIFEST = 1 << 12;

    static ScannedJar read(String jar, Content content, TextBudget budget) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> configuration = new LinkedHashMap<>();
        Map<Mark, List<String>> own = new EnumMap<>(Mark.class);
        Map<Mark, List<String>> merged = new EnumMap<>(Mark.class);
        ClassBudget classes = new ClassBudget(MAX_CLASSES);
        String started;
        try (ZipView zip = ZipView.open(jar, content)) {
            started = started(zip);
            for (ZipView.Item item : zip.items()) {
                String name = item.name();
                names.add(name);
                if (ConfigurationFile.isConfiguration(name)) {
                    budget.text(most -> zip.head(item, most)).ifPresent(text -> configuration.put(name, text));
                } else if (isApplications(name)) {
                    classes.read(zip, item)
                            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                            .ifPresent(constants ->
                                    mark(className(name), constants, name.startsWith(started) ? own : merged));
                }
            }
        }
        merged.remove(Mark.EXITS); // of a library that nobody calls
        if (SERVERS.stream().anyMatch(names::contains)) {
            merged.remove(Mark.JDK_SERVER); // of an adapter, or for metrics: the application has another server
        }
        // a port that a library opens counts beside the application's: nothing else shows which of them is CAPort
        own.forEach((mark, mine) -> merged.merge(
                mark,
                mine,
                (theirs, any) -> mark == Mark.LISTENS
                        ? Stream.concat(mine.stream(), theirs.stream()).toList()
                        : mine));
        return new ScannedJar(names, configuration, merged, started);
    }

    /** Where the application's own classes lie among those of merged libraries; nothing where all are its own. */
    private static String started(ZipView zip) throws IOException {
        for (ZipView.Item item : zip.items()) {
            if (item.name().equals(MANIFEST)) {
                Matcher main =
                        STARTED.matcher(new String(zip.head(item, MOST_OF_MANIFEST), StandardCharsets.ISO_8859_1));
                String folder = main.find() ? main.group(1).replace('.', '/') : "";
                return FRAMEWORK.matcher(folder).lookingAt() ? "" : folder;
            }
        }
        return "";
    }

    /**
     * The same of folders of the class path.
     *
     * @param files by their paths within the folders
     */
    static ScannedJar ofFolders(Map<String, Entry> files, TextBudget budget) {
        Map<String, String> configuration = new LinkedHashMap<>();
        Map<Mark, List<String>> marks = new EnumMap<>(Mark.class);
        int classes = 0;
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            String name = file.getKey();
            Content content = file.getValue().content();
            try {
                if (ConfigurationFile.isConfiguration(name)) {
                    budget.text(content::head).ifPresent(text -> configuration.put(name, text));
                } else if (isApplications(name) && classes++ < MAX_CLASSES) {
                    String constants = new String(content.head(MAX_CLASS), StandardCharsets.ISO_8859_1);
                    mark(className(name), constants, marks);
                }
            } catch (IOException e) {
                // What cannot be read tells nothing.
            }
        }
        return new ScannedJar(files.keySet(), configuration, marks, "");
    }

    private static void mark(String className, String constants, Map<Mark, List<String>> marks) {
        for (Mark mark : Mark.values()) {
            if (mark.isIn(constants)
                    && !(mark == Mark.JDK_SERVER && BELOW.matcher(className).lookingAt())) {
                List<String> classes = marks.computeIfAbsent(mark, any -> new ArrayList<>());
                if (classes.size() < MOST_OF_A_MARK) {
                    classes.add(className);
                }
            }
        }
    }

    /** Whether it is a class of a merged library. */
    boolean isOfLibrary(String className) {
        String path = className.replace('.', '/');
        return !path.startsWith(started) && names.contains(path + ".class");
    }

    static boolean isApplications(String name) {
        return name.endsWith(".class") && !FRAMEWORK.matcher(name).lookingAt();
    }

    private static String className(String name) {
        String path = BOOT_CLASSES.matcher(name).replaceFirst("");
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }
}
