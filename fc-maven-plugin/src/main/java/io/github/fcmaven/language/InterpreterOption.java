package io.github.fcmaven.language;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of an interpreter that older releases refuse. Source: the pages of their command lines.
 *
 * @param option as it is given, without its value
 * @param since the first release that has it
 */
public record InterpreterOption(String option, Release since) {

    private static final Map<String, Release> NODE = Map.ofEntries(
            Map.entry("--unhandled-rejections", new Release(12, 0)),
            Map.entry("--enable-source-maps", new Release(12, 12)),
            Map.entry("--watch", new Release(18, 11)),
            Map.entry("--import", new Release(18, 18)),
            Map.entry("--env-file", new Release(20, 6)),
            Map.entry("--env-file-if-exists", new Release(22, 9)),
            Map.entry("--experimental-strip-types", new Release(22, 6)),
            Map.entry("--experimental-sqlite", new Release(22, 5)),
            Map.entry("--run", new Release(22, 0)));

    private static final Map<String, Release> PYTHON = Map.of("-P", new Release(3, 11));

    /** The options of a module, {@code python3 -m http.server --protocol HTTP/1.1}. */
    private static final Map<String, Release> HTTP_SERVER = Map.of(
            "--directory",
            new Release(3, 7),
            "-d",
            new Release(3, 7),
            "--protocol",
            new Release(3, 11),
            "-p",
            new Release(3, 11));

    /** The option that needs the newest release; empty where every release has all. */
    public static Optional<InterpreterOption> newest(Language language, List<String> argv) {
        boolean server = argv.contains("http.server") || argv.contains("-mhttp.server");
        Map<String, Release> table = table(language, server);
        InterpreterOption newest = null;
        for (String word : argv.subList(Math.min(1, argv.size()), argv.size())) {
            if (!server && !word.startsWith("-")) {
                break;
            }
            String option = word.split("=", 2)[0];
            Release since = table.get(option);
            if (since != null && (newest == null || since.compareTo(newest.since()) > 0)) {
                newest = new InterpreterOption(option, since);
            }
        }
        return Optional.ofNullable(newest);
    }

    private static Map<String, Release> table(Language language, boolean server) {
        return switch (language) {
            case NODE -> NODE;
            case PYTHON -> server ? HTTP_SERVER : PYTHON;
            case PHP -> Map.of();
        };
    }
}
