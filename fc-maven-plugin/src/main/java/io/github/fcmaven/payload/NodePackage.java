package io.github.fcmaven.payload;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a folder of Node.js starts: the platform's {@code server.js}, or what {@code package.json} says. */
final class NodePackage {

    private static final int LONGEST = 1 << 20;

    private NodePackage() {}

    /**
     * The arguments of {@code node}, empty where nothing says them. A start script counts where it is {@code node} with
     * arguments: no shell reads it on the platform.
     *
     * @throws FcProblem where {@code package.json} is not JSON, or its start script needs a shell or another program
     */
    static List<String> startOf(FunctionDirectory directory) {
        if (directory.holds("server.js")) {
            return List.of("server.js");
        }
        Optional<Entry> description = directory.file("package.json");
        if (description.isEmpty()) {
            return List.of();
        }
        JsonObject json = read(directory, description.get());
        Optional<String> script = text(json.get("scripts") instanceof JsonObject scripts ? scripts.get("start") : null);
        if (script.isPresent()) {
            return words(directory, script.get());
        }
        return NodeEntry.find(directory.byPath(), ".")
                .map(CodePath::value)
                .or(() -> text(json.get("main")))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<String> words(FunctionDirectory directory, String script) {
        String[] words = script.strip().split("\\s+");
        boolean plain = script.chars().noneMatch(c -> "$`\"'\\|&;<>()*?[]{}~#=%".indexOf(c) >= 0);
        if (!words[0].equals("node") || words.length < 2 || !plain) {
            throw FcProblem.local(
                    directory.name() + "/package.json has the start script '" + script
                            + "', which is more than node with a file",
                    "give the start command with command and args of fc-maven-plugin in pom.xml, such as node and"
                            + " dist/server.js:"
                            + " the platform has no npm that would run the script");
        }
        return List.copyOf(Arrays.asList(words).subList(1, words.length));
    }

    private static JsonObject read(FunctionDirectory directory, Entry description) {
        try {
            byte[] bytes = description.content().head(LONGEST);
            JsonElement json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
            if (json instanceof JsonObject object) {
                return object;
            }
            throw new JsonParseException("it is not an object");
        } catch (IOException | JsonParseException e) {
            throw FcProblem.local(
                    directory.name() + "/package.json cannot be read: " + e.getMessage(),
                    "correct it (npm pkg get shows where it is wrong), or name the start with command",
                    e);
        }
    }

    private static Optional<String> text(JsonElement element) {
        return element != null && element.isJsonPrimitive()
                ? Optional.of(element.getAsString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
