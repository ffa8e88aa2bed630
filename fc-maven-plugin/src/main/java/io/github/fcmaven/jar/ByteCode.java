package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which Java the classes of a program need: its own, and apart from them those of its dependencies. Classes that a Java
 * never loads do not count: {@code module-info} of a jar on the class path, and versions in a multi-release jar that
 * are for later Javas.
 *
 * @param own the newest of its own classes; empty where it has none
 * @param dependencies the newest class of each jar that it ships, or of the classes of others in its own jar
 * @param ownOthers its own classes that not every newer Java runs, and those of its multi-release jars
 * @param dependencyOthers the same of its dependencies
 * @param unreadable dependencies that cannot be read as a jar
 */
public record ByteCode(
        Optional<Newest> own,
        List<Newest> dependencies,
        List<Newest> ownOthers,
        List<Newest> dependencyOthers,
        List<String> unreadable) {

    /**
     * The newest class of a jar, or one of its classes that belong to one Java.
     *
     * @param java the feature number of the oldest Java that loads it
     * @param preview whether only that Java loads it, with {@code --enable-preview}
     * @param from the oldest Java for which a multi-release jar gives it; 0 for every one
     * @param className its name
     * @param where the jar that has it
     */
    public record Newest(int java, boolean preview, int from, String className, String where) {

        private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

        /** An ordinary class: every Java tries to load it. */
        public Newest(int java, String className, String where) {
            this(java, false, 0, className, where);
        }

        private static Newest of(ClassLevels.Sourced one) {
            ClassLevel level = one.level();
            String path = level.classFile();
            for (String folder : FOLDERS) {
                path = path.startsWith(folder) ? path.substring(folder.length()) : path;
            }
            String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
            return new Newest(level.java(), level.preview(), level.from(), name, one.jar());
        }

        /** Whether a Java refuses it, whatever its options are. */
        public boolean isRefusedBy(int other) {
            return java > other || preview && java != other;
        }

        /** Whether a Java tries to load it. */
        boolean isFor(int other) {
            return from <= other;
        }

        @Override
        public String toString() {
            return className + " in " + where + " is Java " + java + " byte code (class file version " + (java + 44)
                    + (preview ? ".65535, with preview features)" : ")");
        }
    }

    /** Its own classes, each of which that Java must load. */
    public List<Newest> ownFor(int java) {
        return loadedBy(java, Stream.concat(own.stream(), ownOthers.stream()).toList());
    }

    /** The same of its dependencies. */
    public List<Newest> dependenciesFor(int java) {
        return loadedBy(
                java,
                Stream.concat(dependencies.stream(), dependencyOthers.stream()).toList());
    }

    private static List<Newest> loadedBy(int java, List<Newest> all) {
        List<Newest> loaded = new ArrayList<>();
        for (Newest newest : all) {
            if (newest.isFor(java)) {
                loaded.add(newest);
            }
        }
        return loaded;
    }

    /** Reads the first bytes of each class, jar after jar. */
    public static final class Reader {

        /** Where One-JAR has the application, in a jar of its own; the libraries are in {@code lib}. */
        private static final String ONE_JAR = "main/";

        private static final int MAX_APPLICATION = 1 << 25;

        private final KnownLibraries libraries;
        private final ClassLevels own = new ClassLevels("");
        private final TreeMap<String, ClassLevels> dependencies = new TreeMap<>();
        private final List<String> unreadable = new ArrayList<>();

        /** Looks into every library. */
        public Reader() {
            this(KnownLibraries.ofThisBuild());
        }

        /** Looks only into those libraries that are not known. */
        public Reader(KnownLibraries libraries) {
            this.libraries = libraries;
        }

        /** The program's own jar; some of its classes may be a dependency's. */
        public Reader own(String name, Content jar, Predicate<String> isOwn) {
            try (ZipView zip = ZipView.open(name, jar)) {
                ClassLevels all = new ClassLevels(name);
                ClassLevels foreign = new ClassLevels(name);
                for (ZipView.Item item : zip.items()) {
                    (isOwn.test(ClassLevels.path(item)) ? all : foreign).take(zip, item);
                }
                own.add(all);
                for (ZipView.Item item : zip.items()) {
                    if (item.name().startsWith(ONE_JAR) && item.name().endsWith(".jar")) {
                        application(zip, item);
                    }
                }
                dependencies.computeIfAbsent(name, ClassLevels::new).add(new ClassLevels(name, foreign.ofMerged()));
                return this;
            } catch (IOException e) {
                throw Jar.corrupt(name, jar, e);
            }
        }

        /** What a launcher starts, which may be compressed; one that cannot be read does not count. */
        private void application(ZipView zip, ZipView.Item item) {
            ClassLevels levels = new ClassLevels(item.name());
            try (ZipView nested = ZipView.open(item.name(), Content.of(zip.head(item, MAX_APPLICATION)))) {
                for (ZipView.Item file : nested.items()) {
                    levels.take(nested, file);
                }
                own.add(levels);
            } catch (IOException e) {
                // The launch shows it.
            }
        }

        /**
         * The program's own classes in a folder; one that cannot be read does not count.
         *
         * @param where how messages name the folder
         * @param classes by their paths below it
         */
        public Reader loose(String where, Map<String, Content> classes) {
            ClassLevels levels = new ClassLevels(where);
            classes.forEach((path, content) -> {
                try {
                    levels.take(path, content.head(ClassLevels.HEAD));
                } catch (IOException e) {
                    // The rule that reads every file tells it.
                }
            });
            own.add(levels);
            return this;
        }

        /** The class that is started, whatever jar has it. */
        public Reader started(String name, Content jar, String classFile) {
            try (ZipView zip = ZipView.open(name, jar)) {
                ClassLevels started = new ClassLevels(name);
                for (ZipView.Item item : zip.items()) {
                    if (ClassLevels.path(item).equals(classFile)) {
                        started.take(zip, item);
                    }
                }
                own.add(started);
                return this;
            } catch (IOException e) {
                throw Jar.corrupt(name, jar, e);
            }
        }

        /** The jars in a fat jar, on all processors: there may be hundreds, with tens of thousands of classes. */
        public Reader nested(String name, Content jar, Predicate<String> isLibrary) {
            try (ZipView zip = ZipView.open(name, jar)) {
                zip.items().parallelStream()
                        .filter(item -> isLibrary.test(item.name()))
                        .map(item -> nested(zip, item))
                        .toList()
                        .forEach(this::add);
                return this;
            } catch (IOException e) {
                throw Jar.corrupt(name, jar, e);
            }
        }

        private Dependency nested(ZipView zip, ZipView.Item item) {
            String key = KnownLibraries.key(item.name(), item.size(), item.crc());
            return Dependency.of(item.name(), key, () -> zip.nested(item), libraries);
        }

        /** A jar beside the program. */
        public Reader dependency(String name, Content jar) {
            try {
                String key = KnownLibraries.key(name, jar.size(), directory(name, jar));
                add(Dependency.of(name, key, () -> ZipView.open(name, jar), libraries));
            } catch (IOException e) {
                add(new Dependency(name, new ClassLevels(name), false));
            }
            return this;
        }

        /** Also of one whose manifest cannot be read: its classes count all the same. */
        private long directory(String name, Content jar) throws IOException {
            Optional<Jar> opened = libraries.jar(name, jar);
            if (opened.isPresent()) {
                return opened.get().directory();
            }
            try (ZipView zip = ZipView.open(name, jar)) {
                return zip.directoryCrc();
            }
        }

        /** What was read. */
        public ByteCode read() {
            return new ByteCode(
                    own.newest().map(Newest::of),
                    newest(dependencies.values().stream().flatMap(jar -> jar.newest().stream())),
                    newest(own.others().stream()),
                    newest(dependencies.values().stream().flatMap(jar -> jar.others().stream())),
                    List.copyOf(unreadable));
        }

        private static List<Newest> newest(Stream<ClassLevels.Sourced> levels) {
            return levels.map(Newest::of).toList();
        }

        private void add(Dependency jar) {
            dependencies.computeIfAbsent(jar.name(), ClassLevels::new).add(jar.levels());
            if (!jar.readable()) {
                unreadable.add(jar.name());
            }
        }
    }

    /**
     * A jar that a program brings along.
     *
     * @param readable whether it could be read to its end
     */
    private record Dependency(String name, ClassLevels levels, boolean readable) {

        /** Opens a zip. */
        private interface Opening {
            ZipView open() throws IOException;
        }

        static Dependency of(String name, String key, Opening opening, KnownLibraries libraries) {
            Optional<List<ClassLevel>> known = libraries.find(key);
            if (known.isPresent()) {
                return new Dependency(name, new ClassLevels(name, known.get()), true);
            }
            ClassLevels levels = new ClassLevels(name);
            try (ZipView zip = opening.open()) {
                for (ZipView.Item item : zip.items()) {
                    levels.take(zip, item);
                }
            } catch (IOException e) {
                return new Dependency(name, levels, false);
            }
            List<ClassLevel> counting = levels.ofLibrary();
            libraries.add(key, counting);
            return new Dependency(name, new ClassLevels(name, counting), true);
        }
    }
}
