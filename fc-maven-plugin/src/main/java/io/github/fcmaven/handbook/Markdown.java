package io.github.fcmaven.handbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the Markdown that our own pages are written in, and no more of it. */
final class Markdown {

    private static final Pattern ITEM = Pattern.compile("(- |\\d+\\. )(.*)");
    private static final Pattern HIDDEN = Pattern.compile("<a id=\"[^\"]*\"></a>|<!--.*-->");

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int next;

    private Markdown(List<String> lines) {
        this.lines = lines;
    }

    /** What stands there, without the heading that a page begins with. */
    static List<Block> blocks(String text) {
        Markdown markdown = new Markdown(text.lines()
                .filter(line -> !HIDDEN.matcher(line.strip()).matches())
                .toList());
        markdown.read();
        return markdown.blocks;
    }

    private void read() {
        while (next < lines.size()) {
            String line = lines.get(next);
            if (line.isBlank()) {
                next++;
            } else if (line.startsWith("```")) {
                next++;
                blocks.add(new Block.Code(until("```")));
                next++;
            } else if (line.startsWith("#")) {
                next++;
                blocks.add(new Block.Heading(line.replaceFirst("#+\\s*", "")));
            } else if (line.startsWith("|")) {
                table();
            } else {
                prose();
            }
        }
    }

    private List<String> until(String end) {
        List<String> taken = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).startsWith(end)) {
            taken.add(lines.get(next++));
        }
        return taken;
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        while (next < lines.size() && lines.get(next).startsWith("|")) {
            rows.add(cells(lines.get(next++)));
        }
        blocks.add(new Block.Table(rows.get(0), rows.subList(Math.min(2, rows.size()), rows.size())));
    }

    private static List<String> cells(String row) {
        String inside = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Arrays.stream(inside.split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** Lines up to a blank one, or to the beginning of something else, are one text. */
    private void prose() {
        Matcher item = ITEM.matcher(lines.get(next));
        boolean isItem = item.matches();
        List<String> text = new ArrayList<>();
        text.add(isItem ? item.group(2) : lines.get(next));
        next++;
        while (next < lines.size() && continues(lines.get(next))) {
            text.add(lines.get(next++));
        }
        String whole = text.stream().map(String::strip).collect(Collectors.joining(" "));
        blocks.add(isItem ? new Block.Item(item.group(1).strip(), whole) : new Block.Paragraph(whole));
    }

    private static boolean continues(String line) {
        return !line.isBlank()
                && !line.startsWith("|")
                && !line.startsWith("#")
                && !line.startsWith("```")
                && !ITEM.matcher(line).matches();
    }
}
