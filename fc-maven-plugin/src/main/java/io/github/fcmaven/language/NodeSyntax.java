package io.github.fcmaven.language;

import io.github.fcmaven.language.JsToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of JavaScript uses that only newer releases of Node.js read: an older one fails as soon as it loads the
 * file. Source: node.green, and the histories in Node.js' documentation.
 */
final class NodeSyntax {

    private static final Map<String, Release> SIGNS = Map.of(
            "?.", new Release(14, 0),
            "??", new Release(14, 0),
            "??=", new Release(15, 0),
            "||=", new Release(15, 0),
            "&&=", new Release(15, 0));

    /** Modules of Node.js itself, with the first release from which every line has them. */
    private static final Map<String, Release> MODULES = Map.ofEntries(
            Map.entry("worker_threads", new Release(11, 7)),
            Map.entry("fs/promises", new Release(14, 0)),
            Map.entry("dns/promises", new Release(15, 0)),
            Map.entry("timers/promises", new Release(15, 0)),
            Map.entry("stream/promises", new Release(15, 0)),
            Map.entry("path/posix", new Release(15, 3)),
            Map.entry("util/types", new Release(15, 3)),
            Map.entry("assert/strict", new Release(15, 0)),
            Map.entry("diagnostics_channel", new Release(15, 1)),
            Map.entry("stream/web", new Release(16, 5)),
            Map.entry("readline/promises", new Release(17, 0)),
            Map.entry("node:test", new Release(18, 0)),
            Map.entry("node:sea", new Release(21, 7)),
            Map.entry("node:sqlite", new Release(22, 5)));

    private static final Release PREFIX = new Release(14, 18);

    private NodeSyntax() {}

    static List<Use> of(List<JsToken> tokens) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            JsToken token = tokens.get(i);
            JsToken next = tokens.get(Math.min(i + 1, tokens.size() - 1));
            use(token, next).ifPresent(uses::add);
            if (token.is("class")) {
                field(tokens, i)
                        .ifPresent(name -> uses.add(
                                new Use(new Release(12, 0), "the field " + name.text() + " of a class", name.line())));
            }
        }
        return uses;
    }

    /**
     * The first token that only an ES module may have where it is: outside of all braces, at the beginning of a
     * statement.
     */
    static Optional<JsToken> ofModules(List<JsToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            JsToken token = tokens.get(i);
            if (token.depth() == 0
                    && (i == 0 || ends(tokens.get(i - 1), token.line()))
                    && token.kind() == Kind.WORD
                    && isOfModules(token, tokens.get(i + 1))) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    /** Whether a statement ends there: by its sign, or because the line ends where a statement could. */
    private static boolean ends(JsToken token, int next) {
        return token.is(";")
                || token.is("}")
                || token.line() < next && (token.kind() != Kind.SIGN || token.is(")") || token.is("]"));
    }

    private static boolean isOfModules(JsToken token, JsToken next) {
        return switch (token.text()) {
            case "import" -> next.kind() == Kind.STRING || next.kind() == Kind.WORD || next.is("{") || next.is("*");
            case "export" -> next.kind() == Kind.WORD || next.is("{") || next.is("*");
            case "await" -> next.kind() == Kind.WORD || next.kind() == Kind.NUMBER;
            default -> false;
        };
    }

    /** The first field in the body of a class that begins there; a method has a parenthesis after its name. */
    private static Optional<JsToken> field(List<JsToken> tokens, int begin) {
        int open = begin + 1;
        while (open < tokens.size()
                && !tokens.get(open).is("{")
                && tokens.get(open).kind() == Kind.WORD) {
            open++;
        }
        if (open >= tokens.size() || !tokens.get(open).is("{")) {
            return Optional.empty();
        }
        int depth = tokens.get(open).depth() + 1;
        for (int i = open + 1; i + 1 < tokens.size() && tokens.get(i).depth() >= depth; i++) {
            JsToken token = tokens.get(i);
            JsToken before = tokens.get(i - 1);
            boolean begins = before.is("{") || before.is(";") || before.is("}") || before.is("static");
            if (token.depth() == depth
                    && begins
                    && token.kind() == Kind.WORD
                    && tokens.get(i + 1).is("=")) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    private static Optional<Use> use(JsToken token, JsToken next) {
        if (token.kind() == Kind.SIGN && SIGNS.containsKey(token.text())) {
            return use(SIGNS.get(token.text()), token.text(), token);
        }
        if (token.kind() == Kind.WORD && token.text().startsWith("#")) {
            return use(new Release(12, 0), "the private name " + token.text(), token);
        }
        if (token.is("static") && next.is("{")) {
            return use(new Release(16, 11), "a static block", token);
        }
        if (token.kind() == Kind.NUMBER && token.text().contains("_")) {
            return use(new Release(12, 5), token.text(), token);
        }
        if (token.kind() == Kind.REGEX && token.text().contains("v")) {
            return use(new Release(20, 0), "the flag v of a regular expression", token);
        }
        if (token.kind() == Kind.REGEX && token.text().contains("d")) {
            return use(new Release(16, 0), "the flag d of a regular expression", token);
        }
        return Optional.empty();
    }

    /** The use of a module of Node.js itself; empty where every release has it. */
    static Optional<Use> ofModule(String module, int line) {
        String bare = module.startsWith("node:") ? module.substring(5) : module;
        Release since = MODULES.getOrDefault(module, MODULES.get(bare));
        if (module.startsWith("node:") && (since == null || PREFIX.has(since))) {
            since = PREFIX;
        }
        return since == null ? Optional.empty() : Optional.of(new Use(since, "the module " + module, line));
    }

    private static Optional<Use> use(Release since, String what, JsToken token) {
        return Optional.of(new Use(since, what, token.line()));
    }
}
