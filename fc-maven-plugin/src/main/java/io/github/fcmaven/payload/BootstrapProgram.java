package io.github.fcmaven.payload;

import io.github.fcmaven.executable.LibraryNeeds;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that needs no interpreter of ours: a start file {@code bootstrap}, or a native program of another name.
 *
 * @param label what it is, for the log
 * @param directory its files
 * @param started what is started, as it is called in the package; empty where the folder does not say it
 * @param absent what is missing where the folder does not say it
 */
record BootstrapProgram(String label, FunctionDirectory directory, Optional<CodePath> started, String absent)
        implements Program {

    static BootstrapProgram custom(FunctionDirectory directory) {
        Optional<CodePath> bootstrap = directory.file("bootstrap").map(Entry::path);
        return new BootstrapProgram("start file of its own", directory, bootstrap, "bootstrap");
    }

    static BootstrapProgram binary(FunctionDirectory directory) {
        List<CodePath> programs = NativePrograms.of(directory);
        Optional<CodePath> started = directory.holds("bootstrap")
                ? Optional.of(CodePath.BOOTSTRAP)
                : programs.stream().findFirst();
        if (!directory.holds("bootstrap") && programs.size() > 1) {
            throw FcProblem.local(
                    directory.name() + " holds several programs: "
                            + String.join(
                                    ", ", programs.stream().map(CodePath::value).toList()),
                    "choose one with command, such as /code/" + programs.get(0) + ", or name it bootstrap");
        }
        return new BootstrapProgram("native program", directory, started, "x86-64 Linux program at its root");
    }

    /**
     * A folder of which only the user knows how it is started.
     *
     * @param files of which each would say it
     */
    static BootstrapProgram unknown(FunctionDirectory directory, List<String> files) {
        return new BootstrapProgram(
                "files",
                directory,
                Optional.empty(),
                String.join(", ", files) + ", bootstrap or x86-64 Linux program at its root");
    }

    @Override
    public String name() {
        return started.map(CodePath::value).orElse(directory.name());
    }

    /** What is started is executable whatever its first bytes are: where they are wrong, that is said, not the mode. */
    @Override
    public Collection<Entry> entries() {
        return directory.entries().stream()
                .map(entry -> started.equals(Optional.of(entry.path())) ? entry.withMode(FileMode.EXECUTABLE) : entry)
                .toList();
    }

    @Override
    public List<Finding> faults() {
        if (started.isEmpty()) {
            throw directory.lacks(
                    absent,
                    "CAFileNotFound: The function cannot be started. Error: the file /code/bootstrap is not exist",
                    Stream.of("bootstrap", "server.py", "server.js", "package.json", "server.php"));
        }
        return List.of();
    }

    @Override
    public ProgramRuntime runtime(StartSpec start, String region, KnownLibraries libraries) {
        Optional<LibraryNeeds.NeededVersion> glibc =
                startFile(start).flatMap(file -> NativePrograms.glibc(file, directory, start.environment()));
        CustomRuntime image = start.runtime().orElseGet(() -> NativePrograms.runtimeFor(glibc));
        String reason = glibc.filter(needed -> start.runtime().isEmpty() && image != CustomRuntime.CUSTOM)
                .map(needed -> needed.by() + " needs " + needed.version().name() + ", so ")
                .orElse("");
        return new ProgramRuntime(
                image, start.layers(), command(start), environment(start), reason + "runtime " + image, List.of());
    }

    /** The user's own command may be that of Python. */
    private Map<String, String> environment(StartSpec start) {
        return start.command().command().stream()
                .findFirst()
                .flatMap(word -> Language.ofProgram(CodePath.nameOf(word)))
                .filter(Language.PYTHON::equals)
                .map(python -> ScriptProgram.findingPackages(directory))
                .orElse(Map.of());
    }

    /** The file that is started, by the user's own command or as the folder says it. */
    private Optional<Entry> startFile(StartSpec start) {
        Optional<String> named = start.command().command().stream().findFirst();
        String path = named.map(word -> word.replaceFirst("^(\\./|" + CodePath.ROOT + "/)", ""))
                .orElseGet(() -> started.map(CodePath::value).orElse(""));
        return directory.entries().stream()
                .filter(entry -> entry.path().value().equals(path))
                .findFirst();
    }

    private StartupCommand command(StartSpec start) {
        List<String> arguments = start.java().arguments();
        if (started.isEmpty() || started.get().equals(CodePath.BOOTSTRAP)) {
            return StartupCommand.BOOTSTRAP;
        }
        return new StartupCommand(List.of(started.get().absolute()), new ArrayList<>(arguments));
    }
}
