package io.github.fcmaven.language;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.JsToken.Kind;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program for Node.js with all that it loads for certain when it begins: what stands in no braces, of its own files
 * and of {@code node_modules}.
 */
public final class NodeProgram {

    /** More than a server loads. */
    private static final int MOST_FILES = 2000;

    private static final int MOST_BYTES = 24 << 20;
    private static final int LONGEST = 2 << 20;

    /** The first release that loads such modules without an option. */
    private static final Release MODULES = new Release(12, 17);

    private final Map<CodePath, Entry> entries;
    private final Deque<CodePath> queue = new ArrayDeque<>();
    private final Set<CodePath> seen = new LinkedHashSet<>();
    private final List<Written> newer = new ArrayList<>();
    private int bytes;

    private NodeProgram(Map<CodePath, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads it.
     *
     * @param entries the package
     * @param start the file that is run
     * @throws IOException where a file of the package cannot be read
     */
    public static NodeProgram read(Map<CodePath, Entry> entries, CodePath start) throws IOException {
        NodeProgram program = new NodeProgram(entries);
        program.add(start);
        while (!program.queue.isEmpty()) {
            program.file(program.queue.remove());
        }
        return program;
    }

    /** What not every release has, or not yet. */
    public List<Written> newer() {
        return List.copyOf(newer);
    }

    private void add(CodePath file) {
        boolean source = !file.value().matches(".*\\.(?:json|node|ts|wasm)");
        if (source && seen.size() < MOST_FILES && bytes < MOST_BYTES && seen.add(file)) {
            queue.add(file);
        }
    }

    private void file(CodePath file) throws IOException {
        byte[] content = entries.get(file).content().head(LONGEST);
        bytes += content.length;
        List<JsToken> tokens = JsTokens.of(new String(content, StandardCharsets.UTF_8));
        NodeSyntax.of(tokens).forEach(use -> newer.add(new Written(file, use)));
        if (isModule(file)) {
            newer.add(new Written(file, new Use(MODULES, "import and export (an ES module)", 1)));
        }
        for (int i = 0; i + 2 < tokens.size(); i++) {
            JsToken token = tokens.get(i);
            if (token.depth() == 0) {
                loaded(tokens, i).ifPresent(module -> follow(file, module, token.line()));
            }
        }
    }

    /** The literal name of what a token loads: {@code require('x')}, {@code import x from 'x'}, {@code import 'x'}. */
    private static Optional<String> loaded(List<JsToken> tokens, int at) {
        JsToken token = tokens.get(at);
        JsToken next = tokens.get(at + 1);
        JsToken third = tokens.get(at + 2);
        boolean member =
                at > 0 && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is("?."));
        if (token.is("require") && next.is("(") && third.kind() == Kind.STRING && !member) {
            return Optional.of(third.text());
        }
        if (token.is("import") && next.kind() == Kind.STRING) {
            return Optional.of(next.text());
        }
        return token.is("from") && next.kind() == Kind.STRING ? Optional.of(next.text()) : Optional.empty();
    }

    private void follow(CodePath file, String module, int line) {
        String folder = file.parent().map(parent -> parent.value() + "/").orElse("");
        if (module.startsWith("./") || module.startsWith("../") || module.equals(".") || module.equals("..")) {
            find(folder + module).ifPresent(this::add);
            return;
        }
        Optional<CodePath> installed = installed(folder, module);
        if (installed.isPresent()) {
            add(installed.get());
        } else {
            NodeSyntax.ofModule(module, line).ifPresent(use -> newer.add(new Written(file, use)));
        }
    }

    /**
     * The nearest {@code node_modules} that has it; a package that maps its files by {@code exports} is not followed.
     */
    private Optional<CodePath> installed(String folder, String module) {
        String name = module.replaceFirst("^((?:@[^/]+/)?[^/]+).*", "$1");
        for (String at = folder; ; at = at.replaceFirst("[^/]+/$", "")) {
            Optional<CodePath> description =
                    CodePath.find(at + "node_modules/" + name + "/package.json").filter(entries::containsKey);
            if (description.isPresent()) {
                boolean mapped = json(description.get())
                        .filter(json -> json.has("exports"))
                        .isPresent();
                return mapped && !module.equals(name) ? Optional.empty() : find(at + "node_modules/" + module);
            }
            if (at.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private Optional<CodePath> find(String path) {
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

    private boolean isModule(CodePath file) {
        if (file.value().endsWith(".mjs")) {
            return true;
        }
        for (Optional<CodePath> at = file.parent();
                file.value().endsWith(".js");
                at = at.get().parent()) {
            Optional<CodePath> description = CodePath.find(
                            at.map(folder -> folder + "/").orElse("") + "package.json")
                    .filter(entries::containsKey);
            if (description.isPresent()) {
                return json(description.get())
                        .map(json -> json.get("type"))
                        .filter(JsonElement::isJsonPrimitive)
                        .filter(type -> type.getAsString().equals("module"))
                        .isPresent();
            }
            if (at.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private Optional<JsonObject> json(CodePath file) {
        try {
            JsonElement json = JsonParser.parseString(
                    new String(entries.get(file).content().head(LONGEST), StandardCharsets.UTF_8));
            return json instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException | IOException e) {
            return Optional.empty();
        }
    }
}
