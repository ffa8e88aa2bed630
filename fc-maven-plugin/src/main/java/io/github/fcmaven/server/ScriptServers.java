package io.github.fcmaven.server;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what each kind of server that is no Java program is known: the words that start it, those of the package's start file included; then
 * what its script imports.
 */
final class ScriptServers {

    private static final int LONGEST = 1 << 20;

    /** In the order in which they are looked for: gunicorn may run uvicorn's workers, and nginx stands before all. */
    private static final Map<ServerKind, Pattern> STARTS = starts();

    private static final Map<ServerKind, Pattern> IMPORTS = imports();

    private final String words;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ScriptServers(Collection<Entry> entries, List<String> argv) {
        entries.forEach(entry -> this.entries.put(entry.path().value(), entry));
        this.words = String.join(" ", argv) + "\n" + startFile();
    }

    /** Empty where nothing says that one is started. */
    static Optional<ServerKind> kindOf(Collection<Entry> entries, List<String> argv) {
        return new ScriptServers(entries, argv).kind();
    }

    private Optional<ServerKind> kind() {
        Optional<ServerKind> started = first(STARTS, words);
        if (started.isPresent()) {
            return started;
        }
        return language().flatMap(language -> switch (language) {
            case NODE -> Optional.of(ServerKind.NODE);
            case PHP -> Optional.of(ServerKind.PHP);
            case PYTHON -> Optional.of(first(IMPORTS, pythonScripts()).orElse(ServerKind.PYTHON));
        });
    }

    /** The first program that the words call and that is an interpreter. */
    private Optional<Language> language() {
        return words.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> List.of(line.split("[\\s'\"&|;()]+")).stream())
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .flatMap(word -> Language.ofProgram(word).stream())
                .findFirst();
    }

    private String startFile() {
        return Optional.ofNullable(entries.get(CodePath.BOOTSTRAP.value()))
                .map(ScriptServers::text)
                .filter(text -> text.startsWith("#!"))
                .orElse("");
    }

    /** The scripts at the root: what they import of others tells no more. */
    private String pythonScripts() {
        StringBuilder all = new StringBuilder();
        entries.forEach((path, entry) -> {
            if (path.matches("[^/]+\\.py")) {
                all.append(text(entry)).append('\n');
            }
        });
        return all.toString();
    }

    private static String text(Entry entry) {
        try {
            Content content = entry.content();
            return new String(content.head(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // What cannot be read is refused when it is packed; here it tells nothing.
            return "";
        }
    }

    private static Optional<ServerKind> first(Map<ServerKind, Pattern> signs, String text) {
        return signs.entrySet().stream()
                .filter(sign -> sign.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<ServerKind, Pattern> starts() {
        Map<ServerKind, Pattern> starts = new LinkedHashMap<>();
        starts.put(ServerKind.NGINX, program("nginx"));
        starts.put(ServerKind.GUNICORN, program("gunicorn"));
        starts.put(ServerKind.UVICORN, program("uvicorn"));
        starts.put(ServerKind.WAITRESS, program("waitress(-serve)?"));
        starts.put(ServerKind.FLASK, Pattern.compile("(?m)^(?!\\s*#).*\\bflask\\s.*\\brun\\b"));
        starts.put(ServerKind.PHP_BUILT_IN, Pattern.compile("(?m)^(?!\\s*#).*\\bphp[0-9.]*'?\\s.*-S\\b"));
        return starts;
    }

    private static Pattern program(String name) {
        return Pattern.compile("(?m)^(?!\\s*#).*(?<![\\w.-])" + name + "(?![\\w./-])");
    }

    private static Map<ServerKind, Pattern> imports() {
        Map<ServerKind, Pattern> imports = new LinkedHashMap<>();
        imports.put(ServerKind.UVICORN, imported("uvicorn"));
        imports.put(ServerKind.WAITRESS, imported("waitress"));
        imports.put(ServerKind.TORNADO, imported("tornado"));
        imports.put(ServerKind.AIOHTTP, imported("aiohttp"));
        imports.put(ServerKind.FLASK, imported("flask"));
        imports.put(ServerKind.PYTHON_HTTP_SERVER, imported("http\\.server"));
        return imports;
    }

    private static Pattern imported(String module) {
        return Pattern.compile("(?m)^\\s*(import|from)\\s+" + module + "\\b");
    }
}
