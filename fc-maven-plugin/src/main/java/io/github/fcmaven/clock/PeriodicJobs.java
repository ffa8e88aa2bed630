package io.github.fcmaven.clock;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The places where the JDK, and Netty's event loops, compute when a job of a fixed rate runs next. They would make up
 * for every run that was missed: a jump of a day, and a job of one second runs 86,400 times at once.
 */
final class PeriodicJobs {

    private static final String EXECUTOR = "java/util/concurrent/ScheduledThreadPoolExecutor$ScheduledFutureTask";
    private static final String POOL = "java/util/concurrent/DelayScheduler$ScheduledForkJoinTask";
    private static final String TIMER = "java/util/TaskQueue";

    /** With what a library that brings its own Netty puts before it. */
    private static final String NETTY = "io/netty/util/concurrent/ScheduledFutureTask";

    private PeriodicJobs() {}

    /** Whether that class computes it. */
    static boolean concerns(String name) {
        return name.equals(EXECUTOR) || name.equals(POOL) || name.equals(TIMER) || name.endsWith(NETTY);
    }

    /** The method, corrected where it computes it. */
    static MethodVisitor of(String owner, String method, MethodVisitor next, boolean[] changed) {
        if (owner.equals(EXECUTOR) && method.equals("setNextRunTime")) {
            return new BeforeStore(next, EXECUTOR, "time", "period", CallSites.VIRTUAL_TIME, "nanoTime", changed);
        }
        if (owner.equals(POOL) && method.equals("postExec")) {
            return new BeforeStore(
                    next, POOL, "when", "nextDelay", "java/util/concurrent/DelayScheduler", "now", changed);
        }
        if (owner.endsWith(NETTY) && method.equals("run")) {
            String loop = owner.replace("ScheduledFutureTask", "AbstractScheduledEventExecutor");
            return new BeforeStore(next, owner, "deadlineNanos", "periodNanos", loop, "nanoTime", changed);
        }
        if (owner.equals(TIMER) && method.equals("rescheduleMin")) {
            changed[0] = true;
            return new AtEntry(next);
        }
        return next;
    }

    /** Mends the time before it is stored; the job is the method's {@code this}. */
    private static final class BeforeStore extends MethodVisitor {
        private final String owner;
        private final String field;
        private final String period;
        private final String clock;
        private final String now;
        private final boolean[] changed;

        BeforeStore(
                MethodVisitor next,
                String owner,
                String field,
                String period,
                String clock,
                String now,
                boolean[] changed) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.field = field;
            this.period = period;
            this.clock = clock;
            this.now = now;
            this.changed = changed;
        }

        @Override
        public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD && type.equals(owner) && name.equals(field)) {
                visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, owner, period, "J");
                super.visitMethodInsn(Opcodes.INVOKESTATIC, clock, now, "()J", false);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CallSites.VIRTUAL_TIME, "next", "(JJJ)J", false);
                changed[0] = true;
            }
            super.visitFieldInsn(opcode, type, name, descriptor);
        }
    }

    /** Mends the timer's argument; the job is the first of the queue. */
    private static final class AtEntry extends MethodVisitor {
        AtEntry(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.LLOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, TIMER, "queue", "[Ljava/util/TimerTask;");
            visitInsn(Opcodes.ICONST_1);
            visitInsn(Opcodes.AALOAD);
            visitFieldInsn(Opcodes.GETFIELD, "java/util/TimerTask", "period", "J");
            visitMethodInsn(Opcodes.INVOKESTATIC, CallSites.VIRTUAL_TIME, "nextMillis", "(JJ)J", false);
            visitVarInsn(Opcodes.LSTORE, 1);
        }
    }
}
