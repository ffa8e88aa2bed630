package io.github.fcmaven.server;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ClassBudget;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether anything of a package may open a port beside one class whose calls are known: a class of whatever jar or
 * folder, but for those of the one server that this class calls.
 */
final class OtherListeners {

    /** What a class names that calls a server, and whose classes open its ports. */
    private static final Map<String, String> SERVERS = Map.of(
            "com/sun/net/httpserver/", "com/sun/",
            "io/javalin/", "io/javalin/|org/eclipse/jetty/",
            "io/vertx/", "io/vertx/|io/netty/",
            "io/undertow/", "io/undertow/|org/(?:xnio|wildfly|jboss)/",
            "org/apache/catalina/", "org/apache/(?:catalina|coyote|tomcat|juli)/",
            "org/eclipse/jetty/", "org/eclipse/jetty/",
            "io/netty/", "io/netty/",
            "spark/Spark", "spark/|org/eclipse/jetty/",
            "fi/iki/elonen/", "fi/iki/elonen/");

    /** They open a port where a configuration of their own says so, and none for requests. */
    private static final String LOGGING = "|ch/qos/logback/|org/apache/log(?:ging/log)?4j/";

    private static final int MAX_CLASSES = 10_000;
    private static final int MAX_CLASS = 1 << 18;

    private final String ownFile;
    private final Pattern ofServer;
    private final ClassBudget budget = new ClassBudget(MAX_CLASSES);

    private OtherListeners(String ownFile, Pattern ofServer) {
        this.ownFile = ownFile;
        this.ofServer = ofServer;
    }

    /**
     * Also where too much is there to be read.
     *
     * @param entries of the package
     * @param ownFile the file of the class whose calls are known, as classes are found
     * @param ownBytes its bytes
     */
    static boolean mayBe(Collection<Entry> entries, String ownFile, byte[] ownBytes) {
        String own = constants(ownBytes);
        List<String> called = SERVERS.keySet().stream().filter(own::contains).toList();
        if (called.size() != 1 || opens(own.replace(called.get(0), ""))) {
            return true;
        }
        Pattern ofServer = Pattern.compile("(?:^|/)(?:" + SERVERS.get(called.get(0)) + LOGGING + ")");
        OtherListeners others = new OtherListeners(ownFile, ofServer);
        return entries.stream().anyMatch(others::mayBeIn);
    }

    private static String constants(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }

    private static boolean opens(String constants) {
        return Mark.LISTENS.isIn(constants) || Mark.RUNS_OTHERS.isIn(constants);
    }

    private boolean mayBeIn(Entry entry) {
        String path = entry.path().value();
        Content content = entry.content();
        try {
            return path.matches(".*\\.(?:jar|war|JAR|WAR)")
                    ? mayBeIn(path, content)
                    : isOther(path) && opens(constants(content.head(MAX_CLASS)));
        } catch (IOException | RuntimeException e) {
            return true; // what cannot be read here, Java may read
        }
    }

    private boolean mayBeIn(String path, Content jar) throws IOException {
        try (ZipView zip = ZipView.open(path, jar)) {
            boolean own = zip.items().stream().anyMatch(item -> item.name().equals(ownFile));
            for (ZipView.Item item : zip.items()) {
                if (item.name().endsWith(".jar") || isOther(item.name()) && mayBeIn(zip, item, own)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Of a library only that it opens ports: what it starts is another program, and no server for requests. */
    private boolean mayBeIn(ZipView zip, ZipView.Item item, boolean own) throws IOException {
        return budget.read(zip, item)
                .map(OtherListeners::constants)
                .map(constants -> own ? opens(constants) : Mark.LISTENS.isIn(constants))
                .orElse(true);
    }

    private boolean isOther(String path) {
        return path.endsWith(".class")
                && !path.equals(ownFile)
                && !path.endsWith("/" + ownFile)
                && !ofServer.matcher(path).find();
    }
}
