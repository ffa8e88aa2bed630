package io.github.fcmaven.handbook;

import java.util.List;

/**
 * A page, or the part of one that explains a requirement.
 *
 * @param title its heading
 * @param blocks what stands below it, in order
 */
public record Page(String title, List<Block> blocks) {

    /** Takes a copy. */
    public Page {
        blocks = List.copyOf(blocks);
    }

    /** The page for a terminal, in lines of at most 100 columns where no word is longer. */
    public List<String> lines() {
        return new PlainPage(this).lines();
    }
}
