package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an archive belongs to: exactly these files, this start and this JVM.
 *
 * @param function the package without the archive
 * @param command how it is started
 * @param kind the form of the archive
 * @param jdk whose JVM makes it
 * @param time the time of every file
 * @param digests of the package's own files
 */
record Guard(FunctionPackage function, JavaCommand command, ArchiveKind kind, Jdk jdk, Instant time, String digests) {

    private static final List<String> JVM_FILES = List.of("lib/modules", "lib/server/libjvm.so");

    /** Raise it when the files that are kept beside an archive change. */
    private static final String FORM = "2";

    private static final String RUNTIME = JavaSource.BUNDLED_FOLDER;

    /** The package with that archive, which its bootstrap uses as long as nothing has changed. */
    FunctionPackage with(Path archive) throws IOException {
        List<Entry> jars = jars();
        GuardedBootstrap bootstrap = new GuardedBootstrap(
                command, kind, ArchiveCheck.of(function.runtime(), kind, archive), jars, jvmSizes(), time);
        Entry entry = new Entry(kind.file(), Content.of(archive), FileMode.READABLE);
        String ofJars = digests.lines()
                .filter(line -> jars.stream()
                        .anyMatch(jar -> line.endsWith("  " + jar.path().value())))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return withoutJdkArchive()
                .plus(List.of(
                        entry,
                        new Entry(Digests.FILE, Content.of(ofJars + Digests.of(List.of(entry))), FileMode.READABLE),
                        bootstrap.entry()))
                .withStart(StartupCommand.BOOTSTRAP);
    }

    /** The package without the archive of the JDK's own classes, if the new archive holds them. */
    private FunctionPackage withoutJdkArchive() {
        SortedMap<CodePath, Entry> entries = new TreeMap<>(function.entries());
        if (kind.holdsTheJdk()) {
            entries.keySet().removeIf(path -> path.value().startsWith(RUNTIME + "lib/server/classes"));
        }
        return function.withEntries(entries);
    }

    /** Another one where another archive is needed. */
    String key(Training training) {
        String runtime = function.entries().values().stream()
                .filter(entry -> entry.path().value().startsWith(RUNTIME))
                .map(entry -> entry.path() + " " + entry.content().size())
                .collect(Collectors.joining(","));
        return Digests.sha256(Content.of(String.join(
                "\n",
                FORM,
                digests,
                command.toString(),
                training.key(),
                jdk.build(),
                runtime,
                function.environment().toString(),
                time.toString())));
    }

    /** Every jar of the package is on the class path, or may be. */
    private List<Entry> jars() {
        return function.entries().values().stream()
                .filter(entry -> entry.path().value().endsWith(".jar"))
                .filter(entry -> !entry.path().value().startsWith(RUNTIME))
                .toList();
    }

    private List<Long> jvmSizes() {
        boolean bundled = command.program().equals(JavaSource.BUNDLED_COMMAND);
        return JVM_FILES.stream()
                .map(file -> bundled
                        ? function.entry(CodePath.of(RUNTIME + file))
                                .orElseThrow()
                                .content()
                                .size()
                        : sizeOf(jdk.home().resolve(file)))
                .toList();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
