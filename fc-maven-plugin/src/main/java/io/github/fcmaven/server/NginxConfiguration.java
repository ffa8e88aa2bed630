package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directives of an {@code nginx.conf} that is shipped with the package, as far as they stand in it.
 *
 * @param file which one
 * @param directives each with its parameters, in the order in which they stand
 * @param whole whether it takes in nothing that is not read and may set a timer
 */
record NginxConfiguration(CodePath file, List<List<String>> directives, boolean whole) {

    /** How a command or a script names it. */
    private static final Pattern NAMED =
            Pattern.compile("nginx'?\\s(?:.*\\s)?'?-c'?\\s*[\"']?(?:/code/|\\./|\\$PWD/)?([\\w./-]+)");

    private static final Pattern TOKEN = Pattern.compile(
            "#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[{};]|(?:[^\\s{};\"'#]|\\$\\{\\w+})[^\\s{};]*");

    /** What people take in that sets no timer. */
    private static final Pattern HARMLESS =
            Pattern.compile(".*(?:mime\\.types|(?:fastcgi|proxy|uwsgi|scgi)_?params|fastcgi\\.conf).*");

    NginxConfiguration {
        directives = List.copyOf(directives);
    }

    /** The one that a line names; empty where none does, or where it is not in the package. */
    static Optional<NginxConfiguration> of(Map<CodePath, Entry> entries, String lines) {
        Matcher named = NAMED.matcher(lines);
        return named.find()
                ? CodePath.find(named.group(1))
                        .filter(entries::containsKey)
                        .map(file -> read(file, EntryText.of(entries.get(file))))
                : Optional.empty();
    }

    static NginxConfiguration read(CodePath file, String text) {
        List<List<String>> directives = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (word.matches("[{};]")) {
                if (!words.isEmpty()) {
                    directives.add(List.copyOf(words));
                }
                words.clear();
            } else if (!word.startsWith("#")) {
                words.add(word.replaceAll("^[\"']|[\"']$", ""));
            }
        }
        boolean whole = directives.stream()
                .filter(directive -> directive.get(0).equals("include"))
                .allMatch(directive -> directive.size() > 1
                        && HARMLESS.matcher(directive.get(1)).matches());
        return new NginxConfiguration(file, directives, whole);
    }

    /** Every value of a directive, as it is written first. */
    List<String> values(String name) {
        return directives.stream()
                .filter(directive -> directive.get(0).equals(name) && directive.size() > 1)
                .map(directive -> directive.get(1))
                .toList();
    }
}
