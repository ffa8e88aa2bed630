package io.github.fcmaven.language;

import io.github.fcmaven.language.PhpTokens.Kind;
import io.github.fcmaven.language.PhpTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a file of PHP uses that only newer releases read, and what later ones refuse: in both cases PHP fails as soon as
 * it loads the file. Source: the migration guides of PHP 8.0 to 8.3.
 */
final class PhpSyntax {

    private static final Set<String> MEMBER = Set.of("->", "?->", "::", "function", "const", "\\", "fn");
    private static final Set<String> VISIBLE = Set.of("public", "protected", "private");
    private static final Set<String> OPERATORS = Set.of("and", "or", "xor", "instanceof", "as", "insteadof");

    /** As many tokens are looked through for the end of a bracket: most of a file would be, for each that is open. */
    private static final int LONGEST = 2_000;

    private static final Token NONE = new Token(Kind.SIGN, "", 0, 0);

    private final List<Token> tokens;
    private final List<Use> uses = new ArrayList<>();

    private PhpSyntax(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What is newer than PHP 7.4. */
    static List<Use> newer(List<Token> tokens) {
        PhpSyntax syntax = new PhpSyntax(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            syntax.sign(i);
            syntax.word(i);
        }
        return syntax.uses;
    }

    /** What a later release refuses. */
    static List<Use> removed(List<Token> tokens) {
        PhpSyntax syntax = new PhpSyntax(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            boolean value =
                    syntax.at(i + 2).kind() != Kind.SIGN && syntax.at(i + 2).kind() != Kind.WORD;
            if (syntax.at(i).kind() == Kind.VARIABLE
                    && syntax.at(i + 1).is("{")
                    && value
                    && syntax.at(i + 3).is("}")) {
                syntax.use(0, "an offset in braces", i);
            }
            boolean cast = syntax.at(i - 1).is("(") && syntax.at(i + 1).is(")");
            if (cast && syntax.at(i).is("unset") && syntax.at(i + 2).kind() == Kind.VARIABLE) {
                syntax.use(0, "the cast (unset)", i);
            }
        }
        return syntax.uses;
    }

    private void sign(int i) {
        Token token = at(i);
        if (token.is("?->")) {
            use(0, "?->", i);
        } else if (token.is("...") && at(i - 1).is("(") && at(i + 1).is(")")) {
            use(1, "f(...) as a closure", i);
        } else if (token.is("|") || token.is("&")) {
            union(i);
        } else if (token.is("::")
                && at(i - 1).kind() == Kind.VARIABLE
                && at(i + 1).is("class")) {
            use(0, "::class of an object", i);
        } else if (token.kind() == Kind.NUMBER && token.text().matches("0[oO].*")) {
            use(1, "0o for an octal number", i);
        }
    }

    private void word(int i) {
        Token before = at(i - 1);
        Token next = at(i + 1);
        if (at(i).kind() != Kind.WORD || MEMBER.contains(before.text().toLowerCase(Locale.ROOT))) {
            return;
        }
        boolean listed = before.is("(") || before.is(",");
        switch (at(i).text().toLowerCase(Locale.ROOT)) {
            case "match" -> match(i);
            case "enum" -> enumeration(i);
            case "readonly" -> readonly(i);
            case "catch" -> caught(i);
            case "function", "fn" -> parameters(i);
            case "throw" -> {
                if (before.is("??") || before.is("=>") || before.is("?")) {
                    use(0, "throw as an expression", i);
                }
            }
            case "const" -> {
                if (next.kind() == Kind.WORD
                        && at(i + 2).kind() == Kind.WORD
                        && at(i + 3).is("=")) {
                    use(3, "the type of a constant", i);
                }
            }
            default -> {
                if (listed && next.is(":")) {
                    use(0, "the named argument " + at(i).text(), i);
                } else if (listed && VISIBLE.contains(at(i).text().toLowerCase(Locale.ROOT))) {
                    use(0, "a property among the parameters of its constructor", i);
                }
            }
        }
    }

    private void match(int i) {
        if (at(i + 1).is("(") && at(closing(i + 1) + 1).is("{")) {
            use(0, "match", i);
        }
    }

    private void enumeration(int i) {
        Token after = at(i + 2);
        boolean named = at(i + 1).kind() == Kind.WORD
                && !at(i + 1).is("extends")
                && !at(i + 1).is("implements");
        if (named && (after.is("{") || after.is(":") || after.is("implements"))) {
            use(1, "an enum", i);
        }
    }

    private void readonly(int i) {
        Token next = at(i + 1);
        if (next.is("class") || next.is("final") || next.is("abstract")) {
            use(2, "a readonly class", i);
        } else if (next.kind() == Kind.WORD || next.kind() == Kind.VARIABLE || next.is("?") || next.is("\\")) {
            use(1, "a readonly property", i);
        }
    }

    private void caught(int i) {
        if (at(i + 1).is("(") && at(closing(i + 1) - 1).kind() == Kind.WORD) {
            use(0, "catch without a variable", i);
        }
    }

    /** Of a function: up to its body, with what a closure uses. */
    private void parameters(int i) {
        int open = i + 1;
        open += at(open).is("&") ? 1 : 0;
        open += at(open).kind() == Kind.WORD ? 1 : 0;
        if (!at(open).is("(")) {
            return;
        }
        int close = Math.min(closing(open), open + LONGEST);
        for (int j = open; j < close; j++) {
            if (at(j).is("=") && at(j + 1).is("new")) {
                use(1, "new as a default value", j);
            }
        }
        if (at(close - 1).is(",")) {
            use(0, "a comma behind the last parameter", close - 1);
        }
        if (at(close + 1).is("use")) {
            close = closing(close + 2);
            if (at(close - 1).is(",")) {
                use(0, "a comma behind the last variable of use", close - 1);
            }
        }
        if (at(close + 1).is(":")) {
            result(close + 2);
        }
    }

    private void result(int type) {
        for (int i = type; at(i).kind() == Kind.WORD || at(i).is("?") || at(i).is("\\") || at(i).is("|"); i++) {
            if (at(i).is("static")) {
                use(0, "static as the type of a result", i);
            } else if (at(i).is("|")) {
                use(0, "| between types", i);
            }
        }
    }

    /** Several types: otherwise no word comes before a variable. A {@code catch} could have several types before. */
    private void union(int i) {
        Token last = at(i + 1);
        boolean types = at(i - 1).kind() == Kind.WORD
                && last.kind() == Kind.WORD
                && at(i + 2).kind() == Kind.VARIABLE
                && !OPERATORS.contains(last.text().toLowerCase(Locale.ROOT));
        int open = i;
        while (types && open > 0 && !at(open).is("(") && !at(open).is(";")) {
            open--;
        }
        if (types && !at(open - 1).is("catch")) {
            use(at(i).is("|") ? 0 : 1, at(i).text() + " between types", i);
        }
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < Math.min(tokens.size(), open + LONGEST); i++) {
            depth += at(i).is("(") ? 1 : at(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NONE;
    }

    private void use(int minor, String what, int i) {
        uses.add(new Use(new Release(8, minor), what, at(i).line()));
    }
}
