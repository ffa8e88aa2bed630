package io.github.fcmaven.gateway;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The servers that come with a language, each with a program that answers with what it got. */
enum EchoLanguage {
    JAVA(
            "echo.jar",
            TestFunction.JAVA17,
            "/opt/java17/bin/java",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.idleInterval=86400",
            "-jar"),
    PYTHON("echo.py", "", "python3"),
    NODE("echo.mjs", "acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/3", "/opt/nodejs20/bin/node");

    private final String file;
    private final String layer;
    private final List<String> command;

    EchoLanguage(String file, String layer, String... command) {
        this.file = file;
        this.layer = layer;
        this.command = List.of(command);
    }

    FunctionPackage function(FunctionSpec spec) throws IOException {
        CodePath path = CodePath.of(file);
        return new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM_DEBIAN11,
                layer.isEmpty() ? List.of() : List.of(layer),
                CaPort.DEFAULT,
                new StartupCommand(
                        command.subList(0, 1),
                        Stream.concat(command.stream().skip(1), Stream.of(path.absolute()))
                                .toList()),
                Map.of(),
                new TreeMap<>(Map.of(path, new Entry(path, Content.of(program()), FileMode.READABLE))));
    }

    private byte[] program() throws IOException {
        String resource = this == JAVA ? "JdkServer.class" : "/gateway/" + file;
        try (InputStream in = JdkServer.class.getResourceAsStream(resource)) {
            return this == JAVA
                    ? TestJar.empty()
                            .manifest("Main-Class", JdkServer.class.getName())
                            .file(JdkServer.class.getName().replace('.', '/') + ".class", in.readAllBytes())
                            .bytes()
                    : in.readAllBytes();
        }
    }

    /** Whether this machine has its program. */
    boolean isHere() {
        String program = Path.of(command.get(0)).getFileName().toString();
        return this == JAVA
                || Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
