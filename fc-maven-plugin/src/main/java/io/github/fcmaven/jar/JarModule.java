package io.github.fcmaven.jar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The module that a jar is on a module path: as its {@code module-info} says, or, where it has none, as its manifest or
 * its file's name. Source: {@code java.lang.module.ModuleFinder}.
 *
 * @param name its name; empty where nothing that can be read says it
 * @param mainClass the class that it starts by itself
 * @param requires the modules without which it is not resolved
 */
public record JarModule(String name, Optional<String> mainClass, List<String> requires) {

    private static final String DESCRIPTION = "module-info.class";
    private static final int LONGEST = 1 << 18;

    /**
     * What a jar is.
     *
     * @param java the feature number of the Java that reads it; 0 is one that nobody knows
     */
    public static JarModule of(Jar jar, int java) {
        Optional<String> description = jar.pathOf(DESCRIPTION, java);
        try (ZipView zip = ZipView.open(jar.name(), jar.content())) {
            for (ZipView.Item item : zip.items()) {
                if (description.filter(item.name()::equals).isPresent()) {
                    return described(zip.head(item, LONGEST));
                }
            }
        } catch (IOException | RuntimeException e) {
            return new JarModule("", Optional.empty(), List.of()); // Java says what is wrong with it
        }
        String name = jar.attribute("Automatic-Module-Name").orElseGet(() -> ofFile(jar.name()));
        return new JarModule(name, jar.mainClass(), List.of());
    }

    private static JarModule described(byte[] description) {
        Reader reader = new Reader();
        new ClassReader(description).accept(reader, 0);
        return new JarModule(reader.name, Optional.ofNullable(reader.mainClass), reader.requires);
    }

    private static String ofFile(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("\\.jar$", "")
                .replaceFirst("-\\d+(?:\\..*|$).*", "")
                .replaceAll("[^A-Za-z0-9]+", ".")
                .replaceAll("^\\.|\\.$", "");
    }

    private static final class Reader extends ClassVisitor {

        private String name = "";
        private String mainClass;
        private final List<String> requires = new ArrayList<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public ModuleVisitor visitModule(String module, int access, String version) {
            name = module;
            return new ModuleVisitor(Opcodes.ASM9) {
                @Override
                public void visitRequire(String needed, int access, String version) {
                    if ((access & Opcodes.ACC_STATIC_PHASE) == 0) {
                        requires.add(needed);
                    }
                }

                @Override
                public void visitMainClass(String main) {
                    mainClass = main.replace('/', '.');
                }
            };
        }
    }
}
