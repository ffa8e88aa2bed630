package io.github.fcmaven.packaging;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which files a package is made of, read from the list that {@code package} wrote beside it. The list is cheap: a build
 * that packs writes it and never reads it.
 *
 * @param files each of them alone: the jar, libraries, {@code pom.xml}
 * @param folders those that may get further files
 */
public record PackageInputs(List<Path> files, List<FileSet> folders) {

    /** Nothing is known of what was packed. */
    public static final PackageInputs NONE = new PackageInputs(List.of(), List.of());

    public PackageInputs {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    /** A state of a file that is seen without reading it. */
    public record Stamp(long size, FileTime modified) {

        /** Of a file that is not there. */
        static final Stamp MISSING = new Stamp(-1, FileTime.fromMillis(0));

        /** Of what cannot be looked through now, such as a folder that is just being written. */
        static final Stamp UNREADABLE = new Stamp(-2, FileTime.fromMillis(0));

        /** That of a file now. */
        public static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.size(), attributes.lastModifiedTime());
            } catch (NoSuchFileException e) {
                return MISSING;
            } catch (IOException e) {
                return UNREADABLE;
            }
        }
    }

    /** Those of the last packaging; {@link #NONE} where another version of this plugin made the package. */
    public static PackageInputs read(OutputFiles output) {
        try {
            List<Path> files = new ArrayList<>();
            List<FileSet> folders = new ArrayList<>();
            for (String line : BoundedInput.lines(output.inputs())) {
                if (line.startsWith(PackagingRequest.FOLDER)) {
                    folders.add(folder(line));
                } else if (!line.isEmpty()) {
                    files.add(Path.of(line));
                }
            }
            return new PackageInputs(files, folders);
        } catch (IOException | IllegalArgumentException e) {
            return NONE;
        }
    }

    private static FileSet folder(String line) {
        List<String> words = Arrays.asList(line.split("\t", -1));
        int but = words.indexOf(PackagingRequest.BUT);
        if (but < 2) {
            throw new IllegalArgumentException(line);
        }
        return new FileSet(
                Path.of(words.get(1)),
                "",
                patterns(words.subList(2, but)),
                patterns(words.subList(but + 1, words.size())),
                "the folder");
    }

    private static List<String> patterns(List<String> words) {
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    /** The state of each of them now; a folder's files are those that would be packed. */
    public Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        files.forEach(file -> stamps.put(file, Stamp.of(file)));
        for (FileSet folder : folders) {
            try {
                folder.files().forEach(file -> stamps.put(file, Stamp.of(file)));
            } catch (FcProblem | UncheckedIOException e) {
                stamps.put(folder.from(), Stamp.UNREADABLE); // packing it says why
            }
        }
        return stamps;
    }

    /** Of the files that were written after a package was made, the newest. */
    public Optional<Path> newerThan(FileTime made) {
        return stamps().entrySet().stream()
                .filter(one -> one.getValue().modified().compareTo(made) > 0)
                .max(Map.Entry.comparingByValue((a, b) -> a.modified().compareTo(b.modified())))
                .map(Map.Entry::getKey);
    }
}
