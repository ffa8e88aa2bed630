package io.github.fcmaven.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whether the application's own classes and configuration in a jar name a path below {@code /code}. */
final class NamedInJar {

    /** Where a fat jar or war has them; of another jar all that it holds may be. */
    private static final Pattern FAT = Pattern.compile("(?:BOOT|WEB)-INF/classes/.*");

    /** A text of a class begins behind its tag and its length; a route such as {@code /code/{id}} is no path. */
    private static final Pattern CONSTANT = Pattern.compile("\u0001\u0000(?s:.)(?:file:)?/code/[A-Za-z0-9_.]");

    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST = 1 << 18;

    private NamedInJar() {}

    /** @param text what names it in a text */
    static boolean names(Path file, Pattern text) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> fat = jar.stream()
                    .filter(entry -> FAT.matcher(entry.getName()).matches())
                    .toList();
            List<? extends ZipEntry> own = (fat.isEmpty() ? jar.stream() : fat.stream())
                    .filter(entry -> entry.getName().endsWith(".class") || OwnTexts.isText(entry.getName()))
                    .limit(MOST_ENTRIES)
                    .toList();
            for (ZipEntry entry : own) {
                if (names(jar, entry, entry.getName().endsWith(".class") ? CONSTANT : text)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException e) {
            return false; // a name that is no text
        }
    }

    private static boolean names(ZipFile jar, ZipEntry entry, Pattern pattern) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return pattern.matcher(new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1))
                    .find();
        }
    }
}
