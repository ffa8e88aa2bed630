package io.github.fcmaven.check;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.ZipView;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The library of a package that has the Java package of a class, and not the class: most often another version has it.
 */
final class OtherJarVersion {

    private final String file;
    private final Set<String> near = new TreeSet<>();
    private boolean there;

    private OtherJarVersion(String file) {
        this.file = file;
    }

    /**
     * The name of that jar; empty where none, or more than one, has the Java package, or one has the class.
     *
     * @param name the class, with dots or slashes
     */
    static Optional<String> of(Collection<Entry> entries, String name) {
        OtherJarVersion other = new OtherJarVersion(name.replace('.', '/') + ".class");
        if (other.file.contains("/")) {
            entries.stream()
                    .filter(entry -> entry.path().value().endsWith(".jar"))
                    .forEach(other::look);
        }
        return other.there || other.near.size() != 1
                ? Optional.empty()
                : other.near.stream().findFirst();
    }

    /** A jar beside no folder of jars is the application's own. */
    private void look(Entry jar) {
        try (ZipView zip = ZipView.open(jar.path().value(), jar.content())) {
            if (jar.path().value().contains("/")) {
                look(jar.path().name(), zip.items());
            }
            for (ZipView.Item item : zip.items()) {
                if (Jar.isBootLibrary(item.name())) {
                    try (ZipView library = zip.nested(item)) {
                        look(CodePath.nameOf(item.name()), library.items());
                    }
                }
            }
        } catch (IOException e) {
            there = true; // what cannot be read may have it
        }
    }

    private void look(String jar, List<ZipView.Item> items) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        for (ZipView.Item item : items) {
            there = there || item.name().equals(file);
            boolean isNear = item.name().startsWith(folder)
                    && item.name().endsWith(".class")
                    && item.name().indexOf('/', folder.length()) < 0;
            if (isNear) {
                near.add(jar);
            }
        }
    }
}
