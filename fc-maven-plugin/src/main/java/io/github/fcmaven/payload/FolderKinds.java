package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which program a folder is. To add a kind: write its {@link Program}, and name the file here that says how such a
 * folder starts; a kind that users must be able to choose gets its word in {@link PayloadKind}.
 */
final class FolderKinds {

    /**
     * A file that says how its folder starts.
     *
     * @param rank of several such files the lowest counts; two of one rank contradict each other
     * @param kind by which a user chooses it
     * @param program what is made of the folder
     */
    private record FolderKind(String file, int rank, PayloadKind kind, Function<FunctionDirectory, Program> program) {}

    /** A start file of its own wins: it is what the platform starts where nothing else is said. */
    private static final int OWN = 0;

    /** The platform's own example for each language. */
    private static final int EXAMPLE = 1;

    private static final int DESCRIPTION = 2;

    private static final List<FolderKind> FOLDERS = List.of(
            new FolderKind("bootstrap", OWN, PayloadKind.CUSTOM, FolderKinds::ofStartFile),
            new FolderKind("server.py", EXAMPLE, PayloadKind.PYTHON, ScriptProgram::python),
            new FolderKind("server.js", EXAMPLE, PayloadKind.NODE, ScriptProgram::node),
            new FolderKind("server.php", EXAMPLE, PayloadKind.PHP, ScriptProgram::php),
            new FolderKind(NodePackage.FILE, DESCRIPTION, PayloadKind.NODE, ScriptProgram::node));

    private FolderKinds() {}

    /** Its program: of the kind that the user names, or told by its files. */
    static Program of(FunctionDirectory directory, Optional<PayloadKind> named) {
        return named.map(kind -> ofKind(directory, kind)).orElseGet(() -> ofFiles(directory));
    }

    private static Program ofKind(FunctionDirectory directory, PayloadKind kind) {
        return switch (kind) {
            case PYTHON -> ScriptProgram.python(directory);
            case NODE -> ScriptProgram.node(directory);
            case PHP -> ScriptProgram.php(directory);
            case BINARY -> BootstrapProgram.binary(directory);
            case CUSTOM -> BootstrapProgram.custom(directory);
            case JAVA -> throw new IllegalArgumentException("a folder is not a jar");
        };
    }

    private static Program ofFiles(FunctionDirectory directory) {
        List<FolderKind> held =
                FOLDERS.stream().filter(one -> directory.holds(one.file())).toList();
        if (held.isEmpty()) {
            return NativePrograms.of(directory).isEmpty()
                    ? BootstrapProgram.unknown(directory, starts())
                    : BootstrapProgram.binary(directory);
        }
        FolderKind first = held.get(0);
        List<FolderKind> rivals =
                held.stream().filter(one -> one.rank() == first.rank()).toList();
        if (rivals.size() > 1) {
            throw FcProblem.local(
                    directory.name() + " holds "
                            + String.join(
                                    " and ",
                                    rivals.stream().map(FolderKind::file).toList())
                            + ", but only one can be started",
                    "choose one with kind (-Dfc.kind=" + first.kind() + ")");
        }
        return first.program().apply(directory);
    }

    private static Program ofStartFile(FunctionDirectory directory) {
        boolean elf = directory.file("bootstrap").filter(NativePrograms::isElf).isPresent();
        return elf ? BootstrapProgram.binary(directory) : BootstrapProgram.custom(directory);
    }

    /** The files of which each says how its folder starts, besides a start file and a program of its own. */
    private static List<String> starts() {
        return FOLDERS.stream()
                .filter(one -> one.rank() > OWN)
                .map(FolderKind::file)
                .toList();
    }
}
