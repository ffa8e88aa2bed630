package io.github.fcmaven.clock;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method's calls of clocks and timed waits, sent to {@link VirtualTime}. */
final class CallSites extends MethodVisitor {

    static final String VIRTUAL_TIME = "io/github/fcmaven/clock/VirtualTime";

    private static final String SYSTEM = "java/lang/System";
    private static final String THREAD = "java/lang/Thread";

    private final String inClass;
    private final boolean[] changed;

    CallSites(MethodVisitor next, String inClass, boolean[] changed) {
        super(Opcodes.ASM9, next);
        this.inClass = inClass;
        this.changed = changed;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        boolean done = opcode == Opcodes.INVOKESTATIC
                ? isStatic(owner, name, descriptor)
                : isVirtual(opcode, owner, name, descriptor);
        if (!done) {
            super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        }
        changed[0] |= done;
    }

    /** {@code System::nanoTime} is no call, but the handle of one. */
    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Object[] replaced = arguments.clone();
        for (int i = 0; i < replaced.length; i++) {
            if (replaced[i] instanceof Handle) {
                Handle handle = (Handle) replaced[i];
                if (readsClock(handle.getOwner(), handle.getName(), handle.getDesc())) {
                    replaced[i] = new Handle(handle.getTag(), VIRTUAL_TIME, handle.getName(), handle.getDesc(), false);
                    changed[0] = true;
                }
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }

    private boolean isStatic(String owner, String name, String descriptor) {
        if (readsClock(owner, name, descriptor) || sleeps(owner, name, descriptor)) {
            virtual(name, descriptor);
            return true;
        }
        if (owner.equals("jdk/internal/misc/VM") && name.equals("getNanoTimeAdjustment")) {
            real(owner, name, descriptor);
            virtual("adjusted", "(J)J");
            return true;
        }
        if (owner.equals("sun/nio/ch/EPoll") && name.equals("wait") && descriptor.endsWith("I)I")) {
            virtual("cut", "(I)I");
            real(owner, name, descriptor);
            virtual("found", "(I)I");
            return true;
        }
        if (owner.equals("sun/nio/ch/Net") && name.equals("poll") && descriptor.endsWith("IJ)I")) {
            virtual("cut", "(J)J");
            real(owner, name, descriptor);
            return true;
        }
        return false;
    }

    private boolean isVirtual(int opcode, String owner, String name, String descriptor) {
        if (name.equals("wait")
                && owner.equals("java/lang/Object")
                && (descriptor.equals("(J)V") || descriptor.equals("(JI)V"))) {
            virtual("wait", "(Ljava/lang/Object;" + descriptor.substring(1));
            return true;
        }
        if (name.equals("park")
                && descriptor.equals("(ZJ)V")
                && owner.endsWith("misc/Unsafe")
                && !inClass.endsWith("misc/Unsafe")) {
            virtual("park", "(ZJ)J");
            // unsafe, time -> unsafe, false, time
            visitInsn(Opcodes.ICONST_0);
            visitInsn(Opcodes.DUP_X2);
            visitInsn(Opcodes.POP);
            super.visitMethodInsn(opcode, owner, name, descriptor, false);
            return true;
        }
        return false;
    }

    private static boolean readsClock(String owner, String name, String descriptor) {
        return owner.equals(SYSTEM)
                && descriptor.equals("()J")
                && (name.equals("nanoTime") || name.equals("currentTimeMillis"));
    }

    private boolean sleeps(String owner, String name, String descriptor) {
        return owner.equals(THREAD)
                && name.equals("sleep")
                && !inClass.equals(THREAD)
                && (descriptor.equals("(J)V")
                        || descriptor.equals("(JI)V")
                        || descriptor.equals("(Ljava/time/Duration;)V"));
    }

    private void virtual(String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, VIRTUAL_TIME, name, descriptor, false);
    }

    private void real(String owner, String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
