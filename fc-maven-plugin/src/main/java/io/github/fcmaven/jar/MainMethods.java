package io.github.fcmaven.jar;

import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Whether Java can start a class: by a public static {@code main} with an array of texts, as Java, Kotlin and Scala
 * compile it. Since Java 25 it need be neither public nor static, and need take nothing.
 */
final class MainMethods extends ClassVisitor {

    private static final int JAVA_25 = 69;

    private boolean abstracted;
    private boolean later;
    private boolean found;
    private String parent;

    private MainMethods() {
        super(Opcodes.ASM9);
    }

    /** False also where it is not a class file, or is newer than this reader. */
    static boolean in(byte[] classFile) {
        return read(classFile).filter(MainMethods::found).isPresent();
    }

    /** Reads a class file; empty where it is not one, or is newer than this reader. */
    static Optional<MainMethods> read(byte[] classFile) {
        MainMethods methods = new MainMethods();
        try {
            new ClassReader(classFile)
                    .accept(methods, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return Optional.empty(); // nothing is certain of what cannot be read
        }
        return Optional.of(methods);
    }

    boolean found() {
        return found;
    }

    /** The file of the class that it extends, and inherits from. */
    String parent() {
        return parent + ".class";
    }

    @Override
    public void visit(int version, int access, String name, String signature, String extended, String[] interfaces) {
        parent = extended;
        later = (version & 0xffff) >= JAVA_25;
        abstracted = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean takesTexts = descriptor.equals("([Ljava/lang/String;)V");
        if (name.equals("main") && (takesTexts || later && descriptor.equals("()V"))) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            boolean classic = takesTexts && isStatic && (access & Opcodes.ACC_PUBLIC) != 0;
            found |= classic || later && (access & Opcodes.ACC_PRIVATE) == 0 && (isStatic || !abstracted);
        }
        return null;
    }
}
