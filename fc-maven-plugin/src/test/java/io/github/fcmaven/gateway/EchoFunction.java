package io.github.fcmaven.gateway;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The package of the echo server. */
public final class EchoFunction {

    private EchoFunction() {}

    /** @param mode what the server gets as arguments */
    public static FunctionPackage of(FunctionSpec spec, String... mode) throws IOException {
        CodePath file = CodePath.of(EchoServer.class.getName().replace('.', '/') + ".class");
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        try (InputStream in = EchoServer.class.getResourceAsStream("EchoServer.class")) {
            entries.put(file, new Entry(file, Content.of(in.readAllBytes()), FileMode.READABLE));
        }
        List<String> args = new ArrayList<>(
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", "/code", EchoServer.class.getName()));
        args.addAll(List.of(mode));
        return new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM_DEBIAN11,
                List.of(TestFunction.JAVA17),
                CaPort.DEFAULT,
                new StartupCommand(List.of("/opt/java17/bin/java"), args),
                Map.of(),
                entries);
    }
}
