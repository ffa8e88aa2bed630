package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.PhpTokens.Kind;
import io.github.fcmaven.language.PhpTokens.Token;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in PHP with the files that it certainly requires when it begins: those that it names literally, in no
 * braces and under no condition. Composer's own check of the release counts as a use.
 */
final class PhpProgram {

    private static final int MOST_FILES = 500;
    private static final int LONGEST = 2 << 20;
    private static final int MOST_BYTES = 64 << 20;
    private static final Set<String> REQUIRES = Set.of("require", "require_once", "include", "include_once");
    private static final Set<String> BEGINS = Set.of(";", "}", "=", "return", "@", "");
    private static final String AUTOLOAD = "vendor/autoload.php";
    private static final Pattern GUARD =
            Pattern.compile("function_exists|is_callable|PHP_(?:MAJOR_)?VERSION|phpversion");
    /** What lets a file be looked for in other folders, or a line not be run. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\b(?:(?:set_)?include_path|chdir|goto)\\b");

    private static final Pattern SOURCE = Pattern.compile("(?i).*\\.(?:php\\d?|phtml|inc|module)");
    private static final Pattern ASKED = Pattern.compile("PHP_VERSION_ID >= (\\d{1,2})(\\d{2})\\d{2}\\b");

    private final Map<CodePath, Entry> entries;
    private final Deque<CodePath> queue = new ArrayDeque<>();
    private final Set<CodePath> seen = new LinkedHashSet<>();
    private final List<Written> newer = new ArrayList<>();
    private final List<Written> removed = new ArrayList<>();

    /** The calls of functions of later releases, with their names. */
    private final Map<Written, String> functions = new LinkedHashMap<>();

    private final List<MissingModules.Missing> missing = new ArrayList<>();
    private boolean elsewhere;

    private PhpProgram(Map<CodePath, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads it.
     *
     * @param start the file that is run
     * @throws IOException where a file of the package cannot be read
     */
    static PhpProgram read(Map<CodePath, Entry> entries, CodePath start) throws IOException {
        PhpProgram program = new PhpProgram(entries);
        program.add(Optional.of(start));
        while (!program.queue.isEmpty()) {
            program.file(program.queue.remove());
        }
        program.functions();
        return program;
    }

    List<Written> newer() {
        return newer;
    }

    List<Written> removed() {
        return removed;
    }

    /** The files that it cannot do without, as it names them; none where it may look in other folders. */
    List<MissingModules.Missing> missing() {
        return elsewhere ? List.of() : missing;
    }

    private void add(Optional<CodePath> file) {
        file.filter(entries::containsKey)
                .filter(path -> seen.size() < MOST_FILES && seen.add(path))
                .ifPresent(queue::add);
    }

    private void file(CodePath path) throws IOException {
        String source = new String(entries.get(path).content().head(LONGEST), StandardCharsets.UTF_8);
        elsewhere |= ELSEWHERE.matcher(source).find();
        List<Token> tokens = PhpTokens.of(source);
        PhpSyntax.newer(tokens).forEach(use -> newer.add(new Written(path, use)));
        PhpSyntax.removed(tokens).forEach(use -> removed.add(new Written(path, use)));
        if (path.value().endsWith("composer/platform_check.php")) {
            asked(path, source);
        }
        if (path.value().endsWith(AUTOLOAD)) {
            add(beside(path, "/composer/platform_check.php"));
        }
        if (!path.value().startsWith("vendor/") && !GUARD.matcher(source).find() && !isPolyfilled()) {
            PhpFunctions.newer(tokens).forEach((name, use) -> functions.put(new Written(path, use), name));
        }
        for (int i = 0; i < tokens.size(); i++) {
            required(tokens, i, path);
        }
    }

    /** A function that any file of the package may define, whatever loads that file, is none of PHP's own. */
    private void functions() throws IOException {
        int bytes = 0;
        for (Entry entry : entries.values()) {
            if (!functions.isEmpty() && SOURCE.matcher(entry.path().value()).matches()) {
                byte[] content = entry.content().head(LONGEST);
                bytes += content.length;
                functions.values().removeAll(PhpFunctions.own(new String(content, StandardCharsets.ISO_8859_1)));
            }
            if (bytes > MOST_BYTES) {
                return; // nothing is certain of what was not read
            }
        }
        newer.addAll(functions.keySet());
    }

    /** Packages that bring the functions of later releases. */
    private boolean isPolyfilled() {
        return entries.keySet().stream().anyMatch(file -> file.value().contains("polyfill"));
    }

    private void asked(CodePath path, String source) {
        Matcher asked = ASKED.matcher(source);
        if (asked.find()) {
            Release release = new Release(Integer.parseInt(asked.group(1)), Integer.parseInt(asked.group(2)));
            newer.add(new Written(
                    path,
                    new Use(release, "Composer's check for PHP " + release, Use.lineAt(source, asked.start()))
                            .logged("Composer detected issues in your platform")));
        }
    }

    /** {@code __DIR__ . '/a.php'} is beside the file; {@code 'a.php'} is looked for in the working folder first. */
    private void required(List<Token> tokens, int i, CodePath path) {
        Token before = i == 0 ? new Token(Kind.SIGN, "", 0, 0) : tokens.get(i - 1);
        boolean certain = tokens.get(i).depth() == 0
                && tokens.get(i).kind() == Kind.WORD
                && REQUIRES.contains(tokens.get(i).text())
                && BEGINS.contains(before.text());
        if (!certain) {
            return;
        }
        int at = i + 1 < tokens.size() && tokens.get(i + 1).is("(") ? i + 2 : i + 1;
        boolean beside = at + 2 < tokens.size()
                && tokens.get(at).is("__DIR__")
                && tokens.get(at + 1).is(".");
        Token named = tokens.get(Math.min(beside ? at + 2 : at, tokens.size() - 1));
        if (named.kind() == Kind.STRING) {
            String text = named.text();
            Optional<CodePath> working = CodePath.find(text.replaceFirst("^(?:" + CodePath.ROOT + "/|(?:\\./)+)", ""));
            Optional<CodePath> file =
                    beside || working.filter(entries::containsKey).isEmpty() ? beside(path, "/" + text) : working;
            add(file);
            boolean whole = at + (beside ? 3 : 1) >= tokens.size()
                    || !tokens.get(at + (beside ? 3 : 1)).is(".");
            boolean absolute = !beside && text.matches("/.*|\\w+:.*") && !text.startsWith(CodePath.ROOT + "/");
            if (tokens.get(i).text().startsWith("require") && whole && !absolute && isMissing(file)) {
                missing.add(new MissingModules.Missing(path, tokens.get(i).line(), text.replaceFirst("^/", "")));
            }
        }
    }

    private boolean isMissing(Optional<CodePath> file) {
        return file.filter(path -> !entries.containsKey(path)).isPresent();
    }

    private static Optional<CodePath> beside(CodePath path, String name) {
        String folder = path.parent().map(parent -> parent + "/").orElse("");
        List<String> parts = new ArrayList<>();
        for (String part : (folder + name).split("/+")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return CodePath.find(String.join("/", parts));
    }
}
