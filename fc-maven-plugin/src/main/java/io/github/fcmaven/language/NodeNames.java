package io.github.fcmaven.language;

import io.github.fcmaven.language.JsToken.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Node.js itself has only since a later release, and a file uses as soon as it is loaded. Source: node.green, and
 * the histories in Node.js' documentation.
 */
final class NodeNames {

    private static final Map<String, Release> GLOBALS = Map.ofEntries(
            Map.entry("queueMicrotask", new Release(11, 0)),
            Map.entry("globalThis", new Release(12, 0)),
            Map.entry("WeakRef", new Release(14, 6)),
            Map.entry("AbortController", new Release(15, 0)),
            Map.entry("structuredClone", new Release(17, 0)),
            Map.entry("fetch", new Release(18, 0)),
            Map.entry("Headers", new Release(18, 0)),
            Map.entry("FormData", new Release(18, 0)),
            Map.entry("Blob", new Release(18, 0)),
            Map.entry("BroadcastChannel", new Release(18, 0)),
            Map.entry("WebSocket", new Release(22, 0)));

    /** By the object that has it; any object may have other names. */
    private static final Map<String, Release> STATICS = Map.ofEntries(
            Map.entry("Object.fromEntries", new Release(12, 0)),
            Map.entry("Object.hasOwn", new Release(16, 9)),
            Map.entry("Object.groupBy", new Release(21, 0)),
            Map.entry("Promise.allSettled", new Release(12, 9)),
            Map.entry("Promise.any", new Release(15, 0)),
            Map.entry("Promise.withResolvers", new Release(22, 0)),
            Map.entry("Array.fromAsync", new Release(22, 0)));

    private static final Map<String, Release> METHODS = Map.ofEntries(
            Map.entry("flatMap", new Release(11, 0)),
            Map.entry("matchAll", new Release(12, 0)),
            Map.entry("replaceAll", new Release(15, 0)),
            Map.entry("findLast", new Release(18, 0)),
            Map.entry("toSorted", new Release(20, 0)),
            Map.entry("toReversed", new Release(20, 0)),
            Map.entry("toSpliced", new Release(20, 0)));

    private NodeNames() {}

    /** The uses in a file; none after a line that may define the name, and no name that the file declares before. */
    static List<Use> of(List<JsToken> tokens) {
        List<Use> uses = new ArrayList<>();
        Set<String> words = new HashSet<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            JsToken token = tokens.get(i);
            if (token.kind() != Kind.WORD) {
                continue;
            }
            Release since = since(tokens, i);
            if (since != null
                    && token.depth() == 0
                    && !words.contains(token.text())
                    && JsTokens.isReached(tokens, i)
                    && (i == 0 || !tokens.get(i - 1).is("typeof"))) {
                uses.add(new Use(since, token.text(), token.line()));
            }
            words.add(token.text());
        }
        return uses;
    }

    private static Release since(List<JsToken> tokens, int at) {
        String name = tokens.get(at).text();
        JsToken before = tokens.get(Math.max(0, at - 1));
        boolean called = tokens.get(at + 1).is("(");
        if (!before.is(".")) {
            boolean used = called
                    || before.is("new")
                    || name.equals("globalThis") && tokens.get(at + 1).is(".");
            boolean declared = before.is("function") || before.is("class");
            return used && !declared ? GLOBALS.get(name) : null;
        }
        Release known = at > 1 ? STATICS.get(tokens.get(at - 2).text() + "." + name) : null;
        return called ? known == null ? METHODS.get(name) : known : null;
    }
}
