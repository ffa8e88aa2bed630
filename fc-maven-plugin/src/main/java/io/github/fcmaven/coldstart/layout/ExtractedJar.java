package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A fat jar's parts as files: the thin jar, and its libraries in {@code lib}. */
final class ExtractedJar {

    private static final String LIB = "lib/";

    private ExtractedJar() {}

    /** Writes them below the folder on all processors, and names them in the order of the class path. */
    static List<Path> write(FatJar fat, String name, Layout layout, Path folder) throws IOException {
        List<ZipEntry> libraries = fat.libraries();
        List<String> paths = libraries.stream().map(ExtractedJar::path).toList();
        refuseTwins(paths);
        Files.createDirectories(folder.resolve(LIB));
        boolean stored = layout == Layout.COMPACT;
        List<Path> files = new ArrayList<>();
        try (JarOutput out = new JarOutput(folder.resolve(name), stored)) {
            ThinJar.write(fat, paths, out);
            out.finish();
        }
        files.add(folder.resolve(name));
        try {
            libraries.parallelStream().forEach(library -> library(fat, library, folder.resolve(path(library)), stored));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        paths.forEach(path -> files.add(folder.resolve(path)));
        return files;
    }

    private static String path(ZipEntry library) {
        String name = library.getName();
        return LIB + name.substring(name.lastIndexOf('/') + 1);
    }

    private static void refuseTwins(List<String> paths) {
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            if (!seen.add(path)) {
                throw FcProblem.local(
                        "the jar holds two libraries named " + path.substring(LIB.length()),
                        "set layout of fc-maven-plugin to jar");
            }
        }
    }

    private static void library(FatJar fat, ZipEntry library, Path to, boolean stored) {
        try (InputStream in = fat.open(library)) {
            Path copy = stored ? to.resolveSibling("." + to.getFileName() + ".packed") : to;
            try (OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
                BoundedInput.copy(in, out, library.getSize(), library.getName());
            }
            if (stored) {
                storeAll(copy, to);
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same jar, uncompressed. The bytes of each entry stay the same, and so does a signature over them. */
    private static void storeAll(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                JarOutput out = new JarOutput(to, true)) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.isDirectory()) {
                    out.folder(entry.getName());
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        out.copy(entry.getName(), entry, in);
                    }
                }
            }
            out.finish();
        }
    }
}
