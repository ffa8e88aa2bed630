package io.github.fcmaven.clock;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sends every call that reads a clock or waits for a time to {@link VirtualTime}; a class without one stays as it is.
 */
final class Rewriter implements ClassFileTransformer {

    private static final String OWN = "io/github/fcmaven/clock/";

    /** Classes that should have been rewritten and could not be: the clock does not reach them. */
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (name == null || isLeftAlone(name)) {
            return null;
        }
        try {
            return ConstantPool.mentionsTime(bytes) || PeriodicJobs.concerns(name) ? rewritten(name, bytes) : null;
        } catch (Throwable e) { // thrown, it would be swallowed: the JVM takes the class as it was
            failures.incrementAndGet();
            return null;
        }
    }

    int failures() {
        return failures.get();
    }

    void failed() {
        failures.incrementAndGet();
    }

    static boolean isLeftAlone(String name) {
        return name.startsWith(OWN) || name.equals("java/lang/Object") || name.equals("java/lang/System");
    }

    /** The rewritten class; null where nothing had to be. */
    static byte[] rewritten(final String name, byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        final boolean[] changed = new boolean[1];
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return new CallSites(PeriodicJobs.of(name, method, next, changed), name, changed);
                    }
                },
                0);
        return changed[0] ? writer.toByteArray() : null;
    }
}
