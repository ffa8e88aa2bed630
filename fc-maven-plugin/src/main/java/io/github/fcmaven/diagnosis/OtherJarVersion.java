package io.github.fcmaven.diagnosis;

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
    private final Set<String> having = new TreeSet<>();

    private OtherJarVersion(String file) {
        this.file = file;
    }

    /**
     * The name of that jar; empty where none, or more than one, has the Java package, or one has the class.
     *
     * @param name the class, with dots or slashes
     */
    static Optional<String> of(Collection<Entry> entries, String name) {
        OtherJarVersion other = in(entries, name);
        return other.having.isEmpty() ? only(other.near) : Optional.empty();
    }

    /** The name of the only jar that has the class itself. */
    static Optional<String> having(Collection<Entry> entries, String name) {
        return only(in(entries, name).having);
    }

    private static OtherJarVersion in(Collection<Entry> entries, String name) {
        OtherJarVersion other = new OtherJarVersion(name.replace('.', '/') + ".class");
        if (other.file.contains("/")) {
            entries.stream()
                    .filter(entry -> entry.path().value().endsWith(".jar"))
                    .forEach(other::look);
        }
        return other;
    }

    private static Optional<String> only(Set<String> jars) {
        return jars.size() == 1 ? jars.stream().findFirst() : Optional.empty();
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
            having.addAll(List.of("", jar.path().value())); // what cannot be read may have it
        }
    }

    private void look(String jar, List<ZipView.Item> items) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        for (ZipView.Item item : items) {
            if (item.name().equals(file)) {
                having.add(jar);
            }
            boolean isNear = item.name().startsWith(folder)
                    && item.name().endsWith(".class")
                    && item.name().indexOf('/', folder.length()) < 0;
            if (isNear) {
                near.add(jar);
            }
        }
    }
}
