package io.github.fcmaven.setting;

import io.github.fcmaven.function.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a value may be: how to read it from an element, and what is wrong with a value from anywhere. */
sealed interface Shape
        permits Shape.Text,
                Shape.Word,
                Shape.Flag,
                Shape.Number,
                Shape.NumberOrText,
                Shape.Many,
                Shape.Texts,
                Shape.Anything,
                Shape.Either,
                Fields,
                Cron.Expression {

    /** The value of an element. What is of another kind stays a text, and {@link #check} reports it. */
    Object read(Element element);

    /** Reports what is wrong with a value that is not a variable of the deploy tool. */
    void judge(String path, Object value, Consumer<Fault> faults);

    /** What it may be, in words that follow {@code set X to}. */
    String allowed();

    /** Reports what is wrong; a value that only the deploy tool knows is not judged. */
    default void check(String path, Object value, Consumer<Fault> faults) {
        if (!isVariable(value)) {
            judge(path, value, faults);
        }
    }

    /** Whether a value comes from a variable of the deploy tool. */
    static boolean isVariable(Object value) {
        return value instanceof String text && text.contains("${");
    }

    /** A value that the platform refuses. */
    static Fault refused(String path, Object value, String allowed) {
        return new Fault(
                Fault.Kind.REFUSED, path, path + " is " + shown(path, value), "set " + Fault.AT + " to " + allowed);
    }

    /** A value that the deploy tool does not read. */
    static Fault otherKind(String path, Object value, String kind, String allowed) {
        return new Fault(
                Fault.Kind.UNREAD,
                path,
                path + " is " + shown(path, value) + ", which is not " + kind,
                "set " + Fault.AT + " to " + allowed);
    }

    private static String shown(String path, Object value) {
        if (value instanceof Map<?, ?>) {
            return "a mapping";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        String text = Hidden.value(path.substring(path.lastIndexOf('.') + 1), String.valueOf(value));
        String whole = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return value instanceof String ? "'" + whole.replaceAll("\\p{C}", "?") + "'" : whole;
    }

    /** A text that matches a pattern. */
    record Text(String allowed, Pattern form) implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() ? element.text() : Tree.of(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof String text)) {
                faults.accept(otherKind(path, value, "a text", "a text, in quotes"));
            } else if (!form.matcher(text).matches()) {
                faults.accept(refused(path, text, allowed));
            }
        }
    }

    /** One of some words. */
    record Word(List<String> words) implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() ? element.text() : Tree.of(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!words.contains(value)) {
                faults.accept(refused(path, value, allowed()));
            }
        }

        @Override
        public String allowed() {
            return words.size() == 1
                    ? words.get(0)
                    : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
        }
    }

    /** True or false. */
    record Flag() implements Shape {

        @Override
        public Object read(Element element) {
            Object value = Tree.of(element);
            return value instanceof Boolean || !element.isLeaf() ? value : element.text();
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof Boolean)) {
                faults.accept(otherKind(path, value, "true or false", "true or false, without quotes"));
            }
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** A number in its range, in steps of a size; with a step of zero, any. */
    record Number(double least, double most, double step) implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() ? Tree.number(element.text()) : Tree.of(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof java.lang.Number number)) {
                faults.accept(otherKind(path, value, "a number", allowed()));
                return;
            }
            double is = number.doubleValue();
            if (!(is >= least && is <= most) || step > 0 && is % step != 0) {
                faults.accept(refused(path, value, allowed()));
            }
        }

        @Override
        public String allowed() {
            String whole = step == 1 ? "a whole number" : step > 1 ? "a multiple of " + plain(step) : "a number";
            return most == Double.MAX_VALUE
                    ? whole + " of at least " + plain(least)
                    : whole + " from " + plain(least) + " to " + plain(most);
        }

        private static String plain(double value) {
            return value == (long) value ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** A whole number, which the schema of the deploy tool types as a text and its samples write as a number. */
    record NumberOrText(int least, int most) implements Shape {

        @Override
        public Object read(Element element) {
            return new Number(least, most, 1).read(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            new Number(least, most, 1).judge(path, value instanceof String text ? Tree.number(text) : value, faults);
        }

        @Override
        public String allowed() {
            return new Number(least, most, 1).allowed();
        }
    }

    /** A list; in the POM its elements may have any name. */
    record Many(Shape item, int least, int most) implements Shape {

        @Override
        public Object read(Element element) {
            if (element.isLeaf() && !element.text().isBlank()) {
                return element.text();
            }
            List<Object> items = new ArrayList<>();
            element.children().forEach(child -> items.add(item.read(child)));
            return items;
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof List<?> list)) {
                faults.accept(otherKind(path, value, "a list", allowed()));
                return;
            }
            if (list.size() < least || list.size() > most) {
                faults.accept(new Fault(
                        Fault.Kind.REFUSED,
                        path,
                        path + " has " + list.size() + (list.size() == 1 ? " element" : " elements"),
                        "give " + Fault.AT + " " + count()));
            }
            for (int i = 0; i < list.size(); i++) {
                item.check(path + "[" + i + "]", list.get(i), faults);
            }
        }

        @Override
        public String allowed() {
            return "a list: each an element of its own";
        }

        private String count() {
            return most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        }
    }

    /** A mapping of any keys to texts. */
    record Texts() implements Shape {

        @Override
        public Object read(Element element) {
            if (element.isLeaf()) {
                return element.text().isBlank() ? Map.of() : element.text();
            }
            Map<String, Object> values = new LinkedHashMap<>();
            element.children()
                    .forEach(child -> values.put(child.name(), child.isLeaf() ? child.text() : Tree.of(child)));
            return values;
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof Map<?, ?>)) {
                faults.accept(otherKind(path, value, "a mapping", allowed()));
            }
        }

        @Override
        public String allowed() {
            return "a mapping: key: value";
        }
    }

    /** A tree that only the platform judges. */
    record Anything() implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() && element.text().isBlank() ? Map.of() : Tree.of(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {}

        @Override
        public String allowed() {
            return "what the platform's page says";
        }
    }

    /** A text, or something larger. */
    record Either(Shape text, Shape other) implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() ? text.read(element) : other.read(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (value instanceof Map<?, ?> || value instanceof List<?>) {
                other.judge(path, value, faults);
            } else {
                text.judge(
                        path,
                        value,
                        fault -> faults.accept(new Fault(
                                fault.kind(), path, fault.observed(), "set " + Fault.AT + " to " + allowed())));
            }
        }

        @Override
        public String allowed() {
            return text.allowed() + ", or " + other.allowed();
        }
    }
}
