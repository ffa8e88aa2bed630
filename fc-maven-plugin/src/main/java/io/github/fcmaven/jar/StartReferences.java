package io.github.fcmaven.jar;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes without which Java cannot start a class, whatever the program does later: the classes that it extends and
 * implements; those in the signatures of its public methods, which the launcher lists to find {@code main}; and those
 * that its static initializer and {@code main} use before they branch, outside of any {@code try} that catches their
 * absence. Calls are certain outside of any {@code try} at all.
 *
 * <p>Java looks for a class only when an instruction needs it. A class that is named later may belong to a branch that
 * never runs, as with optional libraries: then its absence shows nothing.
 */
final class StartReferences extends ClassVisitor {

    private static final String MAIN = "main([Ljava/lang/String;)V";
    private static final String INITIALIZER = "<clinit>()V";

    /** How a program asks whether an optional class is there: within a try, what follows may be skipped. */
    private static final Set<String> ASKS = Set.of("forName", "loadClass");

    /** What a missing class is thrown as, or one that is asked for: who catches that expects it. */
    private static final Set<String> CATCHING = Set.of(
            "java/lang/Throwable",
            "java/lang/Error",
            "java/lang/LinkageError",
            "java/lang/NoClassDefFoundError",
            "java/lang/ReflectiveOperationException",
            "java/lang/ClassNotFoundException");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final String runs;
    private final boolean launched;

    private StartReferences(String runs, boolean launched) {
        super(Opcodes.ASM9);
        this.runs = runs;
        this.launched = launched;
    }

    /** What the launcher starts. */
    static StartReferences of(byte[] classFile) {
        return of(classFile, MAIN, true);
    }

    /**
     * The same of another class that is initialized, and of which one method runs. There no {@code try} is certain to
     * come to its end.
     *
     * @param method its name and descriptor
     */
    static StartReferences of(byte[] classFile, String method) {
        return of(classFile, method, false);
    }

    private static StartReferences of(byte[] classFile, String method, boolean launched) {
        StartReferences references = new StartReferences(method, launched);
        try {
            new ClassReader(classFile).accept(references, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return new StartReferences(method, launched); // nothing is certain of what cannot be read
        }
        return references;
    }

    /**
     * Their names with slashes, without arrays and what every Java has or once had; empty where it is not a class file,
     * or is newer than this reader.
     */
    Set<String> names() {
        return names;
    }

    /** What is called for certain: the name of the class with slashes, a blank, the method with its descriptor. */
    Set<String> calls() {
        return calls;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        add(parent);
        call(parent, INITIALIZER);
        for (String each : interfaces) {
            add(each);
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (launched && (access & Opcodes.ACC_PUBLIC) != 0 && !name.startsWith("<")) {
            add(Type.getReturnType(descriptor));
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                add(argument);
            }
        }
        String method = name + descriptor;
        return method.equals(runs) || method.equals(INITIALIZER) ? new FirstSteps() : null;
    }

    private void call(String owner, String method) {
        if (owner != null && !owner.startsWith("[") && !ClassReferences.isJavas(owner)) {
            calls.add(owner + ' ' + method);
        }
    }

    private void add(String name) {
        if (name != null) {
            add(Type.getObjectType(name));
        }
    }

    private void add(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT && !ClassReferences.isJavas(element.getInternalName())) {
            names.add(element.getInternalName());
        }
    }

    /** The instructions of a method up to its first branch, without those whose {@code try} catches what is missing. */
    private final class FirstSteps extends MethodVisitor {

        /** By how much the depth of such blocks changes at a label, and that of any try. */
        private final Map<Label, Integer> changes = new HashMap<>();

        private final Map<Label, Integer> ofAny = new HashMap<>();

        private int depth;
        private int tries;
        private boolean certain = true;

        FirstSteps() {
            super(Opcodes.ASM9);
        }

        /** Called before any instruction. */
        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            nest(ofAny, start, end);
            if (!launched || type == null || CATCHING.contains(type)) {
                nest(changes, start, end);
            }
        }

        private void nest(Map<Label, Integer> depths, Label start, Label end) {
            depths.put(start, depths.getOrDefault(start, 0) + 1);
            depths.put(end, depths.getOrDefault(end, 0) - 1);
        }

        @Override
        public void visitLabel(Label label) {
            depth += changes.getOrDefault(label, 0);
            tries += ofAny.getOrDefault(label, 0);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY) {
                use(Type.getObjectType(type));
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            use(Type.getObjectType(owner));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            use(Type.getObjectType(owner));
            boolean exact = opcode == Opcodes.INVOKESTATIC || name.equals("<init>");
            if (exact && certain && tries == 0) {
                call(owner, name + descriptor);
            }
            certain &= tries == 0 || !ASKS.contains(name);
        }

        @Override
        public void visitLdcInsn(Object value) {
            Optional.of(value)
                    .filter(Type.class::isInstance)
                    .map(Type.class::cast)
                    .ifPresent(this::use);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            certain = false;
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label byDefault, Label... labels) {
            certain = false;
        }

        @Override
        public void visitLookupSwitchInsn(Label byDefault, int[] keys, Label[] labels) {
            certain = false;
        }

        @Override
        public void visitInsn(int opcode) {
            certain &= opcode != Opcodes.ATHROW && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
        }

        private void use(Type type) {
            if (certain && depth == 0) {
                add(type);
            }
        }
    }
}
