package io.github.fcmaven.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page as lines of a terminal: marks are gone, prose is wrapped, a wide table is told row by row. */
public final class PlainPage {

    private static final int WIDTH = 100;
    private static final int INDENT = 2;
    private static final int FIRST_COLUMN = 36;

    /** A link to the web: a terminal shows where it leads to. */
    private static final Pattern WEB = Pattern.compile("\\[([^\\]]+)]\\((https?://[^)]*)\\)");

    /** Behind a blank, and behind a character that is as wide as two, unless it is followed by what ends a phrase. */
    private static final Pattern BREAK =
            Pattern.compile("(?<= )|(?<=[\\u2e80-\\uffef])(?![、，。：；！？）》」』】”’%])(?<![（《「『【“‘])");

    /** Chinese text has no blanks: the end of a line in the source leaves one, and Markdown asks for one after bold. */
    private static final Pattern WITHIN_CHINESE =
            Pattern.compile("(?<=[\\u2e80-\\uffef](?:\\*\\*)?) (?=[\\u2e80-\\uffef])");

    private final Page page;
    private final List<String> lines = new ArrayList<>();

    private PlainPage(Page page) {
        this.page = page;
    }

    /** The lines of a page, of at most 100 columns where no word is longer. */
    public static List<String> lines(Page page) {
        return new PlainPage(page).lines();
    }

    private List<String> lines() {
        lines.add(plain(page.title()));
        boolean inList = false;
        for (Block block : page.blocks()) {
            boolean item = block instanceof Block.Item;
            if (!item || !inList) {
                lines.add("");
            }
            inList = item;
            write(block);
        }
        return lines;
    }

    private void write(Block block) {
        if (block instanceof Block.Heading heading) {
            lines.add(plain(heading.text()));
        } else if (block instanceof Block.Paragraph paragraph) {
            wrap(" ".repeat(INDENT), " ".repeat(INDENT), plain(paragraph.text()));
        } else if (block instanceof Block.Item item) {
            String mark = " ".repeat(INDENT) + item.mark() + " ";
            wrap(mark, " ".repeat(mark.length()), plain(item.text()));
        } else if (block instanceof Block.Code code) {
            code.lines().forEach(line -> lines.add((" ".repeat(2 * INDENT) + line).stripTrailing()));
        } else if (block instanceof Block.Table table) {
            if (table.header().size() == 2) {
                columns(table);
            } else {
                rowByRow(table);
            }
        }
    }

    private void columns(Block.Table table) {
        int width = table.rows().stream()
                .mapToInt(row -> columns(plain(row.get(0))))
                .filter(columns -> columns <= FIRST_COLUMN)
                .max()
                .orElse(0);
        List<List<String>> rows = new ArrayList<>(table.rows());
        if (!String.join("", table.header()).isBlank()) {
            rows.add(0, table.header());
        }
        for (List<String> row : rows) {
            String first = plain(row.get(0));
            String begin = " ".repeat(INDENT) + first + " ".repeat(Math.max(0, width - columns(first))) + "  ";
            wrap(begin, " ".repeat(INDENT + width + INDENT), plain(row.get(1)));
        }
    }

    private void rowByRow(Block.Table table) {
        for (List<String> row : table.rows()) {
            lines.add(" ".repeat(INDENT) + plain(row.get(0)));
            for (int i = 1; i < row.size(); i++) {
                String name = i < table.header().size() ? plain(table.header().get(i)) : "";
                String colon = name.matches(".*\\p{IsHan}") ? "：" : ": ";
                String begin = " ".repeat(3 * INDENT) + (name.isEmpty() ? "" : name + colon);
                wrap(begin, " ".repeat(4 * INDENT), plain(row.get(i)));
            }
        }
    }

    private static String plain(String text) {
        String joined = WITHIN_CHINESE.matcher(text).replaceAll("");
        return Span.of(WEB.matcher(joined).replaceAll("$1 ($2)")).stream()
                .map(Span::text)
                .collect(Collectors.joining());
    }

    private void wrap(String first, String rest, String text) {
        StringBuilder line = new StringBuilder(first);
        int used = columns(first);
        boolean begun = false;
        for (String word : BREAK.split(text)) {
            if (begun && used + columns(word.stripTrailing()) > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(rest);
                used = columns(rest);
            }
            line.append(word);
            used += columns(word);
            begun = true;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** How many columns of a terminal a text takes: Chinese characters and their punctuation take two. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x2e80 && c <= 0xffef ? 2 : 1).sum();
    }
}
