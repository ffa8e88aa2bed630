package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directives of an {@code nginx.conf} that is shipped with the package, as far as they stand in it.
 *
 * @param file which one
 * @param directives each in the order in which they stand, with what is taken in from the package
 * @param whole whether it takes in nothing that is not read and may set a timer
 */
record NginxConfiguration(CodePath file, List<Directive> directives, boolean whole) {

    /** Files that take in files. */
    private static final int DEPTH = 5;

    /** As many characters are read in all: files that take in each other, or blocks in blocks, would have no end. */
    private static final int MOST_READ = 2 << 20;

    /** What a file that is taken in costs at least. */
    private static final int COST = 4096;

    /**
     * One, with its parameters.
     *
     * @param block the names of the blocks around it, such as {@code http/server}
     */
    record Directive(List<String> words, String block) {
        boolean is(String name) {
            return words.get(0).equals(name);
        }
    }

    /** How a command or a script names it. */
    private static final Pattern NAMED =
            Pattern.compile("nginx'?\\s(?:.*\\s)?'?-c'?\\s*[\"']?(?:/code/|\\./|\\$PWD/)?([\\w./-]+)");

    /** How a script names the one that it has made: by a variable, or in a folder for temporary files. */
    private static final Pattern MADE = Pattern.compile("nginx'?\\s(?:.*\\s)?'?-c'?\\s*[\"']?"
            + "(?:\\$\\{?\\w++[^\\s\"'/]*|/tmp|/var|/etc|/run)(?:/[\\w.-]+)*/([\\w.-]+)");

    private static final Set<String> TEMPLATES = Set.of(".template", ".tmpl", ".tpl", ".in");

    private static final Pattern MARK = Pattern.compile("[^\\w]");

    private static final Pattern TOKEN = Pattern.compile(
            "#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|[{};]|(?:[^\\s{};\"'#]|\\$\\{\\w+})[^\\s{};]*");

    private static final Set<String> ENDS = Set.of("{", "}", ";");

    private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$");

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
                ? CodePath.find(named.group(1)).filter(entries::containsKey).map(file -> read(entries, file))
                : Optional.empty();
    }

    /**
     * The only file of the package of which a script makes the one that nginx is given, elsewhere: it fills in what is
     * marked there. Empty where it may do more, or where a mark may stand for directives.
     */
    static Optional<NginxConfiguration> template(Map<CodePath, Entry> entries, String lines) {
        Matcher made = MADE.matcher(lines);
        if (!made.find() || lines.contains("keepalive")) {
            return Optional.empty();
        }
        String name = made.group(1);
        List<CodePath> files = entries.keySet().stream()
                .filter(path -> path.name().equals(name)
                        || TEMPLATES.contains(path.name().replaceFirst("^\\Q" + name + "\\E", "")))
                .toList();
        boolean isRead = MADE.matcher(lines).replaceAll("").contains(name);
        return files.size() == 1 && isRead
                ? Optional.of(read(entries, files.get(0))).filter(file -> file.directives().stream()
                        .noneMatch(one -> MARK.matcher(one.words().get(0)).find()))
                : Optional.empty();
    }

    static NginxConfiguration read(Map<CodePath, Entry> entries, CodePath file) {
        Reading reading = new Reading(entries, file);
        reading.read(file, DEPTH);
        boolean whole = reading.directives.stream()
                .filter(directive -> directive.is("include"))
                .allMatch(directive -> directive.words().size() > 1
                        && HARMLESS.matcher(directive.words().get(1)).matches());
        return new NginxConfiguration(file, reading.directives, whole && reading.left > 0);
    }

    /** The main file with those that it takes in. */
    private static final class Reading {
        private final Map<CodePath, Entry> entries;
        private final CodePath main;
        private final Deque<String> blocks = new ArrayDeque<>();
        private final List<Directive> directives = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private int left = MOST_READ;

        private Reading(Map<CodePath, Entry> entries, CodePath main) {
            this.entries = entries;
            this.main = main;
        }

        private void read(CodePath file, int depth) {
            words.clear();
            String text = entries.get(file).text();
            left -= COST + text.length();
            Matcher token = TOKEN.matcher(text);
            while (left > 0 && token.find()) {
                String word = token.group();
                if (ENDS.contains(word)) {
                    end(word, depth);
                } else if (!word.startsWith("#")) {
                    words.add(QUOTES.matcher(word).replaceAll(""));
                }
            }
        }

        /** Ends a directive, or a block. */
        private void end(String sign, int depth) {
            List<CodePath> taken = depth > 0 && sign.equals(";") ? taken(entries, main, words) : List.of();
            taken.forEach(other -> read(other, depth - 1));
            if (!words.isEmpty() && taken.isEmpty()) {
                String block = String.join("/", blocks);
                left -= block.length();
                directives.add(new Directive(List.copyOf(words), block));
            }
            if (sign.equals("{")) {
                blocks.addLast(words.isEmpty() ? "" : words.get(0));
            } else if (sign.equals("}")) {
                blocks.pollLast();
            }
            words.clear();
        }
    }

    /** The files of the package that {@code include} names; a path without / is seen from the main file's folder. */
    private static List<CodePath> taken(Map<CodePath, Entry> entries, CodePath main, List<String> words) {
        if (words.size() != 2 || !words.get(0).equals("include")) {
            return List.of();
        }
        String folder = main.parent().map(parent -> parent + "/").orElse("");
        String path = words.get(1);
        String inside = path.startsWith("/")
                ? path.replaceFirst("^" + CodePath.ROOT + "/", "")
                : folder + path.replaceFirst("^\\./", "");
        if (!inside.contains("*")) {
            return CodePath.find(inside).filter(entries::containsKey).stream().toList();
        }
        Pattern glob = Pattern.compile("\\Q" + inside.replace("*", "\\E[^/]*\\Q") + "\\E");
        return entries.keySet().stream()
                .filter(entry -> glob.matcher(entry.value()).matches())
                .toList();
    }

    /** Every value of a directive, as it is written first. */
    List<String> values(String name) {
        return directives.stream()
                .filter(directive -> directive.is(name) && directive.words().size() > 1)
                .map(directive -> directive.words().get(1))
                .toList();
    }

    /** Where its servers for HTTP listen; one that says nothing has nginx' own port. */
    List<ListenAddress> listens() {
        List<ListenAddress> listens = new ArrayList<>();
        for (int i = 0; i < directives.size(); i++) {
            Directive server = directives.get(i);
            if (server.is("server")
                    && server.block().equals("http")
                    && server.words().size() == 1) {
                List<ListenAddress> own = directives.subList(i + 1, directives.size()).stream()
                        .takeWhile(directive -> directive.block().startsWith("http/server"))
                        .filter(directive -> directive.is("listen")
                                && directive.block().equals("http/server")
                                && directive.words().size() > 1)
                        .map(this::address)
                        .toList();
                listens.addAll(
                        own.isEmpty()
                                ? List.of(ListenAddress.of(
                                        ListenAddress.NGINX_DEFAULT, false, file.value(), Optional.empty()))
                                : own);
            }
        }
        return listens;
    }

    /** What came as plain HTTP to a port of TLS may have an answer of its own, 497. */
    private ListenAddress address(Directive listen) {
        boolean answers = directives.stream()
                .anyMatch(one -> one.is("error_page") && one.words().contains("497"));
        Optional<String> tls = listen.words().contains("ssl") && !answers
                ? Optional.of("remove ssl from " + String.join(" ", listen.words()) + " in " + file)
                : Optional.empty();
        return ListenAddress.of(listen.words().get(1), listen.words().contains("ipv6only=off"), file.value(), tls);
    }
}
