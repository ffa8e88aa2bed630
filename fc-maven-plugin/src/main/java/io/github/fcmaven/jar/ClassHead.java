package io.github.fcmaven.jar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What stands above the body of a class.
 *
 * @param name with dots
 * @param isAbstract also of an interface
 * @param parents what it extends and implements, with dots
 * @param annotations by their names with dots, each with the texts that it has
 */
public record ClassHead(String name, boolean isAbstract, List<String> parents, Map<String, Set<String>> annotations) {

    /** That of a class file; empty where it is not one, or is newer than this reader. */
    public static Optional<ClassHead> of(byte[] classFile) {
        try {
            ClassReader reader = new ClassReader(classFile);
            Map<String, Set<String>> annotations = new LinkedHashMap<>();
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                            Set<String> texts = new LinkedHashSet<>();
                            annotations.put(Type.getType(descriptor).getClassName(), texts);
                            return new Texts(texts);
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(new ClassHead(
                    dotted(reader.getClassName()),
                    (reader.getAccess() & Opcodes.ACC_ABSTRACT) != 0,
                    parents(reader),
                    annotations));
        } catch (RuntimeException e) {
            return Optional.empty(); // nothing is certain of what cannot be read
        }
    }

    private static List<String> parents(ClassReader reader) {
        Set<String> parents = new LinkedHashSet<>();
        parents.add(dotted(reader.getSuperName() == null ? "" : reader.getSuperName()));
        for (String one : reader.getInterfaces()) {
            parents.add(dotted(one));
        }
        return List.copyOf(parents);
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    /** Without the class. */
    public String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** Collects the texts of an annotation, also those of its arrays. */
    private static final class Texts extends AnnotationVisitor {

        private final Set<String> texts;

        Texts(Set<String> texts) {
            super(Opcodes.ASM9);
            this.texts = texts;
        }

        @Override
        public void visit(String name, Object value) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return this;
        }
    }
}
