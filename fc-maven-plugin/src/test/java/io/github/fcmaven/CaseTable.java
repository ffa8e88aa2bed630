package io.github.fcmaven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tables of cases that read as texts. In each file a blank line is before every case, and what stands before the first
 * one says what the table is about.
 */
public final class CaseTable {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private CaseTable() {}

    /** The lines of each case of the tables in a folder. */
    public static Stream<List<String>> cases(String folder) {
        return Stream.of(RESOURCES.resolve(folder).toFile().list())
                .filter(name -> name.endsWith(".txt"))
                .sorted()
                .flatMap(name -> casesOf(folder + "/" + name));
    }

    /** The lines of each case of one table. */
    public static Stream<List<String>> casesOf(String table) {
        return Stream.of(text(table).split("\n\n")).skip(1).map(block -> block.lines()
                .toList());
    }

    /** A file beside them. */
    public static String text(String name) {
        try {
            return Files.readString(RESOURCES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
