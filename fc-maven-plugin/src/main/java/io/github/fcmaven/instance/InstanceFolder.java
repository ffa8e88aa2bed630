package io.github.fcmaven.instance;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import io.github.fcmaven.process.MemoryGroup;
import io.github.fcmaven.process.OwnedFolder;
import io.github.fcmaven.process.ProcessSnapshot;
import io.github.fcmaven.process.ProcessTree;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folder of an instance. It has {@code code}, {@code tmp} and {@code home}; {@code bin} and {@code lang} (what
 * stands in for the programs of the runtime, and what hides programs that only this machine has); {@code root} (where a
 * private mount namespace is built); {@code clock} (what a second instance has and is not shipped); and a record of the
 * build that owns it, by which a later build knows what a killed one left.
 *
 * @param path where it is
 * @param marker the value that marks the instance's processes
 */
record InstanceFolder(Path path, String marker) {

    private static final String RECORD = "owner";
    /**
     * The description of a package of Node.js. Node.js looks for one in every folder above the program. The platform
     * has none above {@code /code}, but a build may have one there, which says what kind of modules its files are.
     */
    private static final String DESCRIPTION = "package.json";

    private static final List<String> CONTENTS =
            List.of("code", "tmp", "home", "bin", "lang", "root", "clock", RECORD, RECORD + ".new", DESCRIPTION);

    /** How long a folder without a readable record may be one that is just being made. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** A fresh one below the parent, which is not made yet. */
    static InstanceFolder below(Path parent) {
        String marker = UUID.randomUUID().toString();
        try {
            Files.createDirectories(parent);
            return new InstanceFolder(InstanceParent.of(parent.toRealPath()).instance(marker), marker);
        } catch (IOException e) {
            throw unmade(parent, e);
        }
    }

    /** Makes it: whoever removes it when the build is killed must be there already. */
    void make() {
        try {
            Files.createDirectory(path);
            fill();
        } catch (IOException e) {
            throw unmade(path.getParent(), e);
        }
    }

    private static FcProblem unmade(Path parent, IOException cause) {
        return FcProblem.local(
                "the folder for the function instance cannot be made below " + parent + ": " + cause,
                InTheWay.fix(cause, "check that the build may write there"),
                cause);
    }

    /** If that fails half-way, as on a full disk, nothing stays. */
    private void fill() throws IOException {
        ProcessSnapshot owner =
                ThisMachine.here().process(ProcessHandle.current().pid()).orElseThrow();
        String text = "pid=" + owner.pid() + "\nstart=" + owner.start() + "\nboot="
                + ThisMachine.here().boot() + "\nmarker=" + marker + "\n";
        Path draft = path.resolve(RECORD + ".new");
        try {
            Files.writeString(draft, text);
            Files.move(draft, path.resolve(RECORD));
            for (String folder : List.of("code", "tmp", "home", "bin", "lang", "root", "clock")) {
                Files.createDirectory(path.resolve(folder));
            }
            Files.writeString(path.resolve(DESCRIPTION), "{}");
        } catch (IOException e) {
            owned().remove();
            throw e;
        }
    }

    Path code() {
        return path.resolve("code");
    }

    /**
     * What a server says of its files, as the platform names them: this folder stands for the root there, and what is
     * neither in {@code code} nor in {@code tmp}, such as {@code ../config} of a program, for nothing that a function
     * has.
     */
    String asThere(String line) {
        String below = path + "/";
        return !line.contains(below)
                ? line
                : line.replace(code().toString(), CodePath.ROOT)
                        .replaceAll(Pattern.quote(below) + "(?!(?:bin|home|lang|root|clock)(?![\\w.-]))", "/");
    }

    Path tmp() {
        return path.resolve("tmp");
    }

    Path home() {
        return path.resolve("home");
    }

    Path bin() {
        return path.resolve("bin");
    }

    Path lang() {
        return path.resolve("lang");
    }

    Path clock() {
        return path.resolve("clock");
    }

    Path root() {
        return path.resolve("root");
    }

    /** Ends and removes what killed builds left below the parent; says what it ended. */
    static List<String> sweep(Path parent) {
        List<String> said = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return said; // the opening of a pipe would wait for its writer
        }
        try {
            InstanceParent made = InstanceParent.of(parent.toRealPath());
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(made.folder(), made.prefix() + "*")) {
                for (Path folder : folders) {
                    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isLeftOver(folder)) {
                        said.addAll(endLeftOver(folder.toRealPath()));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // There is nothing yet, or another build sweeps too.
        }
        return said;
    }

    /** What a process outside this JVM, or a later build, removes. A log in the folder stays. */
    static OwnedFolder owned(Path folder) {
        return new OwnedFolder(folder, CONTENTS);
    }

    OwnedFolder owned() {
        return owned(path);
    }

    private static boolean isLeftOver(Path folder) throws IOException {
        Map<String, String> record = record(folder);
        if (record.isEmpty()) {
            Instant made =
                    Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
            return made.isBefore(Instant.now().minus(YOUNG));
        }
        String boot = record.getOrDefault("boot", "");
        boolean otherBoot = !boot.isEmpty()
                && !ThisMachine.here().boot().isEmpty()
                && !boot.equals(ThisMachine.here().boot());
        return otherBoot
                || !ThisMachine.here().lives(Long.parseLong(record.get("pid")), Long.parseLong(record.get("start")));
    }

    private static List<String> endLeftOver(Path folder) {
        String marker = record(folder).getOrDefault("marker", UUID.randomUUID().toString());
        ProcessTree tree = new ProcessTree(
                ThisMachine.here(), marker, folder, 0, ProcessHandle.current().pid());
        List<String> said = tree.living().stream()
                .map(row -> "an earlier build left " + SocketTable.describe(row.pid()) + " running; it was ended")
                .toList();
        tree.end(Duration.ofSeconds(2));
        MemoryGroup.remove(marker);
        owned(folder).remove();
        return said;
    }

    /** The record; empty where it is missing or not ours. It decides where to look, and never alone what is ended. */
    private static Map<String, String> record(Path folder) {
        Path file = folder.resolve(RECORD);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of(); // the server can write here: opening a pipe would wait for who writes into it
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Map<String, String> record = new String(in.readNBytes(4096), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1),
                            (first, second) -> second));
            boolean whole = record.getOrDefault("pid", "").matches("[0-9]{1,18}")
                    && record.getOrDefault("start", "").matches("[0-9]{1,18}")
                    && record.getOrDefault("marker", "").matches("[0-9a-f-]{36}");
            return whole ? record : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }
}
