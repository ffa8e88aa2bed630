package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.BriefProgram;
import io.github.fcmaven.startup.StartupListener;
import io.github.fcmaven.startup.StartupWait;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an archive: one start writes it, and another one, from another folder, shows whether the JVM uses it.
 *
 * @param function the package without it, started by {@code command}
 * @param command how it is started
 * @param kind which archive
 * @param training what the user declared
 * @param place where it is done
 */
record ArchiveTraining(
        FunctionPackage function, JavaCommand command, ArchiveKind kind, Training training, TrainingPlace place) {

    /** How long a slow machine needs to write the archive of a large application. */
    private static final Duration DUMP = Duration.ofSeconds(120);

    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int MOST_PROBED = 500;

    /**
     * Makes the archive and proves it.
     *
     * @param archive the file that it becomes
     * @param proven how the package is started with it
     * @throws FcProblem why there is none, or why this one must not be shipped
     */
    LoadedClasses make(Path archive, ProvenStart proven) throws IOException {
        Answers plain = train(archive);
        return prove(proven.with(archive), plain);
    }

    /** How the package is started with an archive. */
    interface ProvenStart {
        FunctionPackage with(Path archive) throws IOException;
    }

    private Answers train(Path archive) throws IOException {
        // C1 code is what a start needs, and from Java 25 on the archive keeps which methods had it.
        JavaCommand recording = command.withOptions(List.of("-XX:TieredStopAtLevel=1"))
                .withOptions(kind.makeOptions())
                .withArguments(training.arguments());
        try (RunningInstance run = place.launch(function.withStart(recording.start()), training.environment())) {
            Answers answers = answers(run, true);
            run.end(DUMP);
            Path made = run.instance().code().resolve(kind.file().value());
            if (!Files.isRegularFile(made)) {
                throw run.failed("the JVM ended without writing an archive");
            }
            Files.createDirectories(archive.toAbsolutePath().getParent());
            Files.copy(made, archive, StandardCopyOption.REPLACE_EXISTING);
            return answers;
        }
    }

    private LoadedClasses prove(FunctionPackage archived, Answers plain) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(training.environment());
        environment.merge("JAVA_TOOL_OPTIONS", LoadedClasses.OPTION, (given, ours) -> given + " " + ours);
        try (RunningInstance run = place.launch(withArguments(archived), environment)) {
            Optional<String> difference = plain.differenceTo(answers(run, false));
            if (difference.isPresent()) {
                throw run.failed(difference.get());
            }
            run.end(STOP);
            LoadedClasses classes = LoadedClasses.read(run.instance().code());
            if (classes.archived().isEmpty()) {
                throw run.failed(
                        "when started in another folder, the JVM takes no class of the application from the archive");
            }
            refuseNowhere(run, classes);
            return classes;
        }
    }

    private Answers answers(RunningInstance run, boolean twice) {
        int port = StartupWait.forConnection(run, StartupListener.NONE)
                .require(training.startTimeout())
                .port();
        PlatformRequests platform = new PlatformRequests(function);
        Answers answers = Answers.of(port, training.requests(), platform::with, twice);
        answers.all().stream()
                .filter(answer -> answer.status().startsWith("no answer"))
                .findFirst()
                .ifPresent(answer -> {
                    throw run.failed(answer.request() + " gets " + answer.status());
                });
        return answers;
    }

    /** The script has the arguments that are shipped; those of the training run come after them. */
    private FunctionPackage withArguments(FunctionPackage archived) {
        return training.arguments().isEmpty()
                ? archived
                : archived.withStart(new StartupCommand(StartupCommand.BOOTSTRAP.argv(), training.arguments()));
    }

    private void refuseNowhere(RunningInstance run, LoadedClasses classes) throws IOException {
        List<String> probe = new ArrayList<>();
        boolean bundled = command.program().equals(JavaSource.BUNDLED_COMMAND);
        Path home = bundled
                ? run.instance().code().resolve("jre")
                : place.local().host().javaHome();
        probe.add(home.resolve("bin").resolve("java").toString());
        probe.addAll(command.options());
        probe.addAll(kind.useOptions());
        probe.add("-cp");
        probe.add(String.join(":", command.jars()) + ":" + codeSource());
        probe.add(CodeSourceProbe.class.getName());
        probe.addAll(classes.archived()
                .subList(0, Math.min(MOST_PROBED, classes.archived().size())));
        // The variables of the function: another JVM of it. A collector among its options would end it before it looks.
        Map<String, String> environment = new HashMap<>(run.server().environment());
        environment.keySet().removeIf(name -> name.endsWith("_OPTIONS"));
        try {
            int exit = BriefProgram.of(probe, environment, DUMP)
                    .in(run.instance().code())
                    .run()
                    .exit();
            if (exit == CodeSourceProbe.NOWHERE) {
                throw run.failed("a class from the archive does not know its jar: its CodeSource is null");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("the training was interrupted", "start the build again", e);
        }
    }

    private static Path codeSource() {
        return Path.of(URI.create(CodeSourceProbe.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
