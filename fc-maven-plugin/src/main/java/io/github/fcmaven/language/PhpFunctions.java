package io.github.fcmaven.language;

import io.github.fcmaven.language.PhpTokens.Kind;
import io.github.fcmaven.language.PhpTokens.Token;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions of PHP's core that came after 7.4, where a file calls them at once: outside of all braces. Source: the
 * chapters on new functions of the migration guides of PHP 8.0 to 8.3.
 */
final class PhpFunctions {

    private static final Map<String, Release> ADDED = Stream.of(
                    added(0, "str_contains", "str_starts_with", "str_ends_with", "get_debug_type", "get_resource_id"),
                    added(0, "fdiv", "preg_last_error_msg"),
                    added(1, "array_is_list", "enum_exists", "fsync", "fdatasync"),
                    added(2, "ini_parse_quantity", "memory_reset_peak_usage"),
                    added(3, "json_validate", "mb_str_pad", "str_increment", "str_decrement"))
            .flatMap(names -> names.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern OWN = Pattern.compile(
            "(?i)\\bfunction\\s+&?\\s*(\\w+)|\\b(?:function_exists|is_callable)\\s*\\(\\s*['\"]\\\\*(\\w+)['\"]");

    /** What makes another name of a word that comes behind it. */
    private static final Set<String> MEMBER = Set.of("->", "?->", "::", "function", "new", "fn");

    /** Words that are no part of a name that comes behind them. */
    private static final Set<String> BEFORE_VALUE =
            Set.of("echo", "print", "return", "and", "or", "xor", "case", "else", "do", "yield", "throw", "instanceof");

    private PhpFunctions() {}

    /** By their names in small letters; a file of the program may define one of them: see {@link #own}. */
    static Map<String, Use> newer(List<Token> tokens) {
        Map<String, Use> uses = new LinkedHashMap<>();
        Set<String> imported = imported(tokens);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            String name = token.text().toLowerCase(Locale.ROOT);
            boolean called = token.kind() == Kind.WORD
                    && token.depth() == 0
                    && ADDED.containsKey(name)
                    && tokens.get(i + 1).is("(");
            if (called && !imported.contains(name) && !isAnothers(tokens, i)) {
                uses.putIfAbsent(
                        name,
                        new Use(ADDED.get(name), name + "()", token.line())
                                .logged("PHP Fatal error: Uncaught Error: Call to undefined function " + name + "()"));
            }
        }
        return uses;
    }

    /** Whether a word is the name of a member, of a definition, or of something in a namespace. */
    private static boolean isAnothers(List<Token> tokens, int at) {
        String before = at == 0 ? "" : tokens.get(at - 1).text().toLowerCase(Locale.ROOT);
        return MEMBER.contains(before)
                || before.equals("\\")
                        && at > 1
                        && tokens.get(at - 2).kind() == Kind.WORD
                        && !BEFORE_VALUE.contains(tokens.get(at - 2).text().toLowerCase(Locale.ROOT));
    }

    /** The words between {@code use function} and the end of that statement. */
    private static Set<String> imported(List<Token> tokens) {
        Set<String> words = new HashSet<>();
        boolean in = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            in = in
                    ? !tokens.get(i).is(";")
                    : tokens.get(i).is("use") && tokens.get(i + 1).is("function");
            if (in) {
                words.add(tokens.get(i).text().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** The functions that a file defines, or of which it asks whether they are there; in small letters. */
    static Set<String> own(String source) {
        return OWN.matcher(source)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Map<String, Release> added(int minor, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> new Release(8, minor)));
    }
}
