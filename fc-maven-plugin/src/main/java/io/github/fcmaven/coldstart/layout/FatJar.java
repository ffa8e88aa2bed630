package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A fat jar that Spring Boot's {@code JarLauncher} starts, from 2.7 to 4.x: its own classes in {@code
 * BOOT-INF/classes}, the jars it needs in {@code BOOT-INF/lib}.
 *
 * <p>It is not a war, which is also read as a folder of web pages, nor a jar of the {@code PropertiesLauncher}, whose
 * rules are in its own properties.
 */
final class FatJar implements AutoCloseable {

    static final String CLASSES = "BOOT-INF/classes/";
    static final String LIBRARIES = "BOOT-INF/lib/";
    static final String LOADER = "org/springframework/boot/loader/";

    private static final String INDEX = "BOOT-INF/classpath.idx";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern LAUNCHER =
            Pattern.compile("org\\.springframework\\.boot\\.loader\\.(launch\\.)?JarLauncher");
    private static final Pattern INDEX_LINE = Pattern.compile("-\\s+\"?(.+?)\"?\\s*");

    private final ZipFile zip;
    private final Manifest manifest;

    private FatJar(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** The fat jar that this file is, empty where it is another jar. */
    static Optional<FatJar> open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            Manifest manifest = manifestOf(zip);
            String launcher = manifest.getMainAttributes().getValue("Main-Class");
            String start = manifest.getMainAttributes().getValue("Start-Class");
            if (launcher != null
                    && start != null
                    && LAUNCHER.matcher(launcher.strip()).matches()) {
                return Optional.of(new FatJar(zip, manifest));
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
        zip.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Everything but the libraries, in the order in which it stands: classes are found, and packages searched, in that
     * order.
     */
    List<? extends ZipEntry> ownEntries() {
        return zip.stream()
                .filter(entry -> !entry.getName().startsWith(LIBRARIES))
                .toList();
    }

    /** The libraries in the order of the class path: that of {@code classpath.idx}, then what it does not name. */
    List<ZipEntry> libraries() throws IOException {
        Set<String> names = new LinkedHashSet<>(index());
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                .forEach(names::add);
        List<ZipEntry> libraries = new ArrayList<>();
        for (String name : names) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new ZipException(INDEX + " names " + name + ", which it does not contain");
            }
            libraries.add(entry);
        }
        return libraries;
    }

    InputStream open(ZipEntry entry) throws IOException {
        return BoundedInput.exactly(zip.getInputStream(entry), entry.getSize(), entry.getName());
    }

    private List<String> index() throws IOException {
        ZipEntry index = zip.getEntry(INDEX);
        if (index == null) {
            return List.of();
        }
        try (InputStream in = open(index)) {
            return BoundedInput.text(in, BoundedInput.TEXT, INDEX)
                    .lines()
                    .map(INDEX_LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .map(name -> name.startsWith(LIBRARIES) ? name : LIBRARIES + name)
                    .toList();
        }
    }

    private static Manifest manifestOf(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            return new Manifest();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in);
        }
    }
}
