package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Machine;
import io.github.fcmaven.process.MemoryGroup;
import io.github.fcmaven.process.ProcessStart;
import io.github.fcmaven.process.ProcessTree;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.Supervision;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function instance: the zip unpacked into a fresh folder, from which the server is started as the platform would.
 */
public final class Instance implements AutoCloseable {

    private static final long MEGABYTE = 1024 * 1024;

    private final FunctionPackage function;
    private final Machine machine;
    private final InstanceFolder folder;
    private final Supervision supervision;
    private final ProcessTree tree;
    private final Duration unpackTime;
    private final LocalCommand start;
    private final List<String> swept;
    private final List<String> links;
    private Map<String, String> open = Map.of();
    private ServerProcess server;
    private volatile Optional<MemoryGroup> memory = Optional.empty();
    private boolean closed;

    private Instance(
            FunctionPackage function,
            Machine machine,
            InstanceFolder folder,
            Supervision supervision,
            ProcessTree tree,
            Duration unpackTime,
            LocalCommand start,
            List<String> swept,
            List<String> links) {
        this.function = function;
        this.machine = machine;
        this.folder = folder;
        this.supervision = supervision;
        this.tree = tree;
        this.unpackTime = unpackTime;
        this.start = start;
        this.swept = swept;
        this.links = links;
    }

    /**
     * Unpacks the zip into a fresh folder below {@code parent}, after it has ended and removed what a killed build left
     * there. From now on a process outside this JVM ends and removes the instance when the JVM ends, in whatever way.
     *
     * @throws io.github.fcmaven.platform.FcProblem where the platform, or this machine, could not execute the start
     *     command
     */
    public static Instance unpack(FunctionPackage function, Path zip, Path parent, Host host) {
        List<String> swept = InstanceFolder.sweep(parent);
        InstanceFolder folder = InstanceFolder.below(parent);
        Machine machine = host.machine();
        ProcessTree tree = new ProcessTree(
                machine,
                folder.marker(),
                folder.path(),
                machine.now(),
                ProcessHandle.current().pid());
        Supervision supervision = Supervision.start(machine, folder.marker(), folder.owned());
        try {
            folder.make();
            long begin = System.nanoTime();
            List<String> links = FunctionZip.extract(zip, folder.code());
            refuseToStart(function, links);
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            LocalCommand start = LocalCommand.of(function, folder, host);
            return new Instance(function, machine, folder, supervision, tree, time, start, swept, links);
        } catch (RuntimeException e) {
            giveBack(supervision, folder);
            throw e;
        }
    }

    private static void refuseToStart(FunctionPackage function, List<String> links) {
        function.start().argv().stream()
                .map(word -> word.replaceFirst("^(/code/|\\./)", ""))
                .filter(links::contains)
                .findFirst()
                .ifPresent(link -> {
                    throw FcProblem.local(
                            "the start command names " + link
                                    + ", which is a symbolic link in the zip: no page says what the platform"
                                    + " makes of one",
                            "put the file itself into the zip: zip without -y (--symlinks)");
                });
    }

    /** The folder that stands for {@code /code}. */
    public Path code() {
        return folder.code();
    }

