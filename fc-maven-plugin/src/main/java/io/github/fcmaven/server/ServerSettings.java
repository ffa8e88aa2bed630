package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;
import java.util.Optional;

/** The server that a package holds, and what its start and its packaged configuration say of its settings. */
public final class ServerSettings {

    private final ServerKind kind;
    private final OwnSettings settings;
    private final DeclaredLimits limits;

    private ServerSettings(ServerKind kind, OwnSettings settings, DeclaredLimits limits) {
        this.kind = kind;
        this.settings = settings;
        this.limits = limits;
    }

    /** Those of a package that is started by these words, which are none where only a script knows them. */
    public static ServerSettings of(FunctionPackage function, List<String> argv) {
        PackagedFiles files = PackagedFiles.of(function.entries().values());
        Optional<ServerKind> script = ScriptServers.kindOf(function.entries().values(), argv);
        ServerKind kind = script.orElseGet(() -> ServerFiles.kindOf(files));
        OwnSettings settings = new OwnSettings(StartSettings.of(function, argv), PackagedConfiguration.of(kind, files));
        DeclaredLimits limits = argv.isEmpty()
                ? DeclaredLimits.NONE
                : script.isPresent() ? PythonLimits.of(function, argv) : DeclaredLimits.of(kind, files, settings);
        return new ServerSettings(kind, settings, limits);
    }

    /** Which server it is. */
    public ServerKind kind() {
        return kind;
    }

    /** How long it is told to keep connections and requests; nothing where only a script knows the start. */
    public DeclaredLimits limits() {
        return limits;
    }

    /**
     * What is said of a key without a profile: an argument stands above a system property, that above a variable, that above the files.
     * A placeholder is no value.
     */
    public Optional<Told> of(String key) {
        return settings.effective(key).map(Told::of).filter(told -> !told.value()
                .contains("${"));
    }

    /** The address of the machine itself that it is told to listen on, where the platform cannot connect. */
    public Optional<Told> loopback() {
        return settings.loopback(kind).map(Told::of);
    }

    /**
     * What is said of a setting.
     *
     * @param value as it is written
     * @param source where it is written, for messages
     */
    public record Told(String value, String source) {

        private static Told of(Setting setting) {
            return new Told(setting.value(), setting.source() + " (" + setting.key() + ")");
        }
    }
}
