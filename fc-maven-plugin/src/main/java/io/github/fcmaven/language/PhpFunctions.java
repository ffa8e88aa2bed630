package io.github.fcmaven.language;

import io.github.fcmaven.language.PhpTokens.Kind;
import io.github.fcmaven.language.PhpTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** What makes another name of a word that comes behind it. */
    private static final Set<String> MEMBER = Set.of("->", "?->", "::", "function", "new", "fn");

    private PhpFunctions() {}

    /** None where the file has functions of these names. */
    static List<Use> newer(List<Token> tokens) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            String name = token.text().toLowerCase(Locale.ROOT);
            boolean member = i > 0 && MEMBER.contains(tokens.get(i - 1).text().toLowerCase(Locale.ROOT));
            if (token.kind() != Kind.WORD
                    || !ADDED.containsKey(name)
                    || !tokens.get(i + 1).is("(")) {
                continue;
            }
            if (i > 0 && tokens.get(i - 1).is("function")) {
                return List.of();
            }
            if (!member && token.depth() == 0) {
                uses.add(new Use(ADDED.get(name), name + "()", token.line()));
            }
        }
        return uses;
    }

    private static Map<String, Release> added(int minor, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> new Release(8, minor)));
    }
}
