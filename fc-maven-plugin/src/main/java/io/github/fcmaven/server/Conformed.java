package io.github.fcmaven.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.github.fcmaven.function.FunctionPackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function package whose start carries what its server needs.
 *
 * @param functionPackage the package
 * @param added what was added to its start
 * @param own what was not added because the user has set it
 * @param warnings services that its configuration looks for on the function's own instance
 */
public record Conformed(FunctionPackage functionPackage, List<Added> added, List<Own> own, List<String> warnings) {

    public Conformed {
        added = List.copyOf(added);
        own = List.copyOf(own);
        warnings = List.copyOf(warnings);
    }

    /**
     * A word that was added to the start.
     *
     * @param word as it stands there, such as {@code -Dserver.port=9000}
     * @param otherwise what the server does without it
     */
    public record Added(String word, String otherwise) {
        @Override
        public String toString() {
            return "The start command gets " + word + ": otherwise " + otherwise;
        }
    }

    /**
     * A setting of the user's own.
     *
     * @param key as the server's documentation writes it
     * @param source the file, variable or parameter that has it
     */
    public record Own(String key, String source) {}

    /** What was added and why, and what was left and where it is said: a line each. */
    public List<String> log() {
        Stream<String> left = own.stream()
                .collect(groupingBy(Own::source, LinkedHashMap::new, mapping(Own::key, joining(", "))))
                .entrySet()
                .stream()
                .map(source -> "Already set in " + source.getKey() + ": " + source.getValue());
        List<String> lines = new ArrayList<>(added.stream().map(Added::toString).toList());
        left.forEach(lines::add);
        return lines;
    }
}
