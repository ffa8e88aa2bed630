package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which program a folder is: named, or told by its files. */
final class DirectoryPrograms {

    /** The platform's own example for each language. */
    private static final Map<String, PayloadKind> SERVERS = servers();

    private DirectoryPrograms() {}

    static Program of(FunctionDirectory directory, Optional<PayloadKind> named) {
        Optional<PayloadKind> kind = named.or(() -> kindOf(directory));
        if (kind.isEmpty()) {
            return BootstrapProgram.unknown(directory);
        }
        return switch (kind.get()) {
            case PYTHON -> ScriptProgram.python(directory);
            case NODE -> ScriptProgram.node(directory);
            case PHP -> ScriptProgram.php(directory);
            case BINARY -> BootstrapProgram.binary(directory);
            case CUSTOM -> BootstrapProgram.custom(directory);
            case JAVA -> throw new IllegalArgumentException("a folder is no jar");
        };
    }

    /** A start file of its own stands above all: it is what the platform starts where nothing else is said. */
    private static Optional<PayloadKind> kindOf(FunctionDirectory directory) {
        if (directory.holds("bootstrap")) {
            boolean elf =
                    directory.file("bootstrap").filter(NativePrograms::isElf).isPresent();
            return Optional.of(elf ? PayloadKind.BINARY : PayloadKind.CUSTOM);
        }
        List<String> servers =
                SERVERS.keySet().stream().filter(directory::holds).toList();
        if (servers.size() > 1) {
            throw FcProblem.local(
                    directory.name() + " holds " + String.join(" and ", servers) + ", of which one is started",
                    "say which with kind (-Dfc.kind=" + SERVERS.get(servers.get(0)) + ")");
        }
        if (!servers.isEmpty()) {
            return Optional.of(SERVERS.get(servers.get(0)));
        }
        if (directory.holds("package.json")) {
            return Optional.of(PayloadKind.NODE);
        }
        return NativePrograms.of(directory).isEmpty() ? Optional.empty() : Optional.of(PayloadKind.BINARY);
    }

    private static Map<String, PayloadKind> servers() {
        Map<String, PayloadKind> servers = new LinkedHashMap<>();
        servers.put("server.py", PayloadKind.PYTHON);
        servers.put("server.js", PayloadKind.NODE);
        servers.put("server.php", PayloadKind.PHP);
        return servers;
    }
}
