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
}
