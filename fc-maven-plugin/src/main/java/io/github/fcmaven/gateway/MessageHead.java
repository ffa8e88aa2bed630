package io.github.fcmaven.gateway;

import io.github.fcmaven.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The first line of a message and its header fields, byte by byte as they came: a parser of another's would change what
 * it finds untidy.
 *
 * @param first the request line or the status line
 * @param fields in the order in which they came
 */
record MessageHead(String first, List<Field> fields) {

    /** A header field; several may have one name. */
    record Field(String name, String value) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        /** Whether it is one of the platform's own, which neither a caller nor a function may set. */
        boolean isPlatforms() {
            return name.toLowerCase(Locale.ROOT).startsWith("x-fc-");
        }
    }

    MessageHead {
        fields = List.copyOf(fields);
    }

    /** Of an answer, without any field. */
    static MessageHead ofStatus(int status) {
        return new MessageHead(Status.line(status), List.of());
    }

    /** The first value of that name. */
    Optional<String> get(String name) {
        return all(name).findFirst();
    }

    Stream<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value);
    }

    /** Whether a field that is a list, such as {@code Connection}, has that element. */
    boolean lists(String name, String element) {
        return elements(name).anyMatch(element::equalsIgnoreCase);
    }

    Stream<String> elements(String name) {
        return all(name).flatMap(value -> Stream.of(value.split(","))).map(String::strip);
    }

    MessageHead without(Predicate<Field> dropped) {
        return new MessageHead(first, fields.stream().filter(dropped.negate()).toList());
    }

    /** With one more field, also where there is one of that name. */
    MessageHead plus(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new MessageHead(first, more);
    }

    /** With this value in place of all of that name. */
    MessageHead with(String name, String value) {
        return without(field -> field.is(name)).plus(name, value);
    }

    /** All names and values together, as the platform counts them. */
    int size() {
        return fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(first).append("\r\n");
        fields.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
