package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.CountedContent;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server a package holds, which port its configuration names, and where a fix goes. */
class PackagedServerTest {

    private static final String BOOT = "BOOT-INF/lib/spring-boot-3.5.3.jar";
    private static final String TOMCAT = "BOOT-INF/lib/tomcat-embed-core-10.1.42.jar";
    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";
    private static final String YAML = "BOOT-INF/classes/application.yml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT_TOMCAT, BOOT-INF/lib/tomcat-embed-core-10.1.42.jar BOOT-INF/lib/reactor-netty-http-1.2.18.jar",
        "SPRING_BOOT_JETTY, BOOT-INF/lib/jetty-server-12.0.36.jar BOOT-INF/lib/tomcat-embed-el-10.1.42.jar",
        "SPRING_BOOT_UNDERTOW, BOOT-INF/lib/undertow-core-2.3.24.Final.jar",
        "SPRING_BOOT_NETTY, BOOT-INF/lib/reactor-netty-http-1.2.18.jar",
        "UNKNOWN, BOOT-INF/lib/spring-web-6.2.8.jar"
    })
    void springBootsServerIsKnownByTheNamesOfItsLibraries(ServerKind kind, String libraries) throws IOException {
        List<String> names = new ArrayList<>(Arrays.asList(libraries.split(" ")));
        names.add(BOOT);

        assertThat(kindOf(names.toArray(String[]::new))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS, io/quarkus/runtime/Quarkus.class",
        "SPRING_BOOT_TOMCAT, org/springframework/boot/SpringApplication.class org/apache/catalina/startup/Tomcat.class",
        "HELIDON, io/helidon/webserver/WebServer.class",
        "MICRONAUT, io/micronaut/http/server/netty/NettyHttpServer.class",
        "JAVALIN, io/javalin/Javalin.class org/eclipse/jetty/server/Server.class",
        "VERTX, io/vertx/core/Vertx.class",
        "JOOBY, io/jooby/Jooby.class org/eclipse/jetty/server/Server.class",
        "UNKNOWN, com/linecorp/armeria/server/Server.class",
        "UNKNOWN, org/eclipse/jetty/server/Server.class"
    })
    void aShadedJarsServerIsKnownByItsClasses(ServerKind kind, String classes) throws IOException {
        assertThat(kindOf(classes.split(" "))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS, quarkus-run.jar",
        "QUARKUS, lib/main/io.quarkus.quarkus-core-3.33.1.jar",
        "HELIDON, lib/helidon-webserver-4.4.1.jar",
        "HELIDON, libs/helidon-webserver-http2-4.4.1.jar",
        "JAVALIN, lib/javalin-6.7.0.jar",
        "VERTX, lib/vertx-core-5.2.3.jar",
        "UNKNOWN, lib/vertx-core.txt"
    })
    void aServerBesideTheJarIsKnownByItsName(ServerKind kind, String path) {
        assertThat(TestFunction.server(List.of(entry(path, Content.of(""))), List.of())
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void onlyAJavaIsAdvisedToHaveLessHeap() {
        assertThat(TestFunction.server(List.of(), List.of("java", "-jar", "a.jar"))
                        .fix(Requirement.FC_MEMORY, CaPort.DEFAULT))
                .endsWith("or give Java less heap: -XX:MaxRAMPercentage in the start command");
        assertThat(TestFunction.server(List.of(), List.of("node", "server.js"))
                        .fix(Requirement.FC_MEMORY, CaPort.DEFAULT))
                .doesNotContain("Java");
    }

    /** Nobody knows whether that file is read, and whether it wins over application.properties. */
    @Test
    void aPortOfAFileOfOnesOwnIsSetAboveAllFiles() {
        assertThat(TestFunction.server(
                                TestFunction.tomcat().inJar("BOOT-INF/classes/web.properties", "server.port=8082\n"))
                        .fix(Requirement.FC_PORT, CaPort.DEFAULT))
                .startsWith("set server.port=9000 as -Dname=value before -jar in the start command");
    }

    @Test
    void theJdksOwnServerIsKnownByTheClassThatNamesIt() throws IOException {
        Map<String, String> files = Map.of("com/acme/Main.class", "....com/sun/net/httpserver/HttpServer....");

        assertThat(TestFunction.server(jar(files), List.of()).kind()).isEqualTo(ServerKind.JDK_HTTPSERVER);
    }

    @Test
    void aJarThatIsTheSameIsNotReadAgain() throws IOException {
        CountedContent jar = new CountedContent(Content.of(zip(boot(PROPERTIES, "server.port=8080"))));
        ServerReader reader = new ServerReader();
        FunctionPackage function = TestFunction.of().build().plus(List.of(entry("demo.jar", jar)));
        assertThat(reader.read(function).port().orElseThrow().number()).isEqualTo(8080);
        int once = jar.opened();

        FunctionPackage changed =
                function.plus(List.of(entry("application.properties", Content.of("server.port=8081"))));

        assertThat(reader.read(changed).port().orElseThrow().number()).isEqualTo(8081);
        assertThat(jar.opened()).isEqualTo(once).isPositive();
    }

    /** As a build does that packs twice: the path and the size are the same. */
    @Test
    void aJarThatWasWrittenAnewIsReadAgain(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("demo.jar");
        ServerReader reader = new ServerReader();
        for (int port : new int[] {8081, 8082}) {
            Files.write(jar, zip(boot(PROPERTIES, "server.port=" + port)));
            FunctionPackage function = TestFunction.of().build().plus(List.of(entry("demo.jar", Content.of(jar))));
            assertThat(reader.read(function).port().orElseThrow().number()).isEqualTo(port);
        }
    }

    /**
     * Of 512 MB and 0.35 of a processor: the edit is whole, with what the platform asks for beside it. Without a size
     * none was tried; with a negative one the server was not seen to start.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|0|set memorySize of fc-maven-plugin to 1024, and add -XX:MaxRAMPercentage=70.0 under jvmArguments*",
                "|-2048|set memorySize of fc-maven-plugin to 2048 and cpu to 0.50, and add * of your own)",
                "|512|add -XX:MaxRAMPercentage=70.0 under jvmArguments *; with that it starts here",
                "|4096|set memorySize of fc-maven-plugin to 4096 and cpu to 1.00, and add -XX:MaxRAMPercentage=70.0*",
                "-Xmx99999g|0|replace -Xmx99999g under jvmArguments * by -XX:MaxRAMPercentage=70.0",
                "-Xmx256m -Xmx300m|512|replace -Xmx300m under jvmArguments * by -XX:MaxRAMPercentage=70.0; with*",
                "-XX:MaxHeapSize=256m -XX:MaxRAMPercentage=50|512|replace -XX:MaxHeapSize=256m under *",
                "-XX:MaxRAMPercentage=30|2048|set memorySize * to 2048 and cpu to 0.50, and replace"
                        + " -XX:MaxRAMPercentage=30 under *",
                "JAVA_TOOL_OPTIONS=-Xmx128m|512|replace -Xmx128m in the variable JAVA_TOOL_OPTIONS by *",
                "node|1024|set memorySize * to 1024, and NODE_OPTIONS under environmentVariables to"
                        + " --max-old-space-size=716;*"
            })
    void aLargerHeapIsAWholeEdit(String start, int tried, String fix) {
        TestFunction function = TestFunction.tomcat();
        for (String word : start == null ? new String[0] : start.split(" ")) {
            if (word.startsWith("JAVA_TOOL_OPTIONS=")) {
                function.variable("JAVA_TOOL_OPTIONS", word.substring("JAVA_TOOL_OPTIONS=".length()));
            } else if (word.equals("node")) {
                function.start("node", "server.js");
            } else {
                function.beforeJar(word);
            }
        }
        Optional<MoreMemory.Tried> larger =
                tried == 0 ? Optional.empty() : Optional.of(new MoreMemory.Tried(Math.abs(tried), tried > 0));

        assertThat(TestFunction.server(function.build()).largerHeap(larger))
                .matches(Arrays.stream(fix.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    @Test
    void aJarWithoutAFileIsReadAsAStream() throws IOException {
        byte[] bytes = zip(boot(PROPERTIES, "server.port=8080"));

        PackagedServer server = TestFunction.server(List.of(entry("demo.jar", Content.of(bytes))), List.of());

        assertThat(server.kind()).isEqualTo(ServerKind.SPRING_BOOT_TOMCAT);
        assertThat(server.port()).contains(new ConfiguredPort(8080, PROPERTIES + " (server.port)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port=8080",
                "server.port : 8080 ",
                "#---\nserver.port=1\n#---\nserver.port=8080",
                "server.port=8080\n#---\nspring.config.activate.on-profile=dev\nserver.port=1",
                "server.port=8080\n!---\nspring.profiles=dev\nserver.port=1"
            })
    void propertiesSayThePortThatHoldsWithoutAProfile(String text) throws IOException {
        assertThat(port(PROPERTIES, text)).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:\n  port: 8080",
                "server.port: 8080",
                "server: {port: '8080'}",
                "server:\n  port: 8080\n---\nspring:\n  config:\n    activate:\n      on-profile:"
                        + " dev\nserver:\n  port: 1",
                "server:\n  port: 8080\n---\nspring:\n  profiles: dev\nserver:\n  port: 1",
                "server:\n  port: 8080\n---\nspring.profiles: [dev, test]\nserver.port: 1",
                "spring:\n  profiles:\n    active: dev\nserver:\n  port: 8080"
            })
    void yamlSaysThePortThatHoldsWithoutAProfile(String text) throws IOException {
        assertThat(port(YAML, text)).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port=${FC_CUSTOM_LISTEN_PORT:9000}",
                "server.port=${PORT:8080}",
                "server.port=0",
                "server.port=-1",
                "server.port=65536",
                "server.port=99999999999",
                "server.port=",
                "management.server.port=8080",
                "server.port=\\u00zz"
            })
    void whatIsNoLiteralPortIsNone(String text) throws IOException {
        assertThat(TestFunction.server(jar(boot(PROPERTIES, text)), List.of()).port())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "${PORT:8080}, 8080",
        "${A_PORT:${PORT:8081}}, 8081",
        "${shop.port}, 8082",
        "${FC_CUSTOM_LISTEN_PORT:8080}, 0",
        "${PORT}, 0",
        "${A:}, 0"
    })
    void aPlaceholderHasTheValueThatItWillHave(String value, int port) {
        PackagedServer server = TestFunction.server(TestFunction.tomcat()
                .inJar(PROPERTIES, "server.port=" + value + "\nshop.port=8082\n")
                .build());

        assertThat(server.port().map(ConfiguredPort::number).orElse(0)).isEqualTo(port);
    }

    @Test
    void anAddressOfAPlaceholderIsSeenToo() {
        PackagedServer server = TestFunction.server(TestFunction.tomcat()
                .inJar(PROPERTIES, "server.address=${HOST:127.0.0.1}\n")
                .build());

        assertThat(server.settings().oneAddress()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: [",
                "server: &a\n  port: *a",
                "a: &a [*a, *a]\nserver.port: ${PORT}",
                "- server\n- port",
                "just text",
                "",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]",
                "server: {port: [8080]}",
                "\u0000"
            })
    void malformedYamlSaysNothing(String text) throws IOException {
        assertThat(TestFunction.server(jar(boot(YAML, text)), List.of()).port()).isEmpty();
    }

    @Test
    void yamlThatIsTooDeepSaysNothing() throws IOException {
        assertThat(TestFunction.server(jar(boot(YAML, "[".repeat(100_000))), List.of())
                        .port())
                .isEmpty();
    }

    @Test
    void propertiesWinOverYamlAndAFolderConfigOverItsParent() throws IOException {
        Map<String, String> files = boot(YAML, "server.port: 1");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(1);

        files.put(PROPERTIES, "server.port=2");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(2);

        files.put("BOOT-INF/classes/config/application.yaml", "server.port: 3");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(3);

        List<Entry> beside = new ArrayList<>(jar(files));
        beside.add(entry("application.yml", Content.of("server.port: 4")));
        assertThat(TestFunction.server(beside, List.of()).port())
                .contains(new ConfiguredPort(4, "application.yml (server.port)"));

        beside.add(entry("config/application.properties", Content.of("server.port=${PORT:5}")));
        assertThat(TestFunction.server(beside, List.of()).port()).isEmpty();
    }

    @Test
    void quarkusPackagesRunInTheProfileProd() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("io/quarkus/runtime/Quarkus.class", "");
        files.put("application.properties", "quarkus.http.port=8080\n%dev.quarkus.http.port=1\nserver.port=2");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(8080);

        files.put("application.properties", "%prod.quarkus.http.port=8081\nquarkus.http.port=8080");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(8081);
    }

    @Test
    void helidonSaysItsPortInItsOwnFiles() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("io/helidon/webserver/WebServer.class", "");
        files.put("META-INF/microprofile-config.properties", "server.port=7001");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(7001);

        files.put("io/helidon/config/yaml/YamlConfigParser.class", "");
        files.put("application.yaml", "server:\n  port: 8080\n  host: 0.0.0.0\n");
        assertThat(TestFunction.server(jar(files), List.of())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(8080);
    }

    @Test
    void whatCannotBeReadIsAnUnknownServer() throws IOException {
        Path text = Files.writeString(folder.resolve("broken.jar"), "no jar");
        Entry gone = entry("gone.jar", Content.of(Files.writeString(folder.resolve("gone.jar"), "x")));
        Files.delete(folder.resolve("gone.jar"));

        PackagedServer server = TestFunction.server(List.of(entry("broken.jar", Content.of(text)), gone), List.of());

        assertThat(server.kind()).isEqualTo(ServerKind.UNKNOWN);
        assertThat(server.port()).isEmpty();
    }

    private int port(String path, String text) throws IOException {
        return TestFunction.server(jar(boot(path, text)), List.of())
                .port()
                .orElseThrow()
                .number();
    }

    private static Map<String, String> boot(String path, String text) {
        Map<String, String> files = new LinkedHashMap<>(Map.of(BOOT, "", TOMCAT, ""));
        files.put(path, text);
        return files;
    }

    private ServerKind kindOf(String... names) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, "");
        }
        return TestFunction.server(jar(files), List.of()).kind();
    }

    private Collection<Entry> jar(Map<String, String> files) throws IOException {
        Path jar = Files.write(folder.resolve("demo.jar"), zip(files));
        return List.of(entry("demo.jar", Content.of(jar)));
    }

    private static Entry entry(String path, Content content) {
        return new Entry(CodePath.of(path), content, FileMode.READABLE);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Of two files the one in config wins: an edit in the other one would change nothing. */
    @ParameterizedTest
    @CsvSource({
        "BOOT-INF/classes/config/application.yml, in src/main/resources/config/application.yml (as YAML)",
        "BOOT-INF/classes/application.yaml, in src/main/resources/application.yaml (as YAML)",
        "BOOT-INF/classes/application.properties, in src/main/resources/application.properties"
    })
    void theEditIsForTheFileThatDecides(String file, String place) {
        TestFunction function = TestFunction.tomcat().inJar(file, "server.port: 8000\n");
        PackagedServer server = TestFunction.server(function.build());

        for (Requirement requirement : List.of(Requirement.FC_PORT, Requirement.FC_KEEPALIVE)) {
            assertThat(server.fix(requirement, CaPort.DEFAULT)).contains(place + ", or ");
        }
    }
}
