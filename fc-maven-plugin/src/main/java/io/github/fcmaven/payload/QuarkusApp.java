package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Quarkus' fast-jar: a folder that is shipped whole, with {@code quarkus-run.jar} at the root.
 *
 * @param runner the jar that is started
 * @param entries the whole folder
 */
record QuarkusApp(Jar runner, Collection<Entry> entries) implements JavaProgram {

    static final String RUNNER = "quarkus-run.jar";

    static QuarkusApp of(Path runner) {
        Path folder = runner.toAbsolutePath().getParent();
        return new QuarkusApp(Jar.read(runner), Folder.entries(folder, folder));
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
    public List<Finding> faults() {
        return JarFaults.of(runner, ClassPath.of(runner));
    }

    /** Its own code is in {@code app}; all else comes from dependencies or from Quarkus. */
    @Override
    public ByteCode byteCode(KnownLibraries libraries) {
        ByteCode.Reader reader = new ByteCode.Reader(libraries);
        PlainJar.of(runner).readMainClass(reader);
        for (Entry entry : entries) {
            String path = entry.path().value();
            if (path.matches("app/[^/]+\\.jar")) {
                reader.own(entry.path().name(), entry.content(), name -> true);
            } else if (path.endsWith(".jar")) {
                reader.dependency(path, entry.content());
            }
        }
        return reader.read();
    }
}
