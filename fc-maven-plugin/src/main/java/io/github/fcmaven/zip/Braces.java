package io.github.fcmaven.zip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What braces stand for: {@code a{b,c}} is {@code ab} and {@code ac},
 * {@code a{1..3}} is {@code a1}, {@code a2} and {@code a3}, {@code a{1..3..2}}
 * without the second.
 */
final class Braces {

    private static final Pattern RANGE =
            Pattern.compile("(?:(-?\\d{1,6})\\.\\.(-?\\d{1,6})|([A-Za-z])\\.\\.([A-Za-z]))(?:\\.\\.(-?\\d{1,6}))?");

    private static final Pattern PADDED = Pattern.compile("(?:^|\\.\\.)-?0\\d");

    /** More than anybody writes by hand. */
    private static final int MAX_EXPANSIONS = 1000;

    private Braces() {}

    static List<String> expand(String pattern) {
        List<String> all = new ArrayList<>();
        expand(pattern, 0, all);
        return all;
    }

    /** @param from where the first brace may be that is not known to be literal */
    private static void expand(String pattern, int from, List<String> all) {
        int open = open(pattern, from);
        int close = open < 0 ? -1 : close(pattern, open);
        if (close < 0 || all.size() >= MAX_EXPANSIONS) {
            all.add(pattern);
            return;
        }
        List<String> options = options(pattern.substring(open + 1, close));
        if (options.isEmpty()) {
            expand(pattern, open + 1, all);
            return;
        }
        for (String option : options) {
            expand(pattern.substring(0, open) + option + pattern.substring(close + 1), open, all);
        }
    }

    private static int open(String pattern, int from) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == '{' && (i == 0 || pattern.charAt(i - 1) != '$')) {
                return i;
            }
        }
        return -1;
    }

    private static int close(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The alternatives; empty for braces that expand to nothing, such as {@code {a}}. */
    private static List<String> options(String body) {
        Matcher range = RANGE.matcher(body);
        if (range.matches()) {
            int step = range.group(5) == null ? 1 : Math.max(1, Math.abs(Integer.parseInt(range.group(5))));
            return range.group(1) != null
                    ? numbers(range, step)
                    : range(range.group(3).charAt(0), range.group(4).charAt(0), step, i -> String.valueOf((char) i));
        }
        List<String> options = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < body.length(); i++) {
            switch (body.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        options.add(body.substring(begin, i));
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        if (begin > 0) {
            options.add(body.substring(begin));
        }
        return options;
    }

    /** {@code 01..10} has two digits each, and so has {@code 1..10..01}. */
    private static List<String> numbers(MatchResult range, int step) {
        int width = Math.max(range.group(1).length(), range.group(2).length());
        String form = PADDED.matcher(range.group()).find() ? "%0" + width + "d" : "%d";
        return range(
                Integer.parseInt(range.group(1)),
                Integer.parseInt(range.group(2)),
                step,
                i -> String.format(Locale.ROOT, form, i));
    }

    private static List<String> range(int first, int last, int step, IntFunction<String> form) {
        List<String> range = new ArrayList<>();
        boolean up = first <= last;
        for (int i = first; (up ? i <= last : i >= last) && range.size() < MAX_EXPANSIONS; i += up ? step : -step) {
            range.add(form.apply(i));
        }
        return range;
    }
}
