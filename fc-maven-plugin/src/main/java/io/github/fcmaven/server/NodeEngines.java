package io.github.fcmaven.server;

import com.google.gson.JsonObject;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Node.js that a program and the packages that it names ask for, as {@code engines} in {@code package.json}. It is
 * advice: it helps to choose a runtime, and convicts none.
 */
public final class NodeEngines {

    /** The lower bound of a range such as {@code >=14}, {@code ^18.17.0} or {@code 20.x}; {@code <15} has none. */
    private static final Pattern LEAST = Pattern.compile("[>=^~v\\s]*(\\d{1,3})\\b.*");

    private NodeEngines() {}

    /**
     * The first major release with which all of them are content; 0 where none asks for one.
     *
     * @param entries the package's files
     */
    public static int least(Map<CodePath, Entry> entries) {
        Optional<JsonObject> own = NodeEntry.description(entries, "");
        Stream<JsonObject> named = own.stream()
                .flatMap(NodeEntry::dependencies)
                .flatMap(name -> NodeEntry.description(entries, "node_modules/" + name + "/").stream());
        return Stream.concat(own.stream(), named)
                .mapToInt(NodeEngines::least)
                .max()
                .orElse(0);
    }

    private static int least(JsonObject description) {
        Optional<String> range = description.get("engines") instanceof JsonObject engines
                ? NodeEntry.text(engines.get("node"))
                : Optional.empty();
        return Stream.of(range.orElse("").split("\\|\\|"))
                .map(LEAST::matcher)
                .mapToInt(one -> one.matches() ? Integer.parseInt(one.group(1)) : 0)
                .min()
                .orElse(0);
    }
}
