package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.JsToken.Kind;
import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CodePath;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program for Node.js with all that it certainly loads when it begins: what is outside of all braces, in its own
 * files and in {@code node_modules}.
 */
public final class NodeProgram {

    /** More than a server loads. */
    private static final int MOST_FILES = 2000;

    private static final int MOST_BYTES = 24 << 20;
    private static final int LONGEST = 2 << 20;

    /** The first release that loads such modules without an option. */
    private static final Release MODULES = new Release(12, 17);

    /**
     * The first release that detects by itself what kind of module a file is, and that loads an ES module by {@code
     * require}.
     */
    private static final Release DETECTED = new Release(20, 19);

    /** The first release that leaves out types by itself. */
    private static final Release TYPED = new Release(22, 18);

    /**
     * What no JavaScript has, in its tokens with blanks between them: a declaration of a type; the type of a variable,
     * of the first or of an optional parameter, of a field with its modifier, of what a function returns.
     */
    private static final Pattern TYPES = Pattern.compile("(?m)^(?:export |declare )*(?:interface|type) \\w+ [={<]"
            + "|^import type (?!from ')[\\w{*]"
            + "|\\b(?:const|let|var|private|protected|public|readonly) \\w+ (?:\\? )?: "
            + "|\\( \\w+ : |\\? : |\\) : (?:(?:string|number|boolean|any|unknown|never|void) \\{|Promise <)");

    /** Code after which only the program knows where Node.js looks for packages. */
    private static final Pattern LOOKS_ELSEWHERE = Pattern.compile("module-alias|app-module-path|tsconfig-paths"
            + "|_resolveFilename|_initPaths|module\\.paths|_nodeModulePaths|pnpapi|babel/register|NODE_PATH");

    private static final Pattern POLYFILL = Pattern.compile("core-js|polyfill|ponyfill|-shim\\b|undici|prototype\\b");

    private final Map<CodePath, Entry> entries;
    private final NodeModules modules;
    private final Deque<CodePath> queue = new ArrayDeque<>();
    private final Set<CodePath> seen = new LinkedHashSet<>();
    private final List<Written> newer = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private boolean looksElsewhere;
    private int bytes;

    private NodeProgram(Map<CodePath, Entry> entries) {
        this.entries = entries;
        this.modules = new NodeModules(entries);
    }

    /**
     * Reads it.
     *
     * @param entries the package
     * @param starts the file that is run
     * @throws IOException where a file of the package cannot be read
     */
    public static NodeProgram read(Map<CodePath, Entry> entries, List<CodePath> starts) throws IOException {
        NodeProgram program = new NodeProgram(entries);
        for (CodePath start : starts) {
            program.typed(start);
            program.add(start);
        }
        while (!program.queue.isEmpty()) {
            program.file(program.queue.remove());
        }
        return program;
    }

    /** What not every release has. */
    public List<Written> newer() {
        return List.copyOf(newer);
    }

    /** Packages that its own files certainly load, and that no {@code node_modules} of the package has. */
    public List<Missing> missing() {
        return looksElsewhere ? List.of() : List.copyOf(missing);
    }

    /** Older releases read a file .ts as JavaScript: what that has not ends them. */
    private void typed(CodePath start) throws IOException {
        if (start.value().matches(".*\\.[cm]?ts")) {
            String source = new String(entries.get(start).content().head(LONGEST), StandardCharsets.UTF_8);
            String code = code(source);
            Matcher types = TYPES.matcher(code);
            if (types.find()) {
                String edit = "compile it (tsc) before it is packaged, and start the .js file";
                newer.add(new Written(start, new Use(TYPED, "TypeScript", Use.lineAt(code, types.start()), edit)));
            }
        }
    }

