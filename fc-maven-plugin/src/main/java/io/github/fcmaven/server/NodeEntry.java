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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which file of a package Node.js runs for a path that its command names: {@code node app} runs {@code app.js}, {@code
 * node .} what {@code package.json} says. Source: Node.js' documentation of modules, LOAD_AS_FILE and
 * LOAD_AS_DIRECTORY.
 */
public final class NodeEntry {

    private static final List<String> EXTENSIONS = List.of(".js", ".json", ".node");

    private static final Pattern NODE_FILE = Pattern.compile("\\s*node\\s+(?:-\\S+\\s+)*([\\w./-]+)\\s*");

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

    /** What that script of its {@code package.json} runs; empty where it has none, or is not JSON. */
    public static Optional<String> script(Map<CodePath, Entry> entries, String name) {
        return description(entries, "")
                .flatMap(json ->
                        json.get("scripts") instanceof JsonObject scripts ? text(scripts.get(name)) : Optional.empty());
    }

    /** The file that the script of that name gives to Node.js, where it does no more than that. */
    public static Optional<String> ofScript(Map<CodePath, Entry> entries, String name) {
        return script(entries, name)
                .map(NODE_FILE::matcher)
                .filter(Matcher::matches)
                .map(script -> script.group(1));
    }

    /** The file that npm runs where a script begins with that word; empty where no dependency has such a command. */
    public static Optional<CodePath> command(Map<CodePath, Entry> entries, String word) {
        NodeEntry node = new NodeEntry(entries);
        return description(entries, "").stream()
                .flatMap(NodeEntry::dependencies)
                .flatMap(name -> node.command("node_modules/" + name + "/", word).stream())
                .findFirst();
    }

    /** A single one has the name of its package, without the scope. */
    private Optional<CodePath> command(String below, String word) {
        return description(entries, below)
                .map(json -> json.get("bin"))
                .flatMap(bin -> bin instanceof JsonObject named
                        ? text(named.get(word))
                        : text(bin).filter(file -> below.endsWith("/" + word + "/")))
                .flatMap(file -> exact(normal(below + file)));
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

    private static Optional<String> main(Entry description) {
        return json(description).flatMap(json -> text(json.get("main"))).filter(text -> !text.isEmpty());
    }

    /** The {@code package.json} of a folder, whose path ends with a slash; empty where there is none, or no JSON. */
    static Optional<JsonObject> description(Map<CodePath, Entry> entries, String below) {
        return CodePath.find(below + "package.json").map(entries::get).flatMap(NodeEntry::json);
    }

    /** The packages that a {@code package.json} asks npm to install for production. */
    static Stream<String> dependencies(JsonObject description) {
        return description.get("dependencies") instanceof JsonObject names ? names.keySet().stream() : Stream.empty();
    }

    /** What is not JSON names nothing here: Node.js says what is wrong with it. */
    private static Optional<JsonObject> json(Entry description) {
        try {
            return JsonParser.parseString(description.text()) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonElement value) {
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    /** Without the slash at its end; what lies outside of {@code /code} is no entry. */
    private static String normal(String path) {
        return CodePath.folderNamed(path)
                .map(folder -> folder.replaceFirst("/$", ""))
                .orElse("/");
    }
}
