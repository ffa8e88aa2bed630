package io.github.fcmaven.language;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where Node.js finds what a file of the package loads, and as which kind of module it reads it. Source: Node.js'
 * documentation of modules and packages.
 */
final class NodeModules {

    private static final int LONGEST = 2 << 20;

    /** Node.js' own modules, of any release up to 24. */
    private static final Set<String> OWN = Set.of("""
            assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns
            domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring
            readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib
            """.split("\\s+"));

    private final Map<CodePath, Entry> entries;
    private final NavigableSet<String> paths = new TreeSet<>();

    NodeModules(Map<CodePath, Entry> entries) {
        this.entries = entries;
        entries.keySet().forEach(path -> paths.add(path.value()));
    }

    /** Whether a name is that of a file, and not of a package. */
    static boolean isFile(String module) {
        return module.matches("\\.{1,2}(?:/.*)?|/.*|file:.*");
    }

    /** Whether it is one of Node.js' own modules. */
    static boolean isOwn(String module) {
        return module.startsWith("node:") || OWN.contains(module.split("/", 2)[0]);
    }

    /** The file that a path means, as {@code require} and {@code node} find it. */
    Optional<CodePath> file(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..") && segments.pollLast() == null) {
                return Optional.empty();
            }
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.addLast(segment);
            }
        }
        return NodeEntry.find(entries, String.join("/", segments) + (path.endsWith("/") ? "/" : ""));
    }

    /** The folder of a package in the nearest {@code node_modules} that has it, with a slash at its end. */
    Optional<String> folder(String from, String module) {
        String name = module.replaceFirst("^((?:@[^/]+/)?[^/]+).*", "$1");
        Optional<String> own = own(from).filter(scope -> isItself(scope, name));
        if (own.isPresent()) {
            return own;
        }
        for (String at = from; ; at = at.replaceFirst("[^/]+/$", "")) {
            String folder = at + "node_modules/" + name;
            String next = paths.ceiling(folder + "/");
            boolean there = next != null && next.startsWith(folder + "/") || paths.contains(folder + ".js");
            if (there || at.isEmpty()) {
                return there ? Optional.of(folder + "/") : Optional.empty();
            }
        }
    }

    /** The folder of the package that a file is part of, by its description: not above a {@code node_modules}. */
    private Optional<String> own(String from) {
        for (String at = from; ; at = at.replaceFirst("[^/]+/$", "")) {
            if (("/" + at).endsWith("/node_modules/")) {
                return Optional.empty();
            }
            boolean there = isThere(at + "package.json");
            if (there || at.isEmpty()) {
                return there ? Optional.of(at) : Optional.empty();
            }
        }
    }

    /** A package finds itself by its name, where it says what it exports. */
    private boolean isItself(String folder, String name) {
        return description(folder)
                .filter(json -> json.has("exports")
                        && json.get("name") instanceof JsonPrimitive said
                        && said.getAsString().equals(name))
                .isPresent();
    }

    /**
     * The file of a package that is loaded. If the package has {@code exports}, only what is named there exactly is
     * found.
     *
     * @param folder the folder of the package
     * @param condition {@code require}, or {@code import}
     */
    Optional<CodePath> installed(String folder, String module, String condition) {
        String below = module.replaceFirst("^(?:@[^/]+/)?[^/]+/?", "");
        Optional<JsonElement> exports = description(folder).map(json -> json.get("exports"));
        if (exports.isEmpty()) {
            return file(folder.substring(0, folder.length() - 1) + (below.isEmpty() ? "" : "/" + below));
        }
        return target(exports.get(), below.isEmpty() ? "." : "./" + below, condition)
                .flatMap(target -> CodePath.find(folder + target.replaceFirst("^\\./", "")))
                .filter(entries::containsKey);
    }

    private static Optional<String> target(JsonElement exports, String subpath, String condition) {
        if (exports instanceof JsonObject map && map.keySet().stream().anyMatch(key -> key.startsWith("."))) {
            return Optional.ofNullable(map.get(subpath)).flatMap(value -> conditional(value, condition));
        }
        return subpath.equals(".") ? conditional(exports, condition) : Optional.empty();
    }

    private static Optional<String> conditional(JsonElement value, String condition) {
        if (value instanceof JsonArray any) {
            return any.isEmpty() ? Optional.empty() : conditional(any.get(0), condition);
        }
        if (value instanceof JsonObject map) {
            return map.entrySet().stream()
                    .filter(entry ->
                            Set.of("node", "default", "node-addons", condition).contains(entry.getKey()))
                    .map(entry -> conditional(entry.getValue(), condition))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    /** Whether a file is an ES module by its name or by {@code type}; empty where neither says what it is. */
    Optional<Boolean> isModule(CodePath file) {
        if (!file.value().endsWith(".js")) {
            return file.value().matches(".*\\.[cm]js")
                    ? Optional.of(file.value().endsWith(".mjs"))
                    : Optional.empty();
        }
        for (Optional<CodePath> at = file.parent(); ; at = at.get().parent()) {
            String folder = at.map(parent -> parent.value() + "/").orElse("");
            if (("/" + folder).endsWith("/node_modules/")) {
                return Optional.empty();
            }
            if (isThere(folder + "package.json") || at.isEmpty()) {
                return description(folder)
                        .map(json -> json.get("type"))
                        .filter(JsonElement::isJsonPrimitive)
                        .map(type -> type.getAsString().equals("module"));
            }
        }
    }

    private boolean isThere(String path) {
        return CodePath.find(path).filter(entries::containsKey).isPresent();
    }

    /** The {@code package.json} of a folder, where it can be read. */
    Optional<JsonObject> description(String folder) {
        return CodePath.find(folder + "package.json").map(entries::get).flatMap(file -> {
            try {
                JsonElement json =
                        JsonParser.parseString(new String(file.content().head(LONGEST), StandardCharsets.UTF_8));
                return json instanceof JsonObject object ? Optional.of(object) : Optional.empty();
            } catch (JsonParseException | IOException e) {
                return Optional.empty();
            }
        });
    }
}
