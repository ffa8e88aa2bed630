package io.github.fcmaven.function;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A function package: the entries of its zip, and everything that the platform needs to start it.
 *
 * @param spec what the user declared for its deployment
 * @param runtime the platform's image
 * @param layers resource names, the first wins
 * @param port where the server listens
 * @param start what the platform starts
 * @param environment variables shipped with the function, in the order in which they are written
 * @param files its files
 */
public record FunctionPackage(
        FunctionSpec spec,
        CustomRuntime runtime,
        List<String> layers,
        CaPort port,
        StartupCommand start,
        Map<String, String> environment,
        PackageFiles files) {

    public FunctionPackage {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(start, "start");
        layers = List.copyOf(layers);
        Objects.requireNonNull(files, "files");
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A package of these files. */
    public FunctionPackage(
            FunctionSpec spec,
            CustomRuntime runtime,
            List<String> layers,
            CaPort port,
            StartupCommand start,
            Map<String, String> environment,
            SortedMap<CodePath, Entry> entries) {
        this(spec, runtime, layers, port, start, environment, new PackageFiles(entries));
    }

    /** Its files by their path. */
    public SortedMap<CodePath, Entry> entries() {
        return files.byPath();
    }

    /** The entry of that path. */
    public Optional<Entry> entry(CodePath path) {
        return Optional.ofNullable(entries().get(path));
    }

    /**
     * The files in a folder and in those below it.
     *
     * @param folder how their paths begin, such as {@code lib/}; nothing for all
     */
    public Stream<CodePath> filesBelow(String folder) {
        return entries().keySet().stream().filter(path -> path.value().startsWith(folder));
    }

    /** The files in a folder itself. */
    public Stream<CodePath> filesIn(String folder) {
        return filesBelow(folder).filter(path -> path.value().indexOf('/', folder.length()) < 0);
    }

    /** The same package with other files. */
    public FunctionPackage withEntries(SortedMap<CodePath, Entry> others) {
        return new FunctionPackage(spec, runtime, layers, port, start, environment, others);
    }

    /** The same package with these files besides its own; where a path is taken, the new file stands. */
    public FunctionPackage plus(Collection<Entry> more) {
        SortedMap<CodePath, Entry> all = new TreeMap<>(entries());
        more.forEach(entry -> all.put(entry.path(), entry));
        return withEntries(all);
    }

    /** The same package, whose server listens on another port. */
    public FunctionPackage withPort(CaPort other) {
        return new FunctionPackage(spec, runtime, layers, other, start, environment, files);
    }

    /** The same package on another image. */
    public FunctionPackage withRuntime(CustomRuntime other) {
        return new FunctionPackage(spec, other, layers, port, start, environment, files);
    }

    /** The same package, deployed otherwise. */
    public FunctionPackage withSpec(FunctionSpec other) {
        return new FunctionPackage(other, runtime, layers, port, start, environment, files);
    }

    /** The same package, started otherwise. */
    public FunctionPackage withStart(StartupCommand other) {
        return new FunctionPackage(spec, runtime, layers, port, other, environment, files);
    }

    /**
     * The program and arguments that run in the end: those of the start command, or those of a generated start script.
     *
     * @return empty where only a start script of the user's own knows them
     */
    public Optional<List<String>> argv() {
        return start.isBootstrap() ? entry(CodePath.BOOTSTRAP).flatMap(Bootstrap::argv) : Optional.of(start.argv());
    }

    /**
     * The same package with other words in the end, which stand where {@link #argv()} found them.
     *
     * @param argv the same program, with other arguments
     */
    public FunctionPackage withArgv(List<String> argv) {
        if (start.isBootstrap()) {
            FileMode mode = entries().get(CodePath.BOOTSTRAP).mode();
            return plus(List.of(Bootstrap.of(argv).withMode(mode)));
        }
        int command = start.command().size();
        StartupCommand other = new StartupCommand(argv.subList(0, command), argv.subList(command, argv.size()));
        return withStart(other);
    }

    /** The same package with these variables besides its own. */
    public FunctionPackage withVariables(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new FunctionPackage(spec, runtime, layers, port, start, all, files);
    }
}
