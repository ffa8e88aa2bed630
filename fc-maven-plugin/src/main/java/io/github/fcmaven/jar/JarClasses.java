package io.github.fcmaven.jar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the own classes of a jar name and have, by their byte code: which class could be started, and what is missing
 * then.
 */
public final class JarClasses {

    /** More classes than the jar of an application has. */
    static final int MAX_CLASSES = 3000;

    private static final int MAX_CLASS = 1 << 18;

    private static final String SPRING_BOOT = "org/springframework/boot/";

    /** As constants are written: their length, then their text. */
    private static final List<String> MAIN_METHOD = List.of("\u0000\u0004main", "\u0000\u0016([Ljava/lang/String;)V");

    private static final String BOOT_CLASSES = "BOOT-INF/classes/";

    private final Jar jar;

    public JarClasses(Jar jar) {
        this.jar = jar;
    }

    /**
     * A class without which the started one cannot start, and that no jar has; see {@link StartReferences}.
     *
     * @param elsewhere whether another jar of the class path has the file of a class
     * @return its name with dots; also empty where the jar does not have the started class
     */
    public Optional<String> missingAtStart(Predicate<String> elsewhere) {
        return missingAtStart(jar.mainClass().orElse(""), elsewhere);
    }

    /** The same for another class than that of the manifest. */
    public Optional<String> missingAtStart(String mainClass, Predicate<String> elsewhere) {
        return new ClassFiles(this::bytes)
                .missingAtStart(mainClass, file -> jar.names().contains(file) || elsewhere.test(file));
    }

