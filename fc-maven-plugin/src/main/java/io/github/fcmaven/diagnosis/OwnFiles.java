package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of an application's own jar, without its libraries.
 *
 * @param names as the class path has them
 * @param classes of them, by their files, and those of its own modules among the libraries
 */
record OwnFiles(Set<String> names, Map<String, byte[]> classes) {

    private static final int MOST_CLASSES = 3000;
    private static final int MOST_OF_A_CLASS = 1 << 18;
    private static final Predicate<String> OF_BOOT = name -> name.matches("(?:BOOT|WEB)-INF/classes/.+");

    static final OwnFiles NONE = new OwnFiles(Set.of(), Map.of());

    /** Those of the jar beside no folder of jars; none where there are several, or it cannot be read. */
    static OwnFiles of(Collection<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.path().value().matches("[^/]+\\.[jw]ar"))
                .flatMap(entry -> Jar.find(entry.path().value(), entry.content()).stream())
                .reduce((one, other) -> new Jar("", one.content(), Set.of(), one.manifest(), one.directory()))
                .filter(jar -> !jar.names().isEmpty())
                .map(OwnFiles::of)
                .orElse(NONE);
    }

    private static OwnFiles of(Jar jar) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        boolean boot = jar.names().stream().anyMatch(OF_BOOT);
        Predicate<String> own = boot ? OF_BOOT : jar.ownClasses();
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                String name = item.name().replaceFirst("^(?:BOOT|WEB)-INF/classes/", "");
                if (!boot || OF_BOOT.test(item.name())) {
                    names.add(name);
                }
                boolean isClass = name.endsWith(".class") && own.test(item.name());
                if (isClass && classes.size() < MOST_CLASSES) {
                    classes.put(name, zip.head(item, MOST_OF_A_CLASS));
                }
                if (Jar.isBootLibrary(item.name())) {
                    addModule(zip, item, root(jar), classes);
                }
            }
        } catch (IOException e) {
            classes.clear(); // what cannot be read tells nothing
        }
        return new OwnFiles(names, classes);
    }

    /** A library with classes below the first two names of the started class' package is the application's module. */
    private static void addModule(ZipView zip, ZipView.Item library, String root, Map<String, byte[]> classes) {
        try (ZipView module = zip.nested(library)) {
            for (ZipView.Item item : module.items()) {
                boolean own = item.name().startsWith(root) && item.name().endsWith(".class");
                if (own && classes.size() < MOST_CLASSES) {
                    classes.putIfAbsent(item.name(), module.head(item, MOST_OF_A_CLASS));
                }
            }
        } catch (IOException e) {
            // What cannot be read tells nothing.
        }
    }

    /** Something that no name begins with where its package has fewer than two names. */
    private static String root(Jar jar) {
        String[] names = jar.attribute("Start-Class").orElse("").split("\\.");
        return names.length < 3 ? "//" : names[0] + "/" + names[1] + "/";
    }

    /**
     * The only file that may be meant by the name of one that is not there: of another case, in another folder, or with
     * another ending.
     */
    Optional<String> near(String missing) {
        String path = missing.replaceFirst("^/+", "");
        int slash = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        String stem = dot > slash ? path.substring(0, dot + 1) : path + ".";
        return only(name -> name.equalsIgnoreCase(path))
                .or(() -> only(name -> name.equalsIgnoreCase(path.substring(slash))
                        || name.toLowerCase(Locale.ROOT)
                                .endsWith("/" + path.substring(slash).toLowerCase(Locale.ROOT))))
                .or(() -> only(name -> name.startsWith(stem) && name.indexOf('/', slash) < 0));
    }

    /**
     * What to say of the class that may be meant by the name of one that is not there; nothing where none is like it.
     * Empty where its Java package is not one of the application's own.
     */
    Optional<String> beside(String missing) {
        String path = missing.replace('.', '/');
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> own = classes.keySet().stream()
                .map(file -> file.replaceFirst("\\.class$", ""))
                .filter(file -> file.indexOf('$') < 0)
                .toList();
        boolean isOwn = missing.indexOf('$') < 0
                && own.stream()
                        .anyMatch(file -> file.lastIndexOf('/') + 1 == folder.length() && file.startsWith(folder));
        return Optional.of(own.stream()
                        .filter(file -> isLike(file, path, folder))
                        .max(Comparator.comparing((String file) -> isSame(file, path.substring(folder.length())))
                                .thenComparing(file -> common(file, path)))
                        .map(file -> ": the package has " + file.replace('/', '.'))
                        .orElse(""))
                .filter(any -> isOwn);
    }

    /** Of the same name in another package, or of one that begins so in the same one. */
    private static boolean isLike(String file, String missing, String folder) {
        String name = missing.substring(folder.length());
        return file.equalsIgnoreCase(missing)
                || isSame(file, name)
                || file.startsWith(folder) && common(file, missing) >= folder.length() + Math.min(3, name.length());
    }

    private static boolean isSame(String file, String name) {
        return file.endsWith("/" + name);
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** Whether a library that was merged into it is the JDBC driver of the databases whose URL begins so. */
    boolean hasDriver(String database) {
        Pattern driver = Pattern.compile("(?:.*/)?" + Pattern.quote(database) + "/(?:.*/)?\\w*(?:Driver|JDBC)\\.class");
        return !database.isEmpty()
                && names.stream().anyMatch(name -> driver.matcher(name).matches());
    }

    private Optional<String> only(Predicate<String> meant) {
        return names.stream().filter(meant).limit(2).reduce((one, other) -> "").filter(name -> !name.isEmpty());
    }
}
