package io.github.fcmaven.payload;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a user wants to ship: a program, and why it was chosen. */
public final class Payload {

    private final Program program;
    private final String why;
    private final List<String> warnings;

    /** @param why why it was chosen */
    Payload(Program program, String why) {
        this(program, why, List.of());
    }

    private Payload(Program program, String why, List<String> warnings) {
        this.program = program;
        this.why = why;
        this.warnings = warnings;
    }

    /** Whether a class is started, and not a jar. */
    boolean isStartedByClass() {
        return program instanceof ClassPathJar;
    }

    @Override
    public String toString() {
        return program.name() + ", " + program.label();
    }

    /** The same payload, of which the user should know this besides. */
    public Payload withWarnings(List<String> texts) {
        return new Payload(program, why, List.copyOf(texts));
    }

    /**
     * Turns it into a function package; what the start leaves open is decided by the payload's own files.
     *
     * <p>What the platform would not start is packed too, with a finding: the static check judges it. The first
     * decision says what was chosen and why.
     *
     * @param servers reads which server it holds
     * @throws FcProblem where no package can be made of it
     */
    public Draft pack(FunctionSpec spec, StartSpec start, ServerReader servers) {
        StartConflicts.refuse(start);
        boolean ours = StartConflicts.isOurs(start);
        List<Finding> findings = new ArrayList<>(ours ? program.faults() : List.of());
        ProgramRuntime runtime = program.runtime(start, spec.region(), servers.libraries());
        ShippedStart launch = ShippedStart.of(start, runtime.start());
        SortedMap<CodePath, Entry> entries = entries(launch);
        Environment environment = Environment.of(start.environment(), runtime.environment());
        FunctionPackage function = new FunctionPackage(
                spec,
                runtime.image(),
                runtime.layers(),
                CaPort.DEFAULT,
                launch.start(),
                environment.variables(),
                entries);
        PackagedServer server = servers.read(function, launch.argv());
        ChosenPort port = ChosenPort.of(start, server);

        List<String> all = new ArrayList<>(Warnings.of(start, program instanceof JavaProgram));
        if (ours) {
            all.addAll(program.warnings());
        }
        all.addAll(runtime.warnings());
        port.warning().ifPresent(all::add);
        all.addAll(warnings);
        findings.addAll(runtime.findings());
        String choice = program.name() + ", " + why + ": " + program.label() + ", "
                + server.kind().label() + "; " + runtime.reason() + "; CAPort " + port;
        return Draft.of(function.withPort(port.port()))
                .withDecision(choice)
                .withWarnings(all)
                .withFindings(findings);
    }

    private SortedMap<CodePath, Entry> entries(ShippedStart launch) {
        SortedMap<CodePath, Entry> entries = new TreeMap<>();
        program.entries().forEach(entry -> entries.put(entry.path(), entry));
        launch.bootstrap().ifPresent(entry -> {
            if (entries.put(entry.path(), entry) != null) {
                throw FcProblem.local(
                        "the files to ship contain a bootstrap, but bootstrapFile or startup gives another one",
                        "remove one of them: the platform starts the one at the root of the package");
            }
        });
        return entries;
    }
}
