package io.github.fcmaven.jar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * Class files, wherever they lie: what keeps Java from starting one of them. Nothing is certain of a file that is newer
 * than this reader, or is none.
 *
 * @param find the bytes of a class file, by its path in the class path
 */
public record ClassFiles(Function<String, Optional<byte[]>> find) {

    private static final int MOST_CALLS = 200;

    /** The packages of one program: what the names of two levels have in common. */
    private static final Pattern ROOT = Pattern.compile("[^/]+/(?:[^/]+/)?");

    /** Whether it is certain that a class has no main method, neither its own nor an inherited one. */
    public boolean hasNoMain(String className) {
        Set<String> looked = new HashSet<>();
        String file = Jar.fileOf(className);
        while (looked.add(file)) {
            Optional<byte[]> bytes = find.apply(file);
            if (bytes.isEmpty()) {
                return file.equals("java/lang/Object.class");
            }
            Optional<MainMethods> methods = MainMethods.read(bytes.get());
            if (methods.isEmpty() || methods.get().found()) {
                return false;
            }
            file = methods.get().parent();
        }
        return false;
    }

    /** The name of the class that lies where another one is expected: Java takes no file of the wrong folder. */
    public Optional<String> otherName(String className) {
        return find.apply(Jar.fileOf(className))
                .flatMap(ClassFiles::name)
                .filter(name -> !name.equals(className.replace('/', '.')));
    }

    /**
     * A class without which another one cannot start, and that is nowhere; see {@link StartReferences}. The calls to
     * classes of the same packages are followed, as far as they are certain.
     *
     * @param there whether the file of a class is there
     * @return its name with dots
     */
    public Optional<String> missingAtStart(String className, Predicate<String> there) {
        String main = className.replace('.', '/');
        Optional<StartReferences> launched =
                find.apply(main + ".class").filter(file -> !addsClasses(file)).map(StartReferences::of);
        Set<String> seen = new HashSet<>();
        Map<String, Optional<byte[]>> read = new HashMap<>();
        Deque<StartReferences> next = new ArrayDeque<>();
        launched.ifPresent(next::add);
        while (!next.isEmpty()) {
            StartReferences references = next.poll();
            for (String name : references.names()) {
                if (!there.test(name + ".class")) {
                    return Optional.of(name.replace('/', '.'));
                }
            }
            for (String call : references.calls()) {
                String owner = call.substring(0, call.indexOf(' '));
                boolean followed = isNear(main, owner) && seen.size() < MOST_CALLS && seen.add(call);
                Optional<byte[]> file = followed ? read.computeIfAbsent(owner + ".class", find) : Optional.empty();
                if (file.filter(ClassFiles::addsClasses).isPresent()) {
                    return Optional.empty();
                }
                file.ifPresent(bytes -> next.add(StartReferences.of(bytes, call.substring(owner.length() + 1))));
            }
        }
        return Optional.empty();
    }

    /** What libraries are called for may depend on more than one can see; a launcher of Spring Boot is whole. */
    private static boolean isNear(String main, String owner) {
        if (main.startsWith("org/springframework/")) {
            return false;
        }
        Matcher root = ROOT.matcher(main);
        return root.lookingAt() ? owner.startsWith(root.group()) : !owner.contains("/");
    }

    /** Whether a class may make others known while the program runs. */
    private static boolean addsClasses(byte[] classFile) {
        String constants = new String(classFile, StandardCharsets.ISO_8859_1);
        return constants.contains("addURL") || constants.contains("appendToSystemClassLoader");
    }

    private static Optional<String> name(byte[] classFile) {
        try {
            return Optional.of(new ClassReader(classFile).getClassName().replace('/', '.'));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
