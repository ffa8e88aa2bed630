package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which Java a program's classes need, its own apart from those of its dependencies. Classes that an older Java never
 * loads do not count: {@code module-info}, and the versions of a multi-release jar.
 *
 * @param own the newest of its own classes, empty where it has none
 * @param dependencies the newest class of each jar it brings along, or of the foreign classes in its own jar
 * @param unreadable dependencies that cannot be read as a jar
 */
public record ByteCode(Optional<Newest> own, List<Newest> dependencies, List<String> unreadable) {

    /**
     * The newest class of a jar.
     *
     * @param java the feature number of the oldest Java that loads it
     * @param className its name
     * @param where the jar that holds it
     */
    public record Newest(int java, String className, String where) {
        @Override
        public String toString() {
            return className + " in " + where + " is Java " + java + " byte code (class file version " + (java + 44)
                    + ")";
        }
    }

    /** Reads the first bytes of each class, jar after jar. */
    public static final class Reader {

        private static final int HEAD = 8;
        private static final int MAGIC = 0xcafebabe;

        private final KnownLibraries libraries;
        private Newest own;
        private final TreeMap<String, Newest> dependencies = new TreeMap<>();
        private final List<String> unreadable = new ArrayList<>();

        /** Looks into every library. */
        public Reader() {
            this(KnownLibraries.ofThisBuild());
        }

        /** Looks only into those libraries that are not known. */
        public Reader(KnownLibraries libraries) {
            this.libraries = libraries;
        }

        /** The program's own jar, of which some classes may be a dependency's. */
        public Reader own(String name, Content jar, Predicate<String> isOwn) {
            try (ZipView zip = ZipView.open(jar)) {
                for (ZipView.Item item : classesOf(zip)) {
                    int java = java(zip, item);
                    if (isOwn.test(item.name())) {
                        own(java, item, name);
                    } else {
                        dependency(java, item, name);
                    }
                }
                return this;
            } catch (IOException e) {
                throw Jar.corrupt(name, jar, e);
            }
        }

        /** The class that is started, in whatever jar. */
        public Reader started(String name, Content jar, String classFile) {
            try (ZipView zip = ZipView.open(jar)) {
                for (ZipView.Item item : zip.items()) {
                    if (item.name().equals(classFile)) {
                        own(java(zip, item), item, name);
                    }
                }
                return this;
            } catch (IOException e) {
                throw Jar.corrupt(name, jar, e);
            }
        }

        /** The jars within a fat jar, on all processors: there may be hundreds, with tens of thousands of classes. */
        public Reader nested(String name, Content jar, Predicate<String> isLibrary) {
            try (ZipView zip = ZipView.open(jar)) {
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
            try (ZipView zip = ZipView.open(jar)) {
                String key = KnownLibraries.key(name, jar.size(), zip.directoryCrc());
                add(Dependency.of(name, key, () -> zip, libraries));
            } catch (IOException e) {
                add(new Dependency(name, Optional.empty(), false));
            }
            return this;
        }

        /** What was read. */
        public ByteCode read() {
            return new ByteCode(Optional.ofNullable(own), List.copyOf(dependencies.values()), List.copyOf(unreadable));
        }

        private void own(int java, ZipView.Item item, String jar) {
            if (java > 0 && (own == null || java > own.java())) {
                own = newest(java, item, jar);
            }
        }

        private void add(Dependency jar) {
            jar.newest().ifPresent(newest -> dependencies.put(jar.name(), newest));
            if (!jar.readable()) {
                unreadable.add(jar.name());
            }
        }

        private void dependency(int java, ZipView.Item item, String jar) {
            Newest before = dependencies.get(jar);
            if (java > 0 && (before == null || java > before.java())) {
                dependencies.put(jar, newest(java, item, jar));
            }
        }

        private static Collection<ZipView.Item> classesOf(ZipView zip) {
            return zip.items().stream().filter(item -> isOrdinary(item.name())).toList();
        }

        private static boolean isOrdinary(String name) {
            return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
        }

        private static Newest newest(int java, ZipView.Item item, String jar) {
            return newest(java, item.name(), jar);
        }

        private static Newest newest(int java, String classFile, String jar) {
            String path = classFile.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
            return new Newest(
                    java, path.substring(0, path.length() - ".class".length()).replace('/', '.'), jar);
        }

        /** The Java of a class by its major version, 0 where it is no class. */
        private static int java(ZipView zip, ZipView.Item item) throws IOException {
            byte[] head = zip.head(item, HEAD);
            if (head.length < HEAD || ByteBuffer.wrap(head).getInt() != MAGIC) {
                return 0;
            }
            int major = (head[6] & 0xff) << 8 | head[7] & 0xff;
            return Math.max(0, major - 44);
        }
    }

    /**
     * A jar that a program brings along.
     *
     * @param newest its newest class, empty where it holds none
     * @param readable whether it could be read to its end
     */
    private record Dependency(String name, Optional<Newest> newest, boolean readable) {

        /** Opens a zip. */
        private interface Opening {
            ZipView open() throws IOException;
        }

        static Dependency of(String name, String key, Opening opening, KnownLibraries libraries) {
            Optional<KnownLibraries.Known> known = libraries.find(key);
            if (known.isPresent()) {
                return of(name, known.get(), true);
            }
            KnownLibraries.Known newest = KnownLibraries.Known.NOTHING;
            try (ZipView zip = opening.open()) {
                for (ZipView.Item item : Reader.classesOf(zip)) {
                    int java = Reader.java(zip, item);
                    if (java > newest.java()) {
                        newest = new KnownLibraries.Known(java, item.name());
                    }
                }
            } catch (IOException e) {
                return of(name, newest, false);
            }
            libraries.add(key, newest);
            return of(name, newest, true);
        }

        private static Dependency of(String name, KnownLibraries.Known library, boolean readable) {
            return new Dependency(
                    name,
                    library.java() == 0
                            ? Optional.empty()
                            : Optional.of(Reader.newest(library.java(), library.classFile(), name)),
                    readable);
        }
    }
}
