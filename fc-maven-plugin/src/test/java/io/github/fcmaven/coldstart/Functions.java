package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Function packages made of a jar. */
public final class Functions {

    private Functions() {}

    public static FunctionPackage of(Path jar, String... arguments) {
        return of(CaPort.DEFAULT, jar, arguments);
    }

    public static FunctionPackage of(CaPort port, Path jar, String... arguments) {
        FunctionSpec spec = TestSpec.of("orders", 10);
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        CodePath path = CodePath.of(jar.getFileName().toString());
        entries.put(path, new Entry(path, Content.of(jar), FileMode.READABLE));
        List<String> args = new ArrayList<>(List.of(arguments));
        args.addAll(List.of("-jar", path.value()));
        return new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM,
                List.of(),
                port,
                new StartupCommand(List.of("java"), args),
                Map.of(),
                entries);
    }
}
