package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Quarkus' fast-jar: a folder that travels whole, with {@code quarkus-run.jar} at the root.
 *
 * @param runner the jar that is started
 * @param entries the whole folder
 */
record QuarkusApp(Jar runner, Collection<Entry> entries) implements JavaProgram {

    static final String RUNNER = "quarkus-run.jar";

    static QuarkusApp of(Path runner) {
        Path folder = runner.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Entry> entries = files.filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .map(file -> entry(folder, file))
                    .toList();
            return new QuarkusApp(Jar.read(runner), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether that jar lies in such a folder. */
    static boolean isRunner(Path jar) {
        return jar.getFileName().toString().equals(RUNNER) && Files.isDirectory(jar.resolveSibling("app"));
    }

    @Override
    public String label() {
        return "Quarkus fast-jar of " + entries.size() + " files";
    }

    @Override
    public CodePath jar() {
        return CodePath.of(RUNNER);
    }

    @Override
    public void refuseUnstartable() {
        JarFaults.refuse(new PlainJar(runner, ClassPath.of(runner)));
    }

    /** Its own code is in {@code app}; all else comes from dependencies or from Quarkus. */
    @Override
    public ByteCode byteCode() {
        ByteCode.Reader reader = new ByteCode.Reader();
        for (Entry entry : entries) {
            String path = entry.path().value();
            Path file = entry.content().file().orElseThrow();
            if (path.matches("app/[^/]+\\.jar")) {
                reader.own(file, name -> true);
            } else if (path.endsWith(".jar")) {
                reader.dependency(file, path);
            }
        }
        return reader.read();
    }

    private static Entry entry(Path folder, Path file) {
        CodePath path = CodePath.of(folder.relativize(file).toString().replace('\\', '/'));
        if (!Files.isRegularFile(file)) {
            throw FcProblem.of(
                    Requirement.FC_ENTRY,
                    file + " is no plain file",
                    "build again with mvn clean package: Quarkus' folder holds plain files only");
        }
        return new Entry(path, Content.of(file), FileMode.READABLE);
    }
}
