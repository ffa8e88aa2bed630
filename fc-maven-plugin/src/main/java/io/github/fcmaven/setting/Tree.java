package io.github.fcmaven.setting;

import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an element means if nothing says what it should be: numbers, {@code true} and {@code false} are what they look
 * like.
 */
final class Tree {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,15})?");

    private Tree() {}

    /** The value: a map; a list, if all its elements are called {@code item}; or what the text looks like. */
    static Object of(Element element) {
        if (element.isLeaf()) {
            return scalar(element.text());
        }
        if (element.isList()) {
            List<Object> items = new ArrayList<>();
            element.children().forEach(child -> items.add(of(child)));
            return items;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element child : element.children()) {
            if (values.put(child.name(), of(child)) != null) {
                throw FcProblem.local(
                        element.name() + " has " + child.name() + " twice",
                        "remove one of them; the elements of a list are called item");
            }
        }
        return values;
    }

    private static Object scalar(String text) {
        Object number = number(text);
        return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : number;
    }

    /** The number that a text is, as the deploy tool would read it; else the text itself. */
    static Object number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        double value = Double.parseDouble(text);
        return value == (int) value ? (Object) (int) value : (Object) value;
    }
}
