package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A package of which each jar can be looked into as often as one likes, at the price of unpacking once those that its
 * zip compresses.
 */
public final class JarsInPlace implements Closeable {

    private final FunctionPackage function;
    private final List<UnpackedJar> unpacked = new ArrayList<>();

    private JarsInPlace(FunctionPackage function) {
        SortedMap<CodePath, Entry> entries = new TreeMap<>(function.entries());
        entries.replaceAll((path, entry) ->
                path.value().endsWith(".jar") && entry.content().place().isEmpty()
                        ? new Entry(path, once(entry.content()), entry.mode())
                        : entry);
        this.function = function.withEntries(entries);
    }

    /** The same package; nothing is unpacked before somebody looks into it. */
    public static JarsInPlace of(FunctionPackage function) {
        return new JarsInPlace(function);
    }

    private Content once(Content content) {
        UnpackedJar jar = new UnpackedJar(content);
        unpacked.add(jar);
        return jar;
    }

    /** To be used until this is closed. */
    public FunctionPackage function() {
        return function;
    }

    @Override
    public void close() throws IOException {
        for (UnpackedJar jar : unpacked) {
            jar.close();
        }
    }
}