    /** The file of this instance that its server knows by that path; a link may lead out of it. */
    public Optional<Path> file(String path) {
        Optional<String> temporary = Optional.of(path).filter(any -> any.startsWith("/tmp/") && ownTmp());
        Path file = temporary
                .map(any -> folder.tmp().resolve(any.substring("/tmp/".length())))
                .orElseGet(() -> folder.code().resolve(path.replaceFirst("^(?:/code/|\\./)", "")));
        try {
            return file.toRealPath().startsWith(folder.path().toRealPath()) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** An empty folder for what is put into this instance and is not shipped; it is removed with the instance. */
    public Path clock() {
        return folder.clock();
    }

    /** Whether its {@code /tmp} is removed with it, too. */
    boolean ownTmp() {
        return start.ownTmp();
    }

    /** How long the unpacking took: it stands in for the platform's preparation. */
    public Duration unpackTime() {
        return unpackTime;
    }

    /**
     * The differences to the platform, for the report: which Java of this machine stands in for which, with their
     * versions; which variables it was started without; and what an earlier build had left running.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(start.notes());
        open.forEach((name, variable) -> notes.add(
                "the function was started without its variable " + name + ": " + variable + " has no value here"));
        withoutLinks().ifPresent(notes::add);
        notes.addAll(swept);
        return List.copyOf(notes);
    }

    /** Whether a Java of the start sizes its heap as in an instance of the function. */
    public boolean sizesHeap() {
        return start.command().stream().anyMatch(word -> word.startsWith(LocalCommand.MAX_RAM));
    }

    /** In what its start differs from one on the platform. */
    public LocalDifferences differences() {
        LocalDifferences known = start.differences();
        Optional<LocalDifferences.Inconclusive> inconclusive = known.inconclusive()
                .or(() -> withoutLinks().map(LocalDifferences.Inconclusive::elsewhere))
                .or(this::withoutVariable);
        return new LocalDifferences(known.standIns(), known.older(), inconclusive);
    }

    private Optional<LocalDifferences.Inconclusive> withoutVariable() {
        return open.entrySet().stream()
                .findFirst()
                .map(first -> new LocalDifferences.Inconclusive(
                        "the function was started without its variable " + first.getKey() + ", since "
                                + first.getValue() + " has no value here",
                        "give " + first.getKey()
                                + " a value under checkEnvironment of fc-maven-plugin, which is never shipped; or set"
                                + " the environment variable of ${env(...)} before Maven runs"));
    }

    private Optional<String> withoutLinks() {
        return links.stream()
                .findFirst()
                .map(link -> "the zip's symbolic links (" + CodePath.printable(link)
                        + (links.size() > 1 ? " and " + (links.size() - 1) + " more" : "")
                        + ") are not made here, since no page says what the platform makes of one");
    }

    /**
     * Starts the server. An instance is started only once.
     *
     * @throws IllegalStateException where it was started or closed already
     */
    public synchronized ServerProcess launch(LaunchOptions launch) {
        if (server != null || closed) {
            throw new IllegalStateException("an instance is started once");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOME", folder.home().toString());
        environment.put("TMPDIR", folder.tmp().toString());
        LaunchOptions local =
                launch.with(ServerEnvironment.onPort(start.view().of(launch.environment()), function, launch));
        open = ServerEnvironment.open(function, launch.environment());
        environment.putAll(ServerEnvironment.onPort(start.environment(), function, launch));
        environment.putAll(local.environment());
        environment.put(ProcessTree.MARKER, folder.marker());
        // In a session of its own, as the platform has it: Ctrl-C is the build's, and what stays in the session is
        // known as ours.
        List<String> command = new ArrayList<>(machine.ownSession());
        command.addAll(launch.prefix());
        command.addAll(start.command());
        supervision.await();
        server = ServerProcess.spawn(
                new ProcessStart(
                        command,
                        environment,
                        folder.code(),
                        folder::asThere,
                        local.environment(),
                        launch.log(),
                        launch.lines(),
                        launch.stopTimeout()),
                tree);
        supervision.watch(server.pid());
        memory = launch.megabytes().flatMap(this::held);
        return server;
    }

    private Optional<MemoryGroup> held(int megabytes) {
        Optional<MemoryGroup> group = MemoryGroup.create(machine, folder.marker(), megabytes * MEGABYTE);
        if (group.filter(made -> made.hold(server.pid())).isEmpty()) {
            group.ifPresent(MemoryGroup::close);
            return Optional.empty();
        }
        return group;
    }

    /** What holds its processes to the memory that the launch gave them; empty where nothing does. */
    public Optional<MemoryGroup> memory() {
        return memory;
    }

    /** Ends the server and all it started, and removes the folder; the log stays. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (server != null) {
            server.close();
        }
        memory.ifPresent(MemoryGroup::close);
        giveBack(supervision, folder);
    }

    /** Whoever kills the build meanwhile finds a supervisor that removes the folder; what that one ends may write. */
    private static void giveBack(Supervision supervision, InstanceFolder folder) {
        folder.owned().remove();
        supervision.close();
        folder.owned().remove();
    }
}
