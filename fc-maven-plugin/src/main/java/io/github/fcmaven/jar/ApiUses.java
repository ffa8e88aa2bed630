package io.github.fcmaven.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the code of a class uses of Java's public API: the classes that it makes, the methods that it calls and refers
 * to, the fields that it reads. A method that catches what Java throws where something is not there is passed over, and
 * a class that asks for the version of Java as a whole: they may know what they do.
 */
final class ApiUses extends ClassVisitor {

    /** What every release documents; what is below {@code sun} and {@code jdk} is no promise of any. */
    private static final Pattern API = Pattern.compile("javax?/.*");

    /** Their methods have every descriptor. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private static final Set<String> ABSENCE = Set.of(
            "java/lang/Throwable",
            "java/lang/Error",
            "java/lang/LinkageError",
            "java/lang/NoClassDefFoundError",
            "java/lang/IncompatibleClassChangeError",
            "java/lang/NoSuchMethodError",
            "java/lang/NoSuchFieldError");

    private static final Pattern VERSION =
            Pattern.compile("java\\.(?:specification\\.|vm\\.specification\\.|class\\.)?version");

    private final List<ApiUse> uses = new ArrayList<>();
    private String className = "";
    private boolean knowsVersions;

    private ApiUses() {
        super(Opcodes.ASM9);
    }

    /** Empty where it is no class file, or one that is newer than this reader. */
    static List<ApiUse> of(byte[] classFile) {
        ApiUses read = new ApiUses();
        try {
            new ClassReader(classFile).accept(read, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return List.of(); // nothing is certain of what cannot be read
        }
        return read.knowsVersions ? List.of() : read.uses;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        className = name.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        String shown = name.replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1").replace("<init>", "its constructor");
        return new Code(className + "." + (shown.startsWith("<") ? "its initializer" : shown));
    }

    private final class Code extends MethodVisitor {

        private final String by;
        private final int before = uses.size();
        private int line;
        private boolean caught;

        Code(String by) {
            super(Opcodes.ASM9);
            this.by = by;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            caught |= type != null && ABSENCE.contains(type);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW) {
                use(type, "");
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            use(owner, name + ":" + descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            knowsVersions |= owner.equals("java/lang/Runtime") && name.equals("version");
            use(owner, POLYMORPHIC.contains(owner) ? "" : name + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            use(bootstrap.getOwner(), bootstrap.getName() + bootstrap.getDesc());
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
                    use(handle.getOwner(), handle.getName() + (field ? ":" : "") + handle.getDesc());
                }
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            knowsVersions |=
                    value instanceof String text && VERSION.matcher(text).matches();
            if (value instanceof Type type && type.getSort() == Type.OBJECT) {
                use(type.getInternalName(), "");
            }
        }

        @Override
        public void visitEnd() {
            if (caught) {
                uses.subList(before, uses.size()).clear();
            }
        }

        private void use(String owner, String member) {
            if (API.matcher(owner).matches()) {
                uses.add(new ApiUse(by, owner, member, line));
            }
        }
    }
}