    /** A source line by line, without comments and what is within strings, with a blank behind each token. */
    private static String code(String source) {
        StringBuilder code = new StringBuilder();
        int line = 1;
        for (JsToken token : JsTokens.of(source)) {
            for (; line < token.line(); line++) {
                code.append('\n');
            }
            boolean plain = token.kind() == Kind.WORD || token.kind() == Kind.NUMBER || token.kind() == Kind.SIGN;
            code.append(plain ? token.text() : "''").append(' ');
        }
        return code.toString();
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
        String source = new String(content, StandardCharsets.UTF_8);
        looksElsewhere |= LOOKS_ELSEWHERE.matcher(source).find();
        List<JsToken> tokens = JsTokens.of(source);
        NodeSyntax.of(tokens).forEach(use -> newer.add(new Written(file, use)));
        if (!file.value().contains("node_modules/") && !POLYFILL.matcher(source).find()) {
            NodeNames.of(tokens).forEach(use -> newer.add(new Written(file, use)));
        }
        Optional<JsToken> syntax = NodeSyntax.ofModules(tokens);
        if (syntax.isPresent() || file.value().endsWith(".mjs")) {
            newer.add(new Written(file, new Use(MODULES, "import and export (an ES module)", 1)));
        }
        if (syntax.isPresent() && modules.isModule(file).isEmpty()) {
            newer.add(new Written(file, undeclared(syntax.get())));
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).depth() == 0) {
                load(file, tokens, i);
            }
        }
    }

    /** The use of ES module syntax in a file that nothing declares to be one. */
    private static Use undeclared(JsToken token) {
        return new Use(
                DETECTED,
                token.text() + " in a file that package.json does not call an ES module",
                token.line(),
                "write \"type\": \"module\" into package.json beside it");
    }

    /** What a token loads by a literal name: {@code require('x')}, {@code import x from 'x'}, {@code import 'x'}. */
    private void load(CodePath file, List<JsToken> tokens, int at) {
        JsToken token = tokens.get(at);
        JsToken next = tokens.get(at + 1);
        JsToken third = tokens.get(Math.min(at + 2, tokens.size() - 1));
        boolean member =
                at > 0 && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is("?."));
        if (token.is("require") && next.is("(") && third.kind() == Kind.STRING && !member) {
            follow(file, third, "require", JsTokens.isReached(tokens, at));
        } else if ((token.is("import") || token.is("from")) && next.kind() == Kind.STRING) {
            follow(file, next, "import", true);
        }
    }

    private void follow(CodePath file, JsToken name, String how, boolean certain) {
        String module = name.text();
        String from = file.parent().map(parent -> parent.value() + "/").orElse("");
        Optional<String> folder = NodeModules.isFile(module) ? Optional.empty() : modules.folder(from, module);
        Optional<CodePath> loaded = NodeModules.isFile(module)
                ? Optional.of(module).filter(path -> path.startsWith(".")).flatMap(path -> modules.file(from + path))
                : folder.flatMap(found -> modules.installed(found, module, how));
        if (loaded.isPresent()) {
            required(file, loaded.get(), name, how);
            add(loaded.get());
        } else if (!NodeModules.isFile(module) && folder.isEmpty()) {
            NodeSyntax.ofModule(module, name.line()).ifPresent(use -> newer.add(new Written(file, use)));
            boolean own = !file.value().contains("node_modules/");
            if (certain
                    && own
                    && missing.size() < MOST_FILES
                    && !NodeModules.isOwn(module)
                    && module.matches("@?[A-Za-z0-9].*")) {
                missing.add(new Missing(file, name.line(), module.replaceFirst("^((?:@[^/]+/)?[^/]+).*", "$1")));
            }
        }
    }

    /** {@code require} of an ES module: older releases fail with ERR_REQUIRE_ESM. */
    private void required(CodePath file, CodePath loaded, JsToken name, String how) {
        if (how.equals("require") && modules.isModule(loaded).orElse(false)) {
            newer.add(new Written(
                    file,
                    new Use(
                            DETECTED,
                            "require for the ES module " + name.text(),
                            name.line(),
                            NodeModules.isFile(name.text())
                                    ? "load it by import, or give both files one kind of module"
                                    : "install a release of " + name.text() + " that is no ES module, or load it by"
                                            + " import")));
        }
    }
}
