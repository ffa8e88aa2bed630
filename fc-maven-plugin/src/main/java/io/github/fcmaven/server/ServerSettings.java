package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;
import java.util.Optional;

/** The server that a package holds, and what its start and its packaged configuration say of its settings. */
public final class ServerSettings {

    private final ServerKind kind;
    private final StartSettings start;
    private final PackagedConfiguration files;

    private ServerSettings(ServerKind kind, StartSettings start, PackagedConfiguration files) {
        this.kind = kind;
        this.start = start;
        this.files = files;
    }

    /** Those of a package that is started by these words. */
    public static ServerSettings of(FunctionPackage function, List<String> argv) {
        PackagedFiles files = PackagedFiles.of(function.entries().values());
        ServerKind kind =
                ScriptServers.kindOf(function.entries().values(), argv).orElseGet(() -> ServerFiles.kindOf(files));
        return new ServerSettings(kind, StartSettings.of(function, argv), PackagedConfiguration.of(kind, files));
    }

    /** Which server it is. */
    public ServerKind kind() {
        return kind;
    }

    /**
     * What is said of a key without a profile: an argument stands above a system property, that above a variable, that above the files.
     * A placeholder is no value.
     */
    public Optional<Told> of(String key) {
        return start.of(key)
                .or(() -> files.effective(key))
                .map(setting -> new Told(setting.value(), setting.source() + " (" + key + ")"))
                .filter(told -> !told.value().contains("${"));
    }

    /**
     * What is said of a setting.
     *
     * @param value as it is written
     * @param source where it is written, for messages
     */
    public record Told(String value, String source) {}
}
