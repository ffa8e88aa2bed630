package io.github.fcmaven.setting;

import io.github.fcmaven.platform.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A mapping with keys of its own.
 *
 * @param fields the keys, in the order in which they are written
 */
record Fields(Map<String, Field> fields) implements Shape {

    /** A key: what its value may be, and whether it must be there. */
    record Field(String name, Shape shape, boolean needed) {}

    static Fields of(Field... fields) {
        Map<String, Field> all = new LinkedHashMap<>();
        for (Field field : fields) {
            all.put(field.name, field);
        }
        return new Fields(all);
    }

    @Override
    public Object read(Element element) {
        if (element.isLeaf()) {
            return element.text().isBlank() ? Map.of() : element.text();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        fields.keySet().forEach(name -> readInto(values, element, name));
        element.children().forEach(child -> readInto(values, element, child.name()));
        return values;
    }

    /** An element that is there twice is not a value of the kind that is meant, and is read as a list. */
    private void readInto(Map<String, Object> values, Element element, String name) {
        List<Element> found = element.children().stream()
                .filter(child -> child.name().equals(name))
                .toList();
        if (found.size() == 1) {
            Field field = fields.get(name);
            values.putIfAbsent(name, field == null ? Tree.of(found.get(0)) : field.shape.read(found.get(0)));
        } else if (found.size() > 1) {
            values.putIfAbsent(name, found.stream().map(Tree::of).toList());
        }
    }

    @Override
    public void judge(String path, Object value, Consumer<Fault> faults) {
        if (!(value instanceof Map<?, ?> map)) {
            faults.accept(Shape.otherKind(path, value, "a mapping", allowed()));
            return;
        }
        map.forEach((key, each) -> {
            Field field = fields.get(String.valueOf(key));
            String where = path + "." + key;
            if (field == null) {
                faults.accept(unread(where, String.valueOf(key)));
            } else if (each != null) {
                field.shape.check(where, each, faults);
            }
        });
        fields.forEach((name, field) -> {
            if (field.needed && map.get(name) == null) {
                faults.accept(missing(path, field));
            }
        });
    }

    private Fault unread(String path, String key) {
        String nearest = Spelling.nearest(key, fields.keySet());
        int apart = Spelling.distance(key.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT));
        return new Fault(
                Fault.Kind.UNREAD,
                path,
                path + " is not a key that the deploy tool reads",
                apart <= Math.max(2, key.length() / 3)
                        ? "did you mean " + nearest + "?"
                        : "remove it; the keys there are " + String.join(", ", fields.keySet()));
    }

    private static Fault missing(String path, Field field) {
        return new Fault(
                Fault.Kind.REFUSED,
                path + "." + field.name,
                path + " has no " + field.name,
                "set " + Fault.AT + " to " + field.shape.allowed());
    }

    @Override
    public String allowed() {
        return "a mapping with " + String.join(", ", fields.keySet());
    }
}
