package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A {@code bootstrap} that gives the JVM its archive only where nothing has changed since it was made.
 *
 * <p>It compares names and sizes first: of the jars, the archive and the JVM. Only then does it repair times, because a
 * JVM compares the times of its jars (Java 25.0.3 does not always: JDK-8377932), and repaired times would hide a change
 * from every JVM. If anything is unexpected, the application starts without the archive.
 *
 * @param command what is started
 * @param kind the form of the archive
 * @param check how the archive is compared
 * @param jars the jars of the class path, each with its bytes
 * @param jvmSizes the bytes of the JVM's {@code lib/modules} and {@code lib/server/libjvm.so}
 * @param time the time that every jar had when the archive was made
 */
record GuardedBootstrap(
        JavaCommand command,
        ArchiveKind kind,
        ArchiveCheck check,
        List<Entry> jars,
        List<Long> jvmSizes,
        Instant time) {

    private static final String SCRIPT = "bootstrap.sh";

    /** Some 10 ms of reading, once in the life of an instance. */
    private static final long LONGEST_READ = 4_000_000;

    Entry entry() {
        return new Entry(CodePath.BOOTSTRAP, Content.of(text()), FileMode.EXECUTABLE);
    }

    private String text() {
        return script().replace("@JAVA@", java())
                .replace("@TIME@", Long.toString(time.getEpochSecond()))
                .replace("@JARS@", quoted(names()))
                .replace("@EXPECTED@", expected().replace("'", "'\\''"))
                .replace("@JVM@", jvmSizes.get(0) + "\n" + jvmSizes.get(1))
                .replace("@CHECK@", check.command())
                .replace("@ARCHIVE@", check.expected())
                .replace("@OWN@", own().replace("'", "'\\''"))
                .replace("@JAR@", Bootstrap.quote(jar()))
                .replace("@FOLDERS@", quoted(List.copyOf(folders())))
                .replace("@USE@", quoted(kind.useOptions()))
                .replace("@COMMAND@", quoted(command.words()));
    }

    private static String script() {
        try (InputStream in = GuardedBootstrap.class.getResourceAsStream(SCRIPT)) {
            return BoundedInput.text(in, BoundedInput.TEXT, SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String java() {
        return command.program().equals(JavaSource.BUNDLED_COMMAND)
                ? "$here/" + JavaSource.BUNDLED_FOLDER + "bin/java"
                : Bootstrap.program(command.program());
    }

    /** The application's own: on a class path it is the first one. */
    private String jar() {
        return command.jars().get(0);
    }

    private List<String> names() {
        return jars.stream().map(jar -> jar.path().value()).toList();
    }

    /** As {@code md5sum} prints it; without jars that would take too long to read at each start. */
    private String own() {
        return jars.stream()
                .filter(jar -> jar.path().value().equals(jar()))
                .filter(jar -> jar.content().size() <= LONGEST_READ)
                .map(jar -> Digests.md5(jar.content()) + "  " + jar.path())
                .findFirst()
                .orElse("");
    }

    /** As {@code stat} prints them: time, size, name. */
    private String expected() {
        return jars.stream()
                .map(jar -> time.getEpochSecond() + " " + jar.content().size() + " " + jar.path())
                .collect(Collectors.joining("\n"));
    }

    /** The folders that jars are in, those above first. */
    private SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        for (Entry jar : jars) {
            for (var above = jar.path().parent();
                    above.isPresent();
                    above = above.get().parent()) {
                folders.add(above.get().value());
            }
        }
        return folders;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(Bootstrap::quote).collect(Collectors.joining(" "));
    }
}
