package io.github.fcmaven.jar;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/**
 * Class files, wherever they lie: what keeps Java from starting one of them. Nothing is certain of a file that is newer
 * than this reader, or is none.
 *
 * @param find the bytes of a class file, by its path in the class path
 */
public record ClassFiles(Function<String, Optional<byte[]>> find) {

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
     * A class without which another one cannot start, and that is nowhere; see {@link StartReferences}.
     *
     * @param there whether the file of a class is there
     * @return its name with dots
     */
    public Optional<String> missingAtStart(String className, Predicate<String> there) {
        return find.apply(Jar.fileOf(className)).map(StartReferences::of).stream()
                .flatMap(Set::stream)
                .filter(name -> !there.test(name + ".class"))
                .findFirst()
                .map(name -> name.replace('/', '.'));
    }

    private static Optional<String> name(byte[] classFile) {
        try {
            return Optional.of(new ClassReader(classFile).getClassName().replace('/', '.'));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
