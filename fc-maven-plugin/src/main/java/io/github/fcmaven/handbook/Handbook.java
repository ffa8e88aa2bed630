package io.github.fcmaven.handbook;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages that the plugin's jar holds, in the reader's language where there are such: English and Chinese. Maven
 * copies them from the site's sources; classes that were compiled without it have none.
 */
public final class Handbook {

    /** Pages besides the requirements', by the names that they have on the site. */
    public static final List<String> PAGES = List.of("deploy", "php", "troubleshooting");

    private static final String FOLDER = "/META-INF/handbook/";
    private static final String HEADING = "\n## ";
    private static final String ANCHOR = "\n<a id=\"FC-";

    private final Locale locale;
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

    private Handbook(Locale locale) {
        this.locale = locale;
    }

    /** The pages for readers of a language; English where there is none for it. */
    public static Handbook of(Locale locale) {
        return new Handbook(locale);
    }

    /** What a requirement asks, how it is checked, and what to change, by server. */
    public Optional<Page> requirement(Requirement requirement) {
        return text("contract").flatMap(text -> requirement(text, requirement.id()));
    }

    /** A page of {@link #PAGES}. */
    public Optional<Page> page(String name) {
        return PAGES.contains(name) ? text(name).map(Handbook::whole) : Optional.empty();
    }

    /** Every requirement with its sentence, one a line. */
    public static List<String> requirements() {
        return Arrays.stream(Requirement.values())
                .map(one -> String.format(Locale.ROOT, "%-24s %s", one.id(), one.sentence()))
                .toList();
    }

    static Optional<Page> requirement(String contract, String id) {
        int heading = Math.max(contract.indexOf(HEADING + id + ":"), contract.indexOf(HEADING + id + "："));
        if (heading < 0) {
            return Optional.empty();
        }
        int title = heading + HEADING.length();
        int text = contract.indexOf('\n', title);
        int end = Math.min(next(contract, HEADING, text), next(contract, ANCHOR, text));
        return Optional.of(
                new Page(contract.substring(title, text), Markdown.blocks(contract.substring(text + 1, end))));
    }

    /** Where the line behind its line end begins, or the end of the page. */
    private static int next(String contract, String what, int from) {
        int found = contract.indexOf(what, from);
        return found < 0 ? contract.length() : found + 1;
    }

    static Page whole(String text) {
        int end = text.indexOf('\n');
        return new Page(text.substring(0, end).replaceFirst("#+\\s*", ""), Markdown.blocks(text.substring(end + 1)));
    }

    private Optional<String> text(String name) {
        if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            Optional<String> chinese = texts.computeIfAbsent("zh-CN/" + name, Handbook::resource);
            if (chinese.isPresent()) {
                return chinese;
            }
        }
        return texts.computeIfAbsent(name, Handbook::resource);
    }

    private static Optional<String> resource(String name) {
        try (InputStream page = Handbook.class.getResourceAsStream(FOLDER + name + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(BoundedInput.text(page, BoundedInput.TEXT, "the page"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
