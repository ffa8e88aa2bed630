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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a folder of Node.js starts: the platform's {@code server.js}, or what {@code package.json} says. */
final class NodePackage {

    static final String FILE = "package.json";

    private static final int LONGEST = 1 << 20;

    /** What a script gives to Node.js. */
    private static final Pattern SCRIPT = Pattern.compile("\\bnode\\s+(?:-\\S+\\s+)*([\\w./-]+)");

    private static final Pattern TYPESCRIPT = Pattern.compile("(?<![\\w./-])([\\w./-]{1,200}\\.[cm]?tsx?)(?![\\w./-])");

    /** Names of scripts that start the server for production, and not while it is developed. */
    private static final Pattern SERVES = Pattern.compile("(?i)^(?!.*(?:dev|debug|test|watch)).*(?:start|serve|prod)");

    private NodePackage() {}

    /**
     * What the folder starts. A start script counts where it is {@code node} with arguments: no shell reads it on the
     * platform.
     *
     * @throws FcProblem where {@code package.json} is not JSON
     */
    static FolderStart startOf(FunctionDirectory directory) {
        if (directory.holds("server.js")) {
            return FolderStart.byName(directory, "server.js");
        }
        Optional<Entry> description = directory.file(FILE);
        if (description.isEmpty()) {
            return start(List.of());
        }
        JsonObject json = read(directory, description.get());
        JsonObject scripts = json.get("scripts") instanceof JsonObject object ? object : new JsonObject();
        Optional<String> script = text(scripts.get("start"));
        if (script.isPresent()) {
            return words(directory, script.get(), scripts);
        }
        return start(NodeEntry.find(directory.byPath(), ".")
                .map(CodePath::value)
                .or(() -> text(json.get("main")))
                .map(List::of)
                .orElse(List.of()));
    }

    private static FolderStart start(List<String> words) {
        return start(words, Optional.empty());
    }

    private static FolderStart start(List<String> words, Optional<FcProblem> problem) {
        return new FolderStart(words, FILE, "main or the start script in " + FILE, problem);
    }

    private static FolderStart words(FunctionDirectory directory, String script, JsonObject scripts) {
        List<String> plain = plain(script);
        if (!plain.isEmpty()) {
            return start(plain);
        }
        FcProblem problem = FcProblem.local(
                directory.name() + "/" + FILE + " has the start script '" + script
                        + "', which is more than node with a file",
                "give the start command with command and args of fc-maven-plugin in pom.xml, such as node and "
                        + example(directory, script, scripts)
                        + ": the platform has no npm that would run the script; variables go under"
                        + " environmentVariables");
        return start(List.of(), Optional.of(problem));
    }

    /** The arguments of a script that is {@code node} with arguments; empty for any other. */
    private static List<String> plain(String script) {
        String[] words = script.strip().split("\\s+");
        boolean shell = script.chars().anyMatch(c -> "$`\"'\\|&;<>()*?[]{}~#=%".indexOf(c) >= 0);
        return words[0].equals("node") && words.length > 1 && !shell
                ? List.copyOf(Arrays.asList(words).subList(1, words.length))
                : List.of();
    }

    /**
     * The file that the start script gives to Node.js, else that of a script such as {@code start:prod} of Nest, else
     * that of the command of a dependency, such as {@code next}.
     */
    private static String example(FunctionDirectory directory, String script, JsonObject scripts) {
        Matcher file = SCRIPT.matcher(script);
        Matcher source = TYPESCRIPT.matcher(script);
        boolean compiled = source.find();
        if (file.find() && !compiled) {
            return file.group(1);
        }
        Optional<String> other = scripts.keySet().stream()
                .filter(name -> SERVES.matcher(name).find())
                .filter(name ->
                        text(scripts.get(name)).map(NodePackage::plain).stream().anyMatch(words -> words.size() == 1))
                .findFirst()
                .map(name -> plain(scripts.get(name).getAsString()).get(0) + " (its script " + name + ")");
        return compiled
                ? other.orElse("the file that tsc makes of " + source.group(1)
                        + ", such as dist/server.js, which the build makes before fc-maven-plugin runs")
                : other.or(() -> command(directory, script)).orElse("dist/server.js");
    }

    /** What npm finds on its PATH. */
    private static Optional<String> command(FunctionDirectory directory, String script) {
        String[] words = script.strip().split("\\s+", 2);
        return NodeEntry.command(directory.byPath(), words[0])
                .map(file -> file.value() + (words.length > 1 ? " " + words[1] : "") + " (what npm runs for " + words[0]
                        + ")");
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
                    directory.name() + "/" + FILE + " cannot be read: " + e.getMessage(),
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
