package io.github.fcmaven.jar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The levels of a jar's classes that count: the newest, those with preview features, and those of a multi-release jar.
 */
final class ClassLevels {

    static final int HEAD = 8;
    private static final int MAGIC = 0xcafebabe;

    /** The minor version of a class that uses preview features. */
    private static final int PREVIEW = 0xffff;

    private static final String VERSIONS = "META-INF/versions/";
    private static final Pattern VERSION = Pattern.compile(VERSIONS + "(9|[1-9][0-9]{1,2})/(.+)");

    private final String jar;
    private final Map<Integer, Sourced> newestFrom = new TreeMap<>();
    private final Map<List<Integer>, Sourced> previews = new LinkedHashMap<>();

    /** The oldest and the newest ordinary class of each folder, and how many of all have which level. */
    private final Map<String, ClassLevel> oldestIn = new HashMap<>();

    private final Map<String, ClassLevel> newestIn = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> countsIn = new HashMap<>();
    private Optional<Boolean> multiRelease = Optional.empty();

    /** A level, and the jar that has the class. */
    record Sourced(ClassLevel level, String jar) {}

    ClassLevels(String jar) {
        this.jar = jar;
    }

    /** The levels that are known of a jar. */
    ClassLevels(String jar, List<ClassLevel> known) {
        this(jar);
        known.forEach(level -> add(new Sourced(level, jar)));
    }

    /** The path of a class; a version of it in a multi-release jar has the path of the class itself. */
    static String path(ZipView.Item item) {
        Optional<Matcher> version = version(item);
        return version.isPresent() ? version.get().group(2) : item.name();
    }

    /** Tens of thousands of names come here: only the few that begin so are compared with the pattern. */
    private static Optional<Matcher> version(ZipView.Item item) {
        return item.name().startsWith(VERSIONS)
                ? Optional.of(VERSION.matcher(item.name())).filter(Matcher::matches)
                : Optional.empty();
    }

    /** Counts a file of the jar, if it is a class that a Java loads. */
    void take(ZipView zip, ZipView.Item item) throws IOException {
        Optional<Matcher> version = version(item);
        String path = version.isPresent() ? version.get().group(2) : item.name();
        if (counts(path) && (version.isEmpty() || isMultiRelease(zip))) {
            int from = version.isPresent() ? Integer.parseInt(version.get().group(1)) : 0;
            take(zip.head(item, HEAD), from, path);
        }
    }

    /** Counts a class in a folder. */
    void take(String path, byte[] head) {
        if (counts(path)) {
            take(head, 0, path);
        }
    }

    private static boolean counts(String path) {
        return path.endsWith(".class") && !path.endsWith("module-info.class") && !path.startsWith("META-INF/");
    }

    private void take(byte[] head, int from, String path) {
        if (head.length < HEAD || ByteBuffer.wrap(head).getInt() != MAGIC) {
            return; // no class
        }
        int minor = (head[4] & 0xff) << 8 | head[5] & 0xff;
        int java = ((head[6] & 0xff) << 8 | head[7] & 0xff) - 44;
        if (java > 0) {
            ClassLevel level = new ClassLevel(java, minor == PREVIEW, from, path);
            add(new Sourced(level, jar));
            count(level);
        }
    }

    private void count(ClassLevel level) {
        if (level.from() == 0) {
            String folder = folder(level);
            oldestIn.merge(folder, level, (one, other) -> other.java() < one.java() ? other : one);
            newestIn.merge(folder, level, (one, other) -> other.java() > one.java() ? other : one);
            countsIn.computeIfAbsent(folder, any -> new HashMap<>()).merge(level.java(), 1, Integer::sum);
        }
    }

    /**
     * All that counts of a library. What it has for newer Javas in folders of their own, as Tomcat has its
     * {@code openssl/panama}, does not: its code asks for the Java before it loads that.
     */
    List<ClassLevel> ofLibrary() {
        return withoutApart(folder -> "");
    }

    /** The same of several that were merged: each is known by the first three names of its packages. */
    List<ClassLevel> ofMerged() {
        return countsIn.isEmpty() ? all() : withoutApart(ClassLevels::firstNames); // most jars have none
    }

    /** @param library of a folder */
    private List<ClassLevel> withoutApart(UnaryOperator<String> library) {
        Map<String, Map<Integer, Integer>> counts = new HashMap<>();
        countsIn.forEach((folder, levels) ->
                levels.forEach((java, count) -> counts.computeIfAbsent(library.apply(folder), any -> new HashMap<>())
                        .merge(java, count, Integer::sum)));
        Predicate<ClassLevel> apart = level -> level.from() == 0
                && oldestIn.get(folder(level)).java() > usual(counts.get(library.apply(folder(level))));
        List<ClassLevel> all = new ArrayList<>(all());
        if (all.removeIf(apart)) {
            newestIn.values().stream()
                    .filter(apart.negate())
                    .max(Comparator.comparingInt(ClassLevel::java))
                    .ifPresent(newest -> all.add(0, newest));
        }
        return all;
    }

    /** The first three names of a folder, or all that it has. */
    private static String firstNames(String folder) {
        int end = folder.indexOf('/', folder.indexOf('/', folder.indexOf('/') + 1) + 1) + 1;
        return end == 0 ? folder : folder.substring(0, end);
    }

    private static int usual(Map<Integer, Integer> counts) {
        return Collections.max(
                        counts.entrySet(),
                        Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .getKey();
    }

    private static String folder(ClassLevel level) {
        return level.classFile().substring(0, level.classFile().lastIndexOf('/') + 1);
    }

    private void add(Sourced one) {
        ClassLevel level = one.level();
        newestFrom.merge(
                level.from(),
                one,
                (before, now) -> now.level().java() > before.level().java() ? now : before);
        if (level.preview()) {
            previews.putIfAbsent(List.of(level.from(), level.java()), one);
        }
    }

    /** Counts the levels of another jar too. */
    void add(ClassLevels other) {
        other.sourced().forEach(this::add);
    }

    /** All that counts. */
    List<ClassLevel> all() {
        return sourced().stream().map(Sourced::level).toList();
    }

    private List<Sourced> sourced() {
        List<Sourced> all = new ArrayList<>(newestFrom.values());
        previews.values().stream().filter(one -> !newestFrom.containsValue(one)).forEach(all::add);
        return all;
    }

    /** The newest of those that every Java tries to load. */
    Optional<Sourced> newest() {
        return Optional.ofNullable(newestFrom.get(0));
    }

    /** The newest of each version, and one of each Java whose preview features are used. */
    List<Sourced> others() {
        Sourced newest = newestFrom.get(0);
        return sourced().stream().filter(one -> one != newest).toList();
    }

    /** Whether its manifest says that it is multi-release; else no Java looks into its versions. */
    private boolean isMultiRelease(ZipView zip) throws IOException {
        if (multiRelease.isEmpty()) {
            multiRelease = Optional.of(Jar.manifest(zip)
                    .map(main -> "true".equalsIgnoreCase(main.getValue("Multi-Release")))
                    .orElse(false));
        }
        return multiRelease.get();
    }
}
