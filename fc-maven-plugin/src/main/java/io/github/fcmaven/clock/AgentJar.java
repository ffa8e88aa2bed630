package io.github.fcmaven.clock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * The agent as a jar: its class and all those that it refers to, with ASM under a name of its own, so that it never
 * meets the application's ASM.
 *
 * <p>Made where it is needed, so that it is there from a folder of classes as well as from the plugin's jar.
 */
final class AgentJar {

    static final String NAME = "fc-clock.jar";

    private static final String OWN = "io/github/fcmaven/clock/";
    private static final String ASM = "org/objectweb/asm/";

    private final Deque<String> left = new ArrayDeque<String>();
    private final Set<String> seen = new HashSet<String>();

    private final Remapper names = new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String name) {
            boolean isShipped = name.startsWith(OWN) || name.startsWith(ASM);
            if (isShipped && seen.add(name)) {
                left.add(name);
            }
            return name.startsWith(ASM) ? OWN + "asm/" + name.substring(ASM.length()) : name;
        }
    };

    private AgentJar() {}

    static void write(OutputStream out) throws IOException {
        new AgentJar().writeAll(out);
    }

    private void writeAll(OutputStream out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(out, manifest())) {
            jar.setLevel(0);
            names.map(OWN + "Agent");
            while (!left.isEmpty()) {
                String name = left.remove();
                ClassWriter writer = new ClassWriter(0);
                new ClassReader(bytes(name)).accept(new ClassRemapper(writer, names), 0);
                jar.putNextEntry(new ZipEntry(names.map(name) + ".class"));
                jar.write(writer.toByteArray());
            }
        }
    }

    /** In the boot loader, because the JDK's own classes call it. */
    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", Agent.class.getName());
        attributes.putValue("Boot-Class-Path", NAME);
        attributes.putValue("Can-Retransform-Classes", "true");
        return manifest;
    }

    private static InputStream bytes(String name) throws IOException {
        InputStream in = AgentJar.class.getClassLoader().getResourceAsStream(name + ".class");
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
