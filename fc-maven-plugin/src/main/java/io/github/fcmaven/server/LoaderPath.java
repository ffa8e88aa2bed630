package io.github.fcmaven.server;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder or jar from which Spring Boot's {@code PropertiesLauncher} loads classes, and that the package lacks.
 *
 * @param path within the package
 * @param source where {@code loader.path} names it
 */
public record LoaderPath(String path, String source) {

    private static final String KEY = "loader.path";

    /** The first one of a package. */
    public static Optional<LoaderPath> lost(PackagedServer server) {
        PackagedFiles files = server.start().files();
        return server.start()
                .settings()
                .anywhere(KEY)
                .filter(any -> files.any(name -> name.endsWith("/PropertiesLauncher.class")))
                .flatMap(setting -> Stream.of(setting.value().split(","))
                        .map(LoaderPath::within)
                        .filter(path -> !path.isEmpty() && !path.startsWith("/") && !path.contains(":"))
                        .filter(path -> !files.any(name -> name.equals(path) || name.startsWith(path + "/")))
                        .findFirst()
                        .map(path -> new LoaderPath(path, setting.source())));
    }

    private static String within(String element) {
        return element.strip()
                .replaceFirst("^file:", "")
                .replaceFirst("^(?:/code/|\\./)", "")
                .replaceFirst("/?\\*?$", "");
    }
}
