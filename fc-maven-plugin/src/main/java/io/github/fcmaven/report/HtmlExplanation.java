package io.github.fcmaven.report;

import io.github.fcmaven.handbook.Block;
import io.github.fcmaven.handbook.Page;
import io.github.fcmaven.handbook.Span;
import java.util.List;

/**
 * What a requirement asks and how it is checked, folded into its finding: the page of the documentation, without its
 * links.
 */
final class HtmlExplanation {

    private final HtmlWriter html;

    HtmlExplanation(HtmlWriter html) {
        this.html = html;
    }

    void write(Page page) {
        html.open("details", "class", "explained");
        html.element("summary", "What is asked, and how it is checked");
        List<Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Item) {
                i = items(blocks, i);
            } else {
                write(blocks.get(i));
            }
        }
        html.close();
    }

    /** Items that follow each other are one list; answers where its last one stands. */
    private int items(List<Block> blocks, int first) {
        html.open("ul");
        int last = first;
        while (last < blocks.size() && blocks.get(last) instanceof Block.Item item) {
            text("li", item.text());
            last++;
        }
        html.close();
        return last - 1;
    }

    private void write(Block block) {
        if (block instanceof Block.Heading heading) {
            text("h4", heading.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            text("p", paragraph.text());
        } else if (block instanceof Block.Code code) {
            html.verbatim(code.lines(), line -> html.raw(line + "\n"));
        } else if (block instanceof Block.Table table) {
            table(table);
        }
    }

    private void table(Block.Table table) {
        html.open("div", "class", "wide");
        html.open("table");
        if (table.header().stream().anyMatch(cell -> !cell.isEmpty())) {
            row("th", table.header());
        }
        table.rows().forEach(row -> row("td", row));
        html.close().close();
    }

    private void row(String element, List<String> cells) {
        html.open("tr");
        cells.forEach(cell -> text(element, cell));
        html.close();
    }

    private void text(String element, String marked) {
        html.open(element);
        for (Span span : Span.of(marked)) {
            switch (span.mark()) {
                case PLAIN -> html.raw(span.text());
                case CODE -> html.element("code", span.text());
                case STRONG -> html.element("strong", span.text());
                case STRESS -> html.element("em", span.text());
            }
        }
        html.close();
    }
}
