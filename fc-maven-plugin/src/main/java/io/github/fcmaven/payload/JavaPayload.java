package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.PackagedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Java program to ship.
 *
 * @param program the program
 * @param why why it was chosen
 */
record JavaPayload(JavaProgram program, String why) implements Payload {

    @Override
    public PackedPayload pack(FunctionSpec spec, StartSpec start) {
        StartConflicts.refuse(start);
        if (StartConflicts.isOurs(start)) {
            program.refuseUnstartable();
        }
        ByteCode code = program.byteCode();
        JavaRuntime java = JavaRuntime.choose(start, spec.region(), code.own());
        Launch launch = Launch.of(start, java, program.jar());
        SortedMap<CodePath, Entry> entries = new TreeMap<>();
        program.entries().forEach(entry -> entries.put(entry.path(), entry));
        launch.bootstrap().ifPresent(entry -> entries.put(entry.path(), entry));
        Environment environment = Environment.of(start.environment(), java);
        PackagedServer server = PackagedServer.of(entries.values());
        ChosenPort port = ChosenPort.of(start, server, launch.argv());
        FunctionPackage function = new FunctionPackage(
                spec, java.runtime(), java.layers(), port.port(), launch.start(), environment.variables(), entries);
        List<String> warnings = new ArrayList<>(Warnings.of(function, launch, start));
        if (StartConflicts.isOurs(start)) {
            warnings.addAll(program.warnings());
        }
        port.warning().ifPresent(warnings::add);
        warnings.addAll(Warnings.ofByteCode(code, java));
        return new PackedPayload(function, choice(server, code, java, port), warnings);
    }

    private String choice(PackagedServer server, ByteCode code, JavaRuntime java, ChosenPort port) {
        String level =
                code.own().map(own -> "; Java " + own.java() + " byte code").orElse("");
        return program.jar() + ", " + why + ": " + program.label() + ", "
                + server.kind().label() + level + ", so " + java + "; CAPort " + port;
    }
}
