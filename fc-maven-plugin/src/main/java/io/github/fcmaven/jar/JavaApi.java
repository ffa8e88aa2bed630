package io.github.fcmaven.jar;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which release of Java has which public class, method and field, as the JDK that runs this knows it: of older releases
 * from its file {@code lib/ct.sym}, by which {@code javac --release} compiles, and of its own from its own classes.
 *
 * <p>The file's folders are named after the releases that share a class, {@code 9AB} for 9 to 11; below them are
 * modules, and class files without code. Source: {@code com.sun.tools.javac.platform.JDKPlatformProvider}.
 */
final class JavaApi implements AutoCloseable {

    private static final int LONGEST = 1 << 20;
    private static final String SYMBOLS = ".sig";

    private final int newest = Runtime.version().feature();
    private final ZipFile symbols;
    private final Map<String, List<ZipEntry>> files = new HashMap<>();
    private final Map<String, Members> known = new HashMap<>();

    /** What a class has itself, and of what else it has members. */
    private record Members(Set<String> names, List<String> parents) {}

    private JavaApi(ZipFile symbols) {
        this.symbols = symbols;
        Collections.list(symbols.entries()).forEach(entry -> {
            String path = entry.getName();
            int module = path.indexOf('/', path.indexOf('/') + 1);
            if (path.endsWith(SYMBOLS) && module > 0) {
                String owner = path.substring(module + 1, path.length() - SYMBOLS.length());
                files.computeIfAbsent(owner, any -> new ArrayList<>()).add(entry);
            }
        });
    }

    /** What this JDK knows; empty where what runs this is no JDK. */
    static Optional<JavaApi> ofThisJdk() throws IOException {
        Path symbols = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
        return Files.isRegularFile(symbols)
                ? Optional.of(new JavaApi(new ZipFile(symbols.toFile())))
                : Optional.empty();
    }

    /**
     * The release from which on Java has what a class uses.
     *
     * @param java a release that has not
     * @param use what is used
     * @return empty where that release has it, or none that is known
     */
    OptionalInt since(int java, ApiUse use) throws IOException {
        for (int release = java; release <= newest; release++) {
            if (has(release, use.owner(), use.member())) {
                return release == java ? OptionalInt.empty() : OptionalInt.of(release);
            }
        }
        return OptionalInt.empty();
    }

    private boolean has(int release, String owner, String member) throws IOException {
        Optional<Members> members = members(release, owner);
        if (members.isEmpty() || member.isEmpty() || members.get().names().contains(member)) {
            return members.isPresent();
        }
        for (String parent : members.get().parents()) {
            if (has(release, parent, member)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Members> members(int release, String owner) throws IOException {
        if (release == newest) {
            return members(owner, () -> ClassLoader.getSystemResourceAsStream(owner + ".class"));
        }
        String letter = Integer.toString(release, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        for (ZipEntry file : files.getOrDefault(owner, List.of())) {
            String path = file.getName();
            if (path.substring(0, path.indexOf('/')).contains(letter)) {
                return members(path, () -> symbols.getInputStream(file));
            }
        }
        return Optional.empty();
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private Optional<Members> members(String path, Opening file) throws IOException {
        if (!known.containsKey(path)) {
            try (InputStream in = file.open()) {
                known.put(path, in == null ? null : members(BoundedInput.bytes(in, LONGEST, path)));
            }
        }
        return Optional.ofNullable(known.get(path));
    }

    private static Members members(byte[] classFile) {
        Set<String> names = new HashSet<>();
        List<String> parents = new ArrayList<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visit(
                    int version, int access, String self, String signature, String parent, String[] interfaces) {
                parents.addAll(List.of(interfaces));
                Optional.ofNullable(parent).ifPresent(parents::add);
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String signature, String[] exceptions) {
                names.add(method + descriptor);
                return null;
            }

            @Override
            public FieldVisitor visitField(
                    int access, String field, String descriptor, String signature, Object value) {
                names.add(field + ":" + descriptor);
                return null;
            }
        };
        new ClassReader(classFile)
                .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new Members(names, parents);
    }

    @Override
    public void close() throws IOException {
        symbols.close();
    }
}
