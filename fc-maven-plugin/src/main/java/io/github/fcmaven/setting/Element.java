package io.github.fcmaven.setting;

import java.util.List;

/**
 * A value as the POM writes it: an element with a text, or with other elements.
 *
 * @param name the element's
 * @param text its text; empty where it has children
 * @param children the elements in it
 */
public record Element(String name, String text, List<Element> children) {

    /** The name of the elements of a list, in a tree of which nothing else is known. */
    private static final String ITEM = "item";

    public Element {
        children = List.copyOf(children);
    }

    /** An element with a text. */
    public static Element of(String name, String text) {
        return new Element(name, text, List.of());
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** Whether it is a list, if nothing says what it should be: all its elements are called {@code item}. */
    boolean isList() {
        return !isLeaf() && children.stream().allMatch(child -> child.name.equals(ITEM));
    }
}
