package io.github.fcmaven.rule;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A signature that is not that of its jar: a tool that merges jars copies those of libraries. Java checks it before the
 * first class, and this asks Java's own reader.
 */
final class BrokenSignature {

    private static final int LONGEST_CLASS = 1 << 20;

    private BrokenSignature() {}

    static Optional<FcProblem> of(Jar jar) {
        try {
            Optional<Path> file = jar.content().file();
            return file.isPresent() ? of(jar, file.get()) : ofCopy(jar);
        } catch (IOException e) {
            return Optional.empty(); // Java says what is wrong with it
        }
    }

    private static Optional<FcProblem> ofCopy(Jar jar) throws IOException {
        Path copy = Files.createTempFile("fc-signed", ".jar");
        try {
            try (InputStream in = jar.content().open();
                    OutputStream out = Files.newOutputStream(copy)) {
                BoundedInput.copy(in, out, jar.content().size(), jar.name());
            }
            return of(jar, copy);
        } finally {
            Files.delete(copy);
        }
    }

    private static Optional<FcProblem> of(Jar jar, Path file) throws IOException {
        try (JarFile opened = new JarFile(file.toFile(), true)) {
            JarEntry main = opened.getJarEntry(Jar.fileOf(jar.mainClass().orElse("")));
            if (main != null) {
                try (InputStream in = opened.getInputStream(main)) {
                    BoundedInput.copy(in, OutputStream.nullOutputStream(), LONGEST_CLASS, main.getName());
                }
            }
            return Optional.empty();
        } catch (SecurityException e) {
            return Optional.of(Jar.problem(
                    jar.name() + " holds the signature of another jar in META-INF: " + e.getMessage(),
                    "java.lang.SecurityException: " + e.getMessage(),
                    "leave the signatures of merged jars out, with maven-shade-plugin in pom.xml: <filter>"
                            + "<artifact>*:*</artifact><excludes><exclude>META-INF/*.SF</exclude>"
                            + "<exclude>META-INF/*.DSA</exclude><exclude>META-INF/*.RSA</exclude>"
                            + "</excludes></filter>"));
        }
    }
}
