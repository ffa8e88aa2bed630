package io.github.fcmaven.server;

import static io.github.fcmaven.platform.Requirement.FC_PORT;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The server that a package holds, found by the names of its files and of the files in their jars: which it is, what it
 * is told, and what it must be told. A jar within a jar is known by its name alone. What cannot be read tells nothing.
 *
 * <p>{@link ServerReader} reads it.
 */
public final class PackagedServer {

    /** What a fix says where nobody has seen the port: who has, says its number. */
    public static final String ITS_PORT = "the port it listens on";

    private static final Pattern NO_PORT = Pattern.compile("0+|-\\d+|.*\\$\\{random\\..*");

    /** A variable as people name them; a key of lower case may come from anywhere. */
    private static final Pattern UNSET = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*}");

    private final ServerKind kind;
    private final PackagedStart start;

    private PackagedServer(ServerKind kind, PackagedStart start) {
        this.kind = kind;
        this.start = start;
    }

    static PackagedServer of(FunctionPackage function, List<String> argv, PackagedFiles files) {
        ServerFinder.Found found = ServerFinder.find(function.entries(), argv, files);
        KnownServer known = found.kind().server();
        List<String> command = files.asCommand(function, argv);
        boolean spring = known instanceof SpringBoot;
        StartSettings start = StartSettings.of(function, command, spring);
        boolean java = known instanceof JavaServer;
        // a script may leave Java behind, and become another program: without a jar that program is the server
        boolean byScript = command.isEmpty() || java && !files.jars().isEmpty() && !start.isOfJava();
        PackagedConfiguration packaged = PackagedConfiguration.of(
                known.profiles(), known.configurationFiles(), known.missingForYaml(files), files);
        boolean named = java && (!spring || packaged.isBesideOthers(start));
        packaged = spring && named ? new NamedConfiguration(function, start).of(packaged) : packaged;
        ServerSettings settings = ServerSettings.of(
                        start, packaged, known.hostKey(), known.anyAddress(), files, !byScript)
                .besideUnread(java && byScript && UnfollowedStart.tells(function, argv, known, packaged)
                        || named && UnreadConfiguration.isThere(known, files, start, packaged)
                        || spring
                                && packaged.mayBeBesideService(start)
                                && UnreadConfiguration.isRemote(start, packaged));
        PackagedStart packed =
                new PackagedStart(function, argv, files, found.lines(), found.code(), settings, byScript);
        return new PackagedServer(found.kind(), packed);
    }

    /** Which server it is. */
    public ServerKind kind() {
        return kind;
    }

    /**
     * The port that its start, else its packaged configuration, says; empty where files say more that nobody reads
     * here. A placeholder has the value of its variable, or its default: the platform sets no variable but its own.
     */
    public Optional<ConfiguredPort> port() {
        return kind.portKey()
                .filter(start.settings()::isWhole)
                .flatMap(start.settings()::resolved)
                .flatMap(setting -> ConfiguredPort.of(setting.value(), setting.place()));
    }

    /** Whether neither the code nor a profile that may be active says something else of the port, or the address. */
    public boolean isCertain(Requirement requirement) {
        Optional<String> key =
                requirement == FC_PORT ? kind.portKey() : kind.server().hostKey();
        return key.filter(start.settings()::isAmbiguous).isEmpty()
                && kind.server()
                        .setsInCode(requirement)
                        .filter(start.files()::marks)
                        .isEmpty();
    }

    /** Where it listens while nothing tells it; empty where that is no port that we know. */
    public OptionalInt defaultPort() {
        return kind.server().defaultPort(start);
    }

    /** What its start or its configuration says in place of a port: any free one, or none; empty where it is a port. */
    public Optional<Setting> noPort() {
        return kind.portKey()
                .filter(key -> kind.isJava() && start.settings().isWhole(key))
                .flatMap(start.settings()::effective)
                .filter(setting -> NO_PORT.matcher(setting.value().strip()).matches());
    }

    /**
     * What it says of its port by a variable that nothing sets, and without another value: its framework ends then.
     * Empty too where something of the package may set it that is not read here.
     */
    public Optional<Setting> unsetPort() {
        return kind.portKey()
                .filter(key ->
                        kind.isJava() && !start.byScript() && start.settings().isWhole(key))
                .flatMap(start.settings()::effective)
                .filter(setting -> UNSET.matcher(setting.value().strip()).matches())
                .filter(setting ->
                        PlaceholderSources.leaveUnset(start, setting.value().strip()));
    }

    PackagedStart start() {
        return start;
    }

    /** What its start and its packaged configuration say. */
    public ServerSettings settings() {
        return start.settings();
    }

    /** Its configuration files that its framework cannot read; none of a server whose configuration is its own code. */
    public List<UnreadableFile> unreadable() {
        return kind.isJava() && kind.portKey().isPresent()
                ? start.settings().unreadable(kind.server() instanceof SpringBoot)
                : List.of();
    }

    /** With what its port speaks plain HTTP, where it is told to speak TLS alone; nothing where only a script knows. */
    public Optional<Need> plainHttp() {
        return start.byScript() ? Optional.empty() : kind.server().plainHttp(start);
    }

    /** Where to write that. */
    public String fix(Need plainHttp) {
        String fix =
                "set " + plainHttp.key() + "=" + plainHttp.value() + ", where TLS is set now" + ServerFixes.OR_IN_POM;
        return missing().isEmpty() ? fix : ServerFixes.inCommand(fix);
    }

    /** What it is told by which it opens no port at all; nothing where only a script knows the start. */
    public Optional<Setting> noServer() {
        return start.byScript() ? Optional.empty() : kind.server().noServer(start);
    }

    /** Whether its configuration, libraries or code explain that it runs and opens no port; they prove nothing. */
    public boolean opensNoPort() {
        return EndingProgram.isWithoutServer(kind, start);
    }

    /** The configuration file that its start names and that it cannot do without; empty where it names none. */
    public Optional<String> givenFile() {
        return kind.server().givenFile(start);
    }

    /** The edit, where the workers of its server load a module that starts a server itself, and never answer. */
    public Optional<String> servesItself() {
        return kind == ServerKind.GUNICORN ? PythonApplication.servesItself(start) : Optional.empty();
    }

    /** Whether nothing of the package opens a port but this class, and the server that it calls, as names show it. */
    public boolean isOnlyListener(String className, byte[] classFile) {
        return start.files()
                        .classesThat(Mark.LISTENS)
                        .collect(Collectors.toSet())
                        .equals(Set.of(className))
                && !OtherListeners.mayBe(
                        start.function().entries().values(), className.replace('.', '/') + ".class", classFile);
    }

    /** How long it is told to keep connections and requests; nothing where only a script knows the start. */
    public DeclaredLimits limits() {
        boolean script = start.byScript() && !kind.server().limitsAreKnownBehindScripts();
        return script ? DeclaredLimits.NONE : kind.server().limits(start);
    }

    /** Where its own configuration file says that it listens; empty where nobody knows. */
    public List<ListenAddress> listens() {
        return kind.server().listens(start);
    }

    /** Whether its start goes into the background, and returns. */
    public Optional<BackgroundStart> background() {
        return BackgroundPrograms.of(start.function(), start.argv());
    }

    /** The settings that it must be told from outside, whether somebody has made them or not. */
    public List<Need> needs() {
        return kind.server().needs(start);
    }

    /** Services that the configuration looks for on the function's own instance: a warning each. */
    public List<String> localServices() {
        return LocalService.of(
                        start.settings().packaged().everything(),
                        start.settings(),
                        start.function().environment())
                .stream()
                .map(LocalService::warning)
                .toList();
    }

    /** Services that its start and its configuration name by an address, in whatever place. */
    public List<ServiceAddress> services() {
        return ServiceAddress.of(start.settings(), start.function().environment());
    }

    /** Those that nobody has made. */
    public List<Need> missing() {
        return needs().stream().filter(Need::isMissing).toList();
    }

    /**
     * What to change in this server's own configuration or code to keep that requirement, and where; for FC-STARTUP, so
     * that a program that ends by itself goes on; for FC-MEMORY, how much to take; for FC-HEAP, what makes the heap
     * larger. A setting that is made already is never advised again: then code overrides it, and its class is named.
     *
     * @param port where the server should listen
     * @return one sentence without a full stop; for a requirement that no server decides, the requirement's own
     *     sentence
     */
    public String fix(Requirement requirement, CaPort port) {
        if (requirement == Requirement.FC_STARTUP) {
            return EndingProgram.fix(kind, start).replace("{port}", port.toString());
        }
        if (requirement == Requirement.FC_MEMORY) {
            return MoreMemory.twice(start);
        }
        if (requirement == Requirement.FC_HEAP) {
            return largerHeap(Optional.empty());
        }
        KnownServer server = kind.server();
        Optional<Setting> told = BreakingSetting.of(requirement, server, start, port);
        Optional<Setting> ofProfile =
                told.isPresent() ? Optional.empty() : BreakingSetting.ofProfile(requirement, server, start, port);
        String fix = PortVariable.fix(requirement, server, start, port)
                .or(() -> ofProfile.isPresent() ? Optional.empty() : server.overridden(requirement, start, port))
                .or(() -> LoopbackLine.edit(requirement, kind, start, port))
                .orElseGet(() -> server.fixes(start).of(requirement, port));
        String there = told.or(() -> ofProfile)
                .map(said -> ServerFixes.whereItIs(
                        fix, said, start.settings().given(said.key()).isPresent()))
                .orElse(fix);
        if (requirement == Requirement.FC_BIND && server.hostKey().isEmpty()) {
            there = AddressSetting.fix(start, there).orElse(there);
        }
        // what nobody has made, conform did not make: the start is a command of the user's own, or conform is off
        return missing().isEmpty()
                ? there
                : ServerFixes.inCommand(requirement == FC_PORT ? withMissing(there, port) : there);
    }

    /** The edit that sets the port sets everything that is missing: whoever sets one alone comes back for the next. */
    private String withMissing(String fix, CaPort port) {
        List<String> settings = missing().stream()
                .filter(need -> need.carrier() instanceof Need.Carrier.Property)
                .map(need -> need.key() + "=" + need.value().replace("{port}", port.toString()))
                .toList();
        int last = settings.size() - 1;
        return last > 0 && fix.contains("set " + settings.get(0) + " ")
                ? fix.replace(
                        settings.get(0) + " ",
                        String.join(", ", settings.subList(0, last)) + " and " + settings.get(last) + " ")
                : fix;
    }

    /** What makes the heap of this server larger, also after larger ones were tried. */
    public String largerHeap(Optional<MoreMemory.Tried> tried) {
        return MoreMemory.heap(start, tried);
    }
}
