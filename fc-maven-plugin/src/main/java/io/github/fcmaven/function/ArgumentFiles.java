package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files from which Java's launcher reads more of its arguments: {@code @jvm.options}, since Java 9. Source: the
 * manual of {@code java}, "java Command-Line Argument Files".
 */
public final class ArgumentFiles {

    /** More than any has. */
    private static final int LONGEST = 1 << 16;

    /** A comment; or a word, of which a part may be in quotes. */
    private static final Pattern WORD = Pattern.compile("#[^\\n]*|((?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"'#]++)++)");

    private ArgumentFiles() {}

    /** The same words with those that files of the package hold; a file that is not there stays a word. */
    public static List<String> expanded(FunctionPackage function, List<String> argv) {
        if (argv.stream().noneMatch(word -> word.startsWith("@"))) {
            return argv;
        }
        int program = JavaCommand.of(argv)
                .map(java -> java.argv().size()
                        - java.arguments().size()
                        - java.started().size())
                .orElse(0);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < argv.size(); i++) {
            String word = argv.get(i);
            Optional<String> text = i < program ? text(function, word) : Optional.empty();
            text.map(ArgumentFiles::words).ifPresentOrElse(all::addAll, () -> all.add(word));
        }
        return all;
    }

    /** The words of a variable that the launcher reads, with those that files of the package hold. */
    public static List<String> inVariable(FunctionPackage function, List<String> words) {
        return words.stream()
                .flatMap(word -> text(function, word).map(ArgumentFiles::words).orElseGet(() -> List.of(word)).stream())
                .toList();
    }

    private static Optional<String> text(FunctionPackage function, String word) {
        return Optional.of(word)
                .filter(one -> one.startsWith("@") && !one.startsWith("@@"))
                .flatMap(one -> CodePath.named(one.substring(1)))
                .flatMap(function::entry)
                .map(ArgumentFiles::text);
    }

    private static String text(Entry file) {
        try {
            return new String(file.content().head(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher next = WORD.matcher(text.replaceAll("\\\\\\r?\\n[ \\t]*", ""));
        while (next.find()) {
            if (next.group(1) != null) {
                words.add(next.group(1).replaceAll("[\"']", ""));
            }
        }
        return words;
    }
}
