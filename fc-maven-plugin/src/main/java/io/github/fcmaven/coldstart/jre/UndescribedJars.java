package io.github.fcmaven.coldstart.jre;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Copies of jars that describe a module, without the description: what a class path makes of them. */
final class UndescribedJars {

    private static final String DESCRIPTION = "module-info.class";
    private static final String VERSIONS = "META-INF/versions";

    private UndescribedJars() {}

    /**
     * The jars in the same order, of which those that describe a module are copies.
     *
     * @param folder where the copies are made
     */
    static List<Path> of(List<Path> jars, Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path jar : jars) {
            all.add(describesModule(jar) ? copy(jar, folder.resolve(all.size() + ".jar")) : jar);
        }
        return all;
    }

    private static boolean describesModule(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream().map(ZipEntry::getName).anyMatch(name -> name.endsWith(DESCRIPTION));
        }
    }

    private static Path copy(Path jar, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(jar, copy);
        try (FileSystem files = FileSystems.newFileSystem(copy, (ClassLoader) null)) {
            Files.deleteIfExists(files.getPath(DESCRIPTION));
            Path versions = files.getPath(VERSIONS);
            if (Files.isDirectory(versions)) {
                try (DirectoryStream<Path> each = Files.newDirectoryStream(versions)) {
                    for (Path version : each) {
                        Files.deleteIfExists(version.resolve(DESCRIPTION));
                    }
                }
            }
        }
        return copy;
    }
}
