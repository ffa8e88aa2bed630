package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The only line of the package's own files that tells a server to listen on the machine itself. It says so with a word
 * for listening, or beside the number of CAPort: what a client connects to has neither.
 *
 * @param said the address that it names
 * @param where file and line
 */
record LoopbackLine(String said, String where) {

    /** Files of settings, which win over what the code of a framework says by itself. */
    private static final String SETTINGS = "[^/]*\\.(?:ya?ml|toml|ini|cfg|conf|json)|config/[^/]*\\.rb";

    private static final Pattern SETTINGS_FILE = Pattern.compile("(?:[^/]*/){0,2}(?:" + SETTINGS + ")");
    private static final Pattern ANY_FILE =
            Pattern.compile("(?:[^/]*/){0,2}(?:" + SETTINGS + "|[^/]*\\.(?:py|rb|pl|psgi|lua))");
    private static final Pattern OF_OTHERS =
            Pattern.compile("(?:.*/)?(?:node_modules|vendor|site-packages|python)/.*|(?:.*/)?package(?:-lock)?\\.json");

    private static final Pattern LOOPBACK =
            Pattern.compile("(?<![\\w.@-]|(?<!tcp:)//)(127\\.0\\.0\\.1|localhost)(?![\\w-]|\\.\\w)");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#|//|;|\\*)");
    private static final Pattern LISTENS = Pattern.compile("(?i)\\b(?:listen|bind|server[._]?socket_host)");
    private static final Pattern NAMES = Pattern.compile("(?i)host|addr|interface|Server\\(");

    private static final int LONGEST = 300;
    private static final int MAX_FILES = 200;

    /** What to write there; empty where no line says it, or several do. */
    static Optional<String> edit(Requirement requirement, ServerKind kind, PackagedStart start, CaPort port) {
        boolean knowsItsFile = !kind.server().listens(start).isEmpty();
        if (requirement != Requirement.FC_BIND || kind.isJava() || knowsItsFile) {
            return Optional.empty();
        }
        boolean known = kind != ServerKind.UNKNOWN && kind != ServerKind.PYTHON;
        Pattern files = known ? SETTINGS_FILE : ANY_FILE;
        List<LoopbackLine> found = start.function().entries().values().stream()
                .filter(file -> files.matcher(file.path().value()).matches()
                        && !OF_OTHERS.matcher(file.path().value()).matches())
                .limit(MAX_FILES)
                .flatMap(file -> in(file, port))
                .limit(2)
                .toList();
        return found.size() == 1
                ? Optional.of("write 0.0.0.0 in place of " + found.get(0).said + " (" + found.get(0).where + ")")
                : Optional.empty();
    }

    private static Stream<LoopbackLine> in(Entry file, CaPort port) {
        List<String> lines = file.text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).length() <= LONGEST)
                .filter(at -> !COMMENT.matcher(lines.get(at)).lookingAt())
                .boxed()
                .flatMap(at -> {
                    Matcher loopback = LOOPBACK.matcher(lines.get(at));
                    return loopback.find() && listens(lines, at, port)
                            ? Stream.of(new LoopbackLine(loopback.group(1), file.path() + ", line " + (at + 1)))
                            : Stream.empty();
                });
    }

    /** By a word for it, or with the number of CAPort on this line or on one beside it. */
    private static boolean listens(List<String> lines, int at, CaPort port) {
        Pattern number = Pattern.compile("\\b" + port + "\\b");
        return LISTENS.matcher(lines.get(at)).find()
                || number.matcher(lines.get(at)).find()
                || NAMES.matcher(lines.get(at)).find()
                        && lines.subList(Math.max(0, at - 1), Math.min(lines.size(), at + 2)).stream()
                                .anyMatch(line -> line.length() <= LONGEST
                                        && number.matcher(line).find());
    }
}
