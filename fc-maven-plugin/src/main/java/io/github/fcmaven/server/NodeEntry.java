package io.github.fcmaven.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which file of a package Node.js runs for a path that its command names: {@code node app} runs {@code app.js}, {@code
 * node .} what {@code package.json} says. Source: Node.js' documentation of modules, LOAD_AS_FILE and
 * LOAD_AS_DIRECTORY.
 */
public final class NodeEntry {

    private static final List<String> EXTENSIONS = List.of(".js", ".json", ".node");

    private final Map<CodePath, Entry> entries;

    private NodeEntry(Map<CodePath, Entry> entries) {
        this.entries = entries;
    }

    /**
     * The file that is run; empty where Node.js finds none.
     *
     * @param entries the package's files
     * @param named below {@code /code}, as a command names it
     */
    public static Optional<CodePath> find(Map<CodePath, Entry> entries, String named) {
        String path = normal(named);
        boolean folder = path.isEmpty() || named.endsWith("/") || named.endsWith("/.") || named.equals(".");
        NodeEntry node = new NodeEntry(entries);
        return (folder ? Optional.<CodePath>empty() : node.file(path)).or(() -> node.folder(path));
    }

    private Optional<CodePath> file(String path) {
        return exact(path).or(() -> EXTENSIONS.stream()
                .flatMap(extension -> exact(path + extension).stream())
                .findFirst());
    }

    /** What its package.json names as main, else its index. */
    private Optional<CodePath> folder(String path) {
        String below = path.isEmpty() ? "" : path + "/";
        return exact(below + "package.json")
                .flatMap(description -> main(entries.get(description)))
                .flatMap(main -> {
                    String named = normal(below + main);
                    return file(named).or(() -> index(named));
                })
                .or(() -> index(path));
    }

    private Optional<CodePath> index(String path) {
        return EXTENSIONS.stream()
                .flatMap(extension -> exact((path.isEmpty() ? "" : path + "/") + "index" + extension).stream())
                .findFirst();
    }

    private Optional<CodePath> exact(String path) {
        return CodePath.find(path).filter(entries::containsKey);
    }

    /** What is not JSON names nothing here: Node.js says what is wrong with it. */
    private static Optional<String> main(Entry description) {
        try {
            JsonElement json = JsonParser.parseString(EntryText.of(description));
            JsonElement main = json instanceof JsonObject object ? object.get("main") : null;
            return main != null && main.isJsonPrimitive()
                    ? Optional.of(main.getAsString()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static String normal(String path) {
        return path.replaceFirst("^" + CodePath.ROOT + "(/|$)", "")
                .replaceAll("(?:^|(?<=/))(?:\\./)+", "")
                .replaceAll("/+", "/")
                .replaceFirst("/$", "")
                .replaceFirst("(^|/)\\.$", "");
    }
}
