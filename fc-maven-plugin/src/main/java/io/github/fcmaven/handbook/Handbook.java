package io.github.fcmaven.handbook;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages that the plugin's jar holds, in the reader's language where there are such: English and Chinese. Maven
 * copies them from the site's sources; classes that were compiled without it have none.
 */
public final class Handbook {

    /** Pages besides the requirements', by the names that they have on the site. */
    public static final List<String> PAGES = List.of("deploy", "php", "troubleshooting");

    private static final String FOLDER = "/META-INF/handbook/";
    private static final Pattern SECTION =
            Pattern.compile("(?m)^## (?<title>(?<id>FC-[A-Z-]+)[:：].*)\\n(?<text>(?s).*?)(?=^## |^<a id=\"FC-|\\z)");

    private final Locale locale;

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
        Matcher section = SECTION.matcher(contract);
        while (section.find()) {
            if (section.group("id").equals(id)) {
                return Optional.of(new Page(section.group("title"), Markdown.blocks(section.group("text"))));
            }
        }
        return Optional.empty();
    }

    static Page whole(String text) {
        int end = text.indexOf('\n');
        return new Page(text.substring(0, end).replaceFirst("#+\\s*", ""), Markdown.blocks(text.substring(end + 1)));
    }

    private Optional<String> text(String name) {
        if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            Optional<String> chinese = resource("zh-CN/" + name);
            if (chinese.isPresent()) {
                return chinese;
            }
        }
        return resource(name);
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
