package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.NodeEntry;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that only defines the function that a built-in runtime would call, and starts no server.
 *
 * @param file the file that is started
 * @param name of the function
 * @param server the edit that makes a server of it
 */
record HandlerAlone(String file, String name, String server) {

    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^\\s*(?:module\\.)?exports\\.(\\w*[hH]andler|main)\\s*=");
    private static final Pattern OF_MODULE = Pattern.compile(
            "(?m)^\\s*export\\s+(?:const\\s+|let\\s+|var\\s+|(?:async\\s+)?function\\s+)(\\w*[hH]andler|main)\\b");
    private static final Pattern OF_PYTHON =
            Pattern.compile("(?m)^(?:async\\s+)?def\\s+(\\w*handler|main)\\s*\\(\\s*_?(?:event|evt|environ)\\b");

    /** What starts a server, in whatever way. */
    private static final Pattern SERVES = Pattern.compile("listen|(?i:server?\\b)|\\.run\\(|start\\(");

    private static final String EVENTS = "; events come as POST /invoke";

    /** That of a package whose start names its file. */
    static Optional<HandlerAlone> of(FunctionPackage function) {
        return ProgramStart.of(function).argv().stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .limit(1)
                .flatMap(word -> file(function, word).stream())
                .flatMap(file -> function.entry(file).stream())
                .flatMap(entry -> in(entry, function.port()).stream())
                .findFirst();
    }

    private static Optional<CodePath> file(FunctionPackage function, String word) {
        return CodePath.named(word)
                .filter(path -> function.entry(path).isPresent())
                .or(() -> word.startsWith("/") ? Optional.empty() : NodeEntry.find(function.entries(), word));
    }

    private static Optional<HandlerAlone> in(Entry entry, CaPort port) {
        String file = entry.path().value();
        String code = entry.text();
        Predicate<String> ends = file::endsWith;
        if (SERVES.matcher(code).find()) {
            return Optional.empty();
        }
        if (ends.test(".py")) {
            return name(OF_PYTHON, code).map(name -> new HandlerAlone(file, name, ofPython(file, name, port)));
        }
        if (Stream.of(".js", ".mjs", ".cjs").noneMatch(ends)) {
            return Optional.empty();
        }
        return name(EXPORTED, code)
                .map(name -> new HandlerAlone(file, name, ofNode(file, "require('http').", "exports." + name)))
                .or(() -> name(OF_MODULE, code)
                        .map(name -> new HandlerAlone(file, name, ofNode(file, "(await import('node:http')).", name))));
    }

    private static Optional<String> name(Pattern form, String code) {
        Matcher found = form.matcher(code);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String ofNode(String file, String http, String call) {
        return "add to the end of " + file + ": " + http + "createServer(async (request, response) => { let body = '';"
                + " for await (const part of request) body += part; response.end(JSON.stringify(await " + call
                + "(body, {}))); }).listen(process.env.FC_CUSTOM_LISTEN_PORT, '0.0.0.0').keepAliveTimeout = 0" + EVENTS;
    }

    private static String ofPython(String file, String name, CaPort port) {
        return "add to the end of " + file + " a server that calls " + name
                + ": with Flask in the package app = Flask(__name__) and a route for each path, started by python3 -m"
                + " gunicorn -k gthread --threads 8 --keep-alive 90000 --timeout 0 --bind 0.0.0.0:" + port + " "
                + file.replaceFirst("\\.py$", "").replace('/', '.') + ":app" + EVENTS;
    }
}
