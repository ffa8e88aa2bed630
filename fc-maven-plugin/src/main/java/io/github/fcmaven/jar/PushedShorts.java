package io.github.fcmaven.jar;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The numbers up to 32767 that the methods of a class name, such as a port: they are in its code, and no constants. */
public final class PushedShorts extends ClassVisitor {

    private final Set<Integer> found = new LinkedHashSet<>();

    private PushedShorts() {
        super(Opcodes.ASM9);
    }

    /** None below 128, which a byte holds; empty where the class cannot be read. */
    public static Set<Integer> of(byte[] classFile) {
        PushedShorts shorts = new PushedShorts();
        try {
            new ClassReader(classFile).accept(shorts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return Set.of();
        }
        return shorts.found;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitIntInsn(int opcode, int operand) {
                if (opcode == Opcodes.SIPUSH && operand > 0) {
                    found.add(operand);
                }
            }
        };
    }
}
