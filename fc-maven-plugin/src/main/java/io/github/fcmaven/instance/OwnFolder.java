package io.github.fcmaven.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Whether the class that is started looks for Maven's folder {@code target} in the path of its own jar, as examples of
 * an embedded Tomcat do: below that folder it would find the project, whose files are not shipped.
 */
final class OwnFolder {

    private static final String BUILD = "target";
    private static final String NAMED = "/" + BUILD + "/";
    private static final int LONGEST = 1 << 18;

    private OwnFolder() {}

    /**
     * The folder that it finds; empty where the package lies below none of that name, or the class names none.
     *
     * @param code the folder that stands for {@code /code}
     * @param argv the start command, which may name the class
     */
    static Optional<Path> target(Path code, List<String> argv) {
        Optional<Path> above = Stream.iterate(code.toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> folder.endsWith(BUILD))
                .findFirst();
        return above.filter(folder -> isNamed(code, argv));
    }

    private static boolean isNamed(Path code, List<String> argv) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(code, "*.jar")) {
            for (Path jar : jars) {
                if (isNamedIn(jar, argv)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // The start says so itself.
        }
        return false;
    }

    /** What cannot be read hides no other: its start says so itself. */
    private static boolean isNamedIn(Path jar, List<String> argv) {
        try (JarFile open = new JarFile(jar.toFile(), false)) {
            Set<String> started = new LinkedHashSet<>(argv);
            Manifest manifest = open.getManifest();
            if (manifest != null) {
                started.add(manifest.getMainAttributes().getValue("Main-Class"));
                started.add(manifest.getMainAttributes().getValue("Start-Class"));
            }
            started.remove(null);
            for (String name : started) {
                String file = name.replace('.', '/') + ".class";
                ZipEntry own = Optional.ofNullable(open.getEntry(file))
                        .orElseGet(() -> open.getEntry("BOOT-INF/classes/" + file));
                if (own != null && isNamedIn(open, own)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNamedIn(JarFile jar, ZipEntry file) throws IOException {
        try (InputStream in = jar.getInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).contains(NAMED);
        }
    }
}
