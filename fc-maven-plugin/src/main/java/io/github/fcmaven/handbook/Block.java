package io.github.fcmaven.handbook;

import java.util.List;

/** A part of a page; its texts have the marks of Markdown for code, stress and links in them, see {@link Span}. */
public sealed interface Block {

    /**
     * A heading inside a page.
     *
     * @param text the heading
     */
    record Heading(String text) implements Block {}

    /**
     * Prose.
     *
     * @param text one line, however long
     */
    record Paragraph(String text) implements Block {}

    /**
     * An item of a list, with its mark.
     *
     * @param mark {@code -}, or a number with its point
     * @param text one line
     */
    record Item(String mark, String text) implements Block {}

    /**
     * What is typed or printed, as it is.
     *
     * @param lines without marks
     */
    record Code(List<String> lines) implements Block {

        /** Takes a copy. */
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A table.
     *
     * @param header a text for each column, which may be empty
     * @param rows as many texts each
     */
    record Table(List<String> header, List<List<String>> rows) implements Block {

        /** Takes a copy. */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
