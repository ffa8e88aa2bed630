package io.github.fcmaven.files;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that are made from others, in a folder of their own, with a record of what they were made from. As long as
 * nothing has changed they are not made again, and even keep their times.
 *
 * @param folder a folder with nothing else in it
 */
public record DerivedFiles(Path folder) {

    private static final String FORM = "fc-maven-plugin derived files 1";
    private static final String RECORD = ".record";

    /** Makes the files, and returns their names. */
    public interface Making {
        List<Path> make() throws IOException;
    }

    /**
     * The files, in the order in which they were made.
     *
     * @param origin what they are made from: another text for every change of it
     */
    public List<Path> get(String origin, Making making) throws IOException {
        Optional<List<Path>> before = unchanged(origin);
        if (before.isPresent()) {
            return before.get();
        }
        FileTree.delete(folder);
        Files.createDirectories(folder);
        List<Path> made = making.make();
        List<String> lines = new ArrayList<>(List.of(FORM, origin));
        for (Path file : made) {
            lines.add(folder.relativize(file) + "\t" + state(file));
        }
        Files.write(folder.resolve(RECORD), lines, StandardCharsets.UTF_8);
        return made;
    }

    /** What identifies the state of a file without reading it. */
    public static String state(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime();
    }

    private Optional<List<Path>> unchanged(String origin) {
        try {
            List<String> lines = BoundedInput.lines(folder.resolve(RECORD));
            if (lines.size() < 2 || !lines.get(0).equals(FORM) || !lines.get(1).equals(origin)) {
                return Optional.empty();
            }
            List<Path> files = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) {
                int tab = line.lastIndexOf('\t');
                Path file = folder.resolve(line.substring(0, tab));
                if (!state(file).equals(line.substring(tab + 1))) {
                    return Optional.empty();
                }
                files.add(file);
            }
            return Optional.of(files);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // making them again costs little, and its errors name what is wrong
        }
    }
}
