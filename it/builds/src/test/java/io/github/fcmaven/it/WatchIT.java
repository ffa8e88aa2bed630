package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} with {@code fc.watch} beside what else a developer sets, in the oldest Maven and the newest. */
@Tag("matrix")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WatchIT {

    private static final String RUN = "io.github.fcmaven:fc-maven-plugin:run";

    private Process maven;

    @AfterEach
    void endMaven() {
        if (maven != null) {
            Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).forEach(ProcessHandle::destroy);
        }
    }

    /** What ended because nobody called it starts with the next package. */
    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "4.0.0-rc-6"})
    void aFileOfAFolderIsServedAfterTheInstanceHasEnded(String version) throws Exception {
        MavenBuild build = watched("python-http-server", "folder-" + version, version)
                .with("fc.freezeAfter", "100ms")
                .with("fc.idleTimeout", "300ms");
        String url = url(build);
        get(url).join();
        await(build, "The instance had no request for idleTimeout");

        Path server = build.directory().resolve("src/main/function/server.py");
        Files.writeString(server, Files.readString(server).replace("hello", "other"));

        await(build, "src/main/function/server.py changed: packed in ");
        assertThat(get(url).join().body()).isEqualTo("other\n");
    }

    /** The gateway starts the package before for a request, as soon as that starts again. */
    @Test
    void aPackageThatDoesNotStartAgainEitherIsKept() throws Exception {
        MavenBuild build = watched("python-http-server", "neither", "3.6.3");
        Path ill = build.directory().resolve("ill");
        Path server = build.directory().resolve("src/main/function/server.py");
        Files.writeString(
                server, "import os\nif os.path.exists('" + ill + "'): os._exit(3)\n" + Files.readString(server));
        String url = url(build);
        Files.createFile(ill);
        Files.writeString(server, Files.readString(server).replace("hello", "other"));
        await(build, "The package before does not start either: ");

        Files.delete(ill);

        assertThat(get(url).join().body()).isEqualTo("hello\n");
    }

    /** The debugger holds the function longer than its timeout. */
    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "4.0.0-rc-6"})
    void aRequestThatADebuggerHoldsIsAnsweredBeforeTheNextPackageServes(String version) throws Exception {
        int port = Ports.own();
        MavenBuild build = watched("jdk-http-server", "debugged-" + version, version)
                .with("fc.checkPort", "auto")
                .with("fc.timeout", "1")
                .with("fc.debugPort", Integer.toString(port));
        String url = url(build);
        VirtualMachine debugged = attach(port);
        CompletableFuture<HttpResponse<String>> held;
        debugged.suspend();
        try {
            held = get(url);
            try (FileSystem jar = FileSystems.newFileSystem(build.directory().resolve("target/demo.jar"))) {
                Files.writeString(jar.getPath("new.txt"), "a line more", StandardOpenOption.CREATE);
            }
            await(build, "1 request still runs, perhaps at a breakpoint");
            Thread.sleep(1100); // its timeout
        } finally {
            debugged.resume(); // a suspended JVM would not end with its Maven
            debugged.dispose();
        }

        assertThat(held.join().statusCode()).isEqualTo(200);
        await(build, "demo.jar changed: packed in ");
    }

    private MavenBuild watched(String project, String name, String version) {
        return MavenBuild.of(project, name)
                .maven(version)
                .with("fc.watch", "true")
                .with("fc.gatewayPort", Integer.toString(Ports.own()));
    }

    /** Of the gateway, once it serves. */
    private String url(MavenBuild build) throws Exception {
        maven = build.start("package", RUN);
        String begin = "The function runs at ";
        String log = await(build, begin);
        return log.substring(log.indexOf(begin) + begin.length()).split(",")[0];
    }

    private String await(MavenBuild build, String text) throws Exception {
        String log = Files.readString(build.log());
        while (maven.isAlive() && !log.contains(text)) {
            Thread.sleep(50);
            log = Files.readString(build.log());
        }
        assertThat(log).contains(text);
        return log;
    }

    /** With a limit of its own: who joins it hears of no interrupt. */
    private static CompletableFuture<HttpResponse<String>> get(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/")).build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .orTimeout(5, TimeUnit.MINUTES);
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return connector.attach(arguments);
    }
}
