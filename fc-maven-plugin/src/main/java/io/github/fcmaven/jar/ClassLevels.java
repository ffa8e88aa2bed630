package io.github.fcmaven.jar;

import io.github.fcmaven.jar.ByteCode.Newest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The levels of a jar's classes, of which the newest count, those with preview features, and those of a multi-release jar. */
final class ClassLevels {

    private static final int HEAD = 8;
    private static final int MAGIC = 0xcafebabe;

    /** The minor version of a class that uses preview features. */
    private static final int PREVIEW = 0xffff;

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/(9|[1-9][0-9]{1,2})/(.+)");

    private final String jar;
    private final Map<Integer, Newest> newestFrom = new TreeMap<>();
    private final Map<List<Integer>, Newest> previews = new LinkedHashMap<>();
    private Optional<Boolean> multiRelease = Optional.empty();

    ClassLevels(String jar) {
        this.jar = jar;
    }

    /** The path by which a class is known: that of a version stands for the class itself. */
    static String path(ZipView.Item item) {
        Matcher version = VERSION.matcher(item.name());
        return version.matches() ? version.group(2) : item.name();
    }

    /** Counts a file of the jar, where it is a class that some Java loads. */
    void take(ZipView zip, ZipView.Item item) throws IOException {
        Matcher version = VERSION.matcher(item.name());
        boolean versioned = version.matches();
        String path = versioned ? version.group(2) : item.name();
        boolean counts =
                path.endsWith(".class") && !path.endsWith("module-info.class") && !path.startsWith("META-INF/");
        if (counts && (!versioned || isMultiRelease(zip))) {
            take(zip.head(item, HEAD), versioned ? Integer.parseInt(version.group(1)) : 0, path);
        }
    }

    private void take(byte[] head, int from, String path) {
        if (head.length < HEAD || ByteBuffer.wrap(head).getInt() != MAGIC) {
            return; // no class
        }
        int minor = (head[4] & 0xff) << 8 | head[5] & 0xff;
        int java = ((head[6] & 0xff) << 8 | head[7] & 0xff) - 44;
        if (java > 0) {
            add(new Newest(java, minor == PREVIEW, from, name(path), jar));
        }
    }

    private void add(Newest one) {
        newestFrom.merge(one.from(), one, (before, now) -> now.java() > before.java() ? now : before);
        if (one.preview()) {
            previews.putIfAbsent(List.of(one.from(), one.java()), one);
        }
    }

    /** Counts what another jar has too. */
    void add(ClassLevels other) {
        other.newestFrom.values().forEach(this::add);
        other.previews.values().forEach(this::add);
    }

    /** The newest of those that every Java comes to. */
    Optional<Newest> newest() {
        return Optional.ofNullable(newestFrom.get(0));
    }

    /** The newest of each version, and one of each Java whose preview features are used. */
    List<Newest> others() {
        List<Newest> others = new ArrayList<>();
        newestFrom.forEach((from, newest) -> {
            if (from > 0) {
                others.add(newest);
            }
        });
        previews.values().stream().filter(one -> !newestFrom.containsValue(one)).forEach(others::add);
        return others;
    }

    /** Without that line in its manifest, no Java looks into its versions. */
    private boolean isMultiRelease(ZipView zip) throws IOException {
        if (multiRelease.isEmpty()) {
            multiRelease = Optional.of(Jar.manifest(zip)
                    .map(main -> "true".equalsIgnoreCase(main.getValue("Multi-Release")))
                    .orElse(false));
        }
        return multiRelease.get();
    }

    private static String name(String path) {
        String plain = path.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
        return plain.substring(0, plain.length() - ".class".length()).replace('/', '.');
    }
}
