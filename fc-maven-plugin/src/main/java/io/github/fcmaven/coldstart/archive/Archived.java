package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.files.DerivedFiles;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An AppCDS archive or AOT cache in the package, and a {@code bootstrap} that guards it. */
public final class Archived {

    private Archived() {}

    /**
     * Makes the archive in a training run, proves it in another, and adds it; where that fails, the {@code bootstrap}
     * only starts the application.
     *
     * @param draft the package
     * @param command how it is started: a jar, or a class of jars
     * @param training what is done in the training run; empty for none, and so no archive
     * @param jdk the JDK of the build
     * @param place where it is run
     * @param cache where the archive stays from build to build, for this function alone
     */
    public static Draft of(
            Draft draft, JavaCommand command, Optional<Training> training, Jdk jdk, TrainingPlace place, Path cache) {
        Optional<String> reason =
                training.isEmpty() ? Optional.of("training.skip is set") : whyNone(draft.function(), command, jdk);
        if (reason.isPresent()) {
            return without(draft, command, reason.get());
        }
        try {
            return with(draft, command, training.get(), jdk, place, cache);
        } catch (FcProblem e) {
            return without(draft, command, e.what() + "\n  fix: " + e.fix());
        } catch (IOException e) {
            return without(draft, command, e.toString());
        }
    }

    /** Only the JVM that made an archive uses it, and the platform's JVMs are other builds than ours. */
    private static Optional<String> whyNone(FunctionPackage function, JavaCommand command, Jdk jdk) {
        boolean bundled = command.program().equals(JavaSource.BUNDLED_COMMAND);
        Optional<JavaLayer> layer = JavaLayer.among(function.layers()).stream()
                .filter(java -> java.javaCommand().equals(command.program()))
                .findFirst();
        if (!bundled && layer.isEmpty()) {
            return Optional.of("the Java of the runtime " + function.runtime()
                    + " cannot use an archive of this build's Java " + jdk.version() + "; set jre to bundled");
        }
        if (layer.isPresent() && !layer.get().javaVersion().equals(jdk.version())) {
            return Optional.of("the layer " + layer.get() + " has Java "
                    + layer.get().javaVersion() + ", and cannot use an archive of this build's Java "
                    + jdk.version() + "; set jre to bundled");
        }
        return ArchiveKind.of(jdk.feature()).isEmpty()
                ? Optional.of("Java " + jdk.version() + " has no such archive; Java 13 and later have")
                : Optional.empty();
    }

    private static Draft with(
            Draft draft, JavaCommand command, Training training, Jdk jdk, TrainingPlace place, Path cache)
            throws IOException {
        FunctionPackage function = draft.function();
        ArchiveKind kind = ArchiveKind.of(jdk.feature()).orElseThrow();
        Guard guard = new Guard(function, command, kind, jdk, place.time(), digests(function, place.work()));
        DerivedFiles derived = new DerivedFiles(cache);
        List<Path> made = derived.get(guard.key(training), () -> {
            place.local().progress().accept("Training run: the function is started to make its " + kind);
            long begin = System.nanoTime();
            Path archive = derived.folder().resolve(kind.file().value());
            LoadedClasses classes =
                    new ArchiveTraining(function, command, kind, training, place).make(archive, guard::with);
            String shown = kind + " of " + Sizes.readable(Files.size(archive)) + ": "
                    + classes.archived().size() + " of the application's " + classes.all()
                    + " classes come from it; made, and seen in use, in "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s"
                    + classes.outside().map(text -> "\n" + text).orElse("");
            return List.of(archive, Files.writeString(derived.folder().resolve("shown"), shown));
        });
        Draft archived = draft.withFunction(guard.with(made.get(0)));
        for (String line : BoundedInput.lines(made.get(1))) {
            archived = archived.withDecision(line);
        }
        return archived;
    }

    private static Draft without(Draft draft, JavaCommand command, String reason) {
        FunctionPackage plain = draft.function()
                .plus(List.of(Bootstrap.of(command.start().argv())))
                .withStart(StartupCommand.BOOTSTRAP);
        return draft.withFunction(plain)
                .withWarnings(List.of(
                        "the package has no AppCDS archive or AOT cache, and starts as slowly as before: " + reason))
                .withDecision("no archive");
    }

    /** The digests of the package's own files, which are read again only where one has changed. */
    private static String digests(FunctionPackage function, Path work) throws IOException {
        List<Entry> own = function.entries().values().stream()
                .filter(entry -> !entry.path().value().startsWith(JavaSource.BUNDLED_FOLDER))
                .toList();
        StringBuilder origin = new StringBuilder();
        for (Entry entry : own) {
            Optional<Path> file = entry.content().file();
            origin.append(entry.path()).append(' ');
            origin.append(
                    file.isPresent()
                            ? file.get() + " " + DerivedFiles.state(file.get())
                            : Digests.sha256(entry.content()));
            origin.append('\t');
        }
        DerivedFiles derived = new DerivedFiles(work.resolve("digests"));
        return BoundedInput.text(derived.get(
                        origin.toString(),
                        () -> List.of(Files.writeString(derived.folder().resolve("sha256"), Digests.of(own))))
                .get(0));
    }
}