    /** A file of the jar; also empty where it cannot be read, and Java says why. */
    public Optional<byte[]> bytes(String file) {
        if (!jar.names().contains(file)) {
            return Optional.empty();
        }
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                if (item.name().equals(file)) {
                    return Optional.of(zip.head(item, MAX_CLASS));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A class that the started class names anywhere, and that no jar has: it is missing once the program uses it. */
    public Optional<String> missingLater(Predicate<String> elsewhere) {
        return missing(elsewhere, false);
    }

    /** A class that no jar has, and that one of the own classes names which the started class leads to. */
    public Optional<String> missing(Predicate<String> elsewhere) {
        return missing(elsewhere, true);
    }

    private Optional<String> missing(Predicate<String> elsewhere, boolean followed) {
        String main = jar.mainClass().map(Jar::fileOf).orElse("");
        Predicate<String> own = likelyOwn(main);
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            Map<String, ZipView.Item> items = new HashMap<>();
            zip.items().forEach(item -> items.put(item.name(), item));
            Set<String> seen = new HashSet<>(Set.of(main));
            Deque<String> next = new ArrayDeque<>(seen);
            ClassBudget budget = new ClassBudget(MAX_CLASSES);
            while (!next.isEmpty() && seen.size() < MAX_CLASSES) {
                for (String name : references(zip, items.get(next.poll()), budget)) {
                    String file = name + ".class";
                    boolean isItself = main.endsWith("/" + file); // a class in the wrong folder
                    if (!items.containsKey(file) && !isItself && !elsewhere.test(file)) {
                        return Optional.of(name.replace('/', '.'));
                    }
                    if (followed && own.test(file) && items.containsKey(file) && seen.add(file)) {
                        next.add(file);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Java says what is wrong with it
        }
    }

    /**
     * Which class files are its own for certain: in a jar that may be merged, those in the package of the started class
     * and below it, or in none as that is.
     *
     * @param main the started class, with dots
     */
    public Predicate<String> surelyOwn(String main) {
        String file = main.replace('.', '/');
        String own = file.substring(0, file.lastIndexOf('/') + 1);
        return jar.mayBeMerged()
                ? name -> jar.ownClasses().test(name) && (own.isEmpty() ? name.indexOf('/') < 0 : name.startsWith(own))
                : any -> true;
    }

    /**
     * Which class files are its own by all that is known. What libraries name may be optional: in a jar that may be
     * merged, only those that share the first two names of the started class's package count.
     */
    private Predicate<String> likelyOwn(String main) {
        String root = root(main);
        return jar.mayBeMerged() ? file -> file.startsWith(root) : jar.ownClasses();
    }

    /** The first two names of a class file's package, or what it has of them. */
    private static String root(String file) {
        Matcher two = Pattern.compile("[^/]+/(?:[^/]+/)?").matcher(file);
        return two.lookingAt() ? two.group() : "";
    }

    private static Set<String> references(ZipView zip, ZipView.Item item, ClassBudget budget) {
        try {
            Optional<byte[]> bytes = item == null ? Optional.empty() : budget.read(zip, item);
            return bytes.isEmpty() ? Set.of() : ClassReferences.of(bytes.get());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** The classes that have a main method, by their names with dots. */
    List<String> withMain() {
        return classes("", JarClasses::hasMain);
    }

    /** The classes that Java can start, by their names with dots. */
    public List<String> mainClasses() {
        return classes("", MainMethods::in);
    }

    /** Those of the packages of a class: in a merged jar the others are of libraries. */
    public List<String> mainClassesNear(String main) {
        return classes(root(Jar.fileOf(main)), MainMethods::in);
    }

    /** Those of the class files below a folder of it, such as that of Spring Boot's application. */
    public List<String> mainClassesIn(String folder) {
        return classes(folder, MainMethods::in).stream()
                .map(name -> name.substring(folder.length()))
                .toList();
    }

    /** The first class of Spring Boot's application that names a class of a package, which ends in {@code /}. */
    public Optional<String> using(String packageFolder) {
        return classes(BOOT_CLASSES, file -> new String(file, StandardCharsets.ISO_8859_1).contains(packageFolder))
                .stream()
                .map(name -> name.substring(BOOT_CLASSES.length()))
                .findFirst();
    }

    /** Whether any class has a constant that contains a match. */
    boolean haveConstant(Pattern text) {
        return !classes("", file -> text.matcher(new String(file, StandardCharsets.ISO_8859_1))
                        .find())
                .isEmpty();
    }

    private List<String> classes(String folder, Predicate<byte[]> wanted) {
        Set<String> names = new TreeSet<>();
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            ClassBudget budget = new ClassBudget(MAX_CLASSES);
            for (ZipView.Item item : zip.items()) {
                String name = item.name();
                if (name.endsWith(".class")
                        && name.startsWith(folder)
                        && !name.startsWith("META-INF/")
                        && budget.read(zip, item).filter(wanted).isPresent()) {
                    names.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(names);
    }

    /** Whether a class, given by its name with dots, has a constant that contains a match. */
    public boolean names(String name, Pattern text) {
        return bytes(Jar.fileOf(name))
                .filter(file -> text.matcher(new String(file, StandardCharsets.ISO_8859_1))
                        .find())
                .isPresent();
    }

    private static boolean hasMain(byte[] classFile) {
        String constants = new String(classFile, StandardCharsets.ISO_8859_1);
        return MAIN_METHOD.stream().allMatch(constants::contains);
    }

    /** Whether its started class names Spring Boot, or any of its classes where none is started. */
    public boolean namesSpringBoot() {
        Predicate<String> looked = jar.mainClass()
                .map(main -> (Predicate<String>) Jar.fileOf(main)::equals)
                .orElse(name -> name.endsWith(".class"));
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            ClassBudget budget = new ClassBudget(MAX_CLASSES);
            for (ZipView.Item item : zip.items()) {
                if (looked.test(item.name())
                        && budget.read(zip, item)
                                .filter(file -> new String(file, StandardCharsets.ISO_8859_1).contains(SPRING_BOOT))
                                .isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw Jar.corrupt(jar.name(), jar.content(), e);
        }
    }

    /** Whether a class names one that neither the jar nor Java has. */
    boolean needsLibraries() {
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            ClassBudget budget = new ClassBudget(MAX_CLASSES);
            for (ZipView.Item item : zip.items()) {
                if (item.name().endsWith(".class")) {
                    for (String name : references(zip, item, budget)) {
                        if (!jar.names().contains(name + ".class")) {
                            return true;
                        }
                    }
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
