package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.jar.FrameworkNames;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must be there for each kind of server: a package by which it is found, its rows in tests, its row in usage. */
class EachServerKindTest {

    /** What Micronaut reads YAML by. */
    private static final String YAML = "org/yaml/snakeyaml/Yaml.class";

    private static final Pattern CONFORM = Pattern.compile("\\| server \\| settings \\|\n(?:\\|.*\n)*");

    private static final Pattern LIBRARY = Pattern.compile(FrameworkNames.LIBRARIES);
    private static final Pattern MERGED = Pattern.compile(FrameworkNames.MERGED);
    private static final Pattern LAUNCHERS = Pattern.compile(FrameworkNames.LAUNCHERS);
    private static final Pattern SERVER_MAKERS = Pattern.compile(FrameworkNames.SERVER_MAKERS);

    @ParameterizedTest
    @EnumSource
    void itIsFoundInAPackageThatHoldsIt(ServerKind kind) {
        assertThat(sample(kind).kind()).isEqualTo(kind);
    }

    /** Of a server that has no kind of its own, its language says where its settings are. */
    @ParameterizedTest
    @EnumSource
    void theOtherServersOfALanguageAreAKindToo(Language language) {
        assertThat(ServerKind.first(server -> server.isRunBy(language, ""))).isPresent();
    }

    @Test
    void itHasItsRowForKeepAlive() throws Exception {
        CsvSource rows = ServerKindTest.class
                .getDeclaredMethod("keepAliveIsSetByTheServersOwnName", ServerKind.class, String.class)
                .getAnnotation(CsvSource.class);

        assertThat(rows.value())
                .extracting(row -> ServerKind.valueOf(row.split(",")[0]))
                .contains(ServerKind.values());
    }

    /** Else a number in a class of one would be taken for the port of the application. */
    @Test
    void theClassesOfServersAreThoseOfLibraries() {
        Stream<String> classes = Arrays.stream(ServerKind.values())
                .map(kind -> function(kind).build().entries().get(new CodePath("demo.jar")))
                .flatMap(jar -> Jar.find("demo.jar", jar.content()).orElseThrow().names().stream())
                .filter(name -> name.endsWith(".class") && !name.matches("(?:demo|com/acme)/.*"));

        assertThat(classes).isNotEmpty().allMatch(name -> LIBRARY.matcher(name).lookingAt());
    }

    /**
     * Each list of frameworks is asked for each server in Java: what its code is called, whether it is left out of
     * merged jars, whether it starts in place of the application, and what the code of an application names.
     */
    @ParameterizedTest
    @CsvSource({
        "QUARKUS, io/quarkus/runtime/Quarkus, false, true, io/quarkus/runtime/Quarkus",
        "SPRING_BOOT_TOMCAT, org/springframework/boot/loader/Launcher, true, true, SpringApplication",
        "SPRING_BOOT_JETTY, org/springframework/boot/loader/Launcher, true, true, SpringApplication",
        "SPRING_BOOT_UNDERTOW, org/springframework/boot/loader/Launcher, true, true, SpringApplication",
        "SPRING_BOOT_NETTY, org/springframework/boot/loader/Launcher, true, true, SpringApplication",
        "MICRONAUT, io/micronaut/runtime/Micronaut, false, true, io/micronaut/runtime/Micronaut",
        "HELIDON, io/helidon/microprofile/cdi/Main, true, true, io/helidon/webserver/WebServer",
        "JAVALIN, io/javalin/Javalin, true, false, io/javalin/Javalin",
        "KTOR, io/ktor/server/netty/EngineMain, true, true, io/ktor/server/engine/EmbeddedServerKt",
        "JOOBY, io/jooby/Jooby, true, false, io/jooby/Jooby",
        "ARMERIA, com/linecorp/armeria/server/Server, true, false, com/linecorp/armeria/server/ServerBuilder",
        "AKKA_HTTP, akka/http/javadsl/Http, false, false,",
        "PEKKO_HTTP, org/apache/pekko/http/javadsl/Http, true, false,",
        "VERTX, io/vertx/core/Launcher, true, true, createHttpServer",
        "JDK_HTTPSERVER, com/sun/net/httpserver/HttpServer, false, false, com/sun/net/httpserver/HttpServer"
    })
    void theListsOfFrameworksSayOfItWhatIsMeant(
            ServerKind kind, String code, boolean merged, boolean launches, String named) {
        assertThat(kind.isJava()).isTrue();
        assertThat(MERGED.matcher(code).lookingAt()).isEqualTo(merged);
        assertThat(LAUNCHERS.matcher(code).lookingAt()).isEqualTo(launches);
        assertThat(SERVER_MAKERS.matcher(named == null ? code : named).find()).isEqualTo(named != null);
    }

    @Test
    void itHasItsRowForTheListsOfFrameworks() throws Exception {
        CsvSource rows = EachServerKindTest.class
                .getDeclaredMethod(
                        "theListsOfFrameworksSayOfItWhatIsMeant",
                        ServerKind.class,
                        String.class,
                        boolean.class,
                        boolean.class,
                        String.class)
                .getAnnotation(CsvSource.class);

        assertThat(rows.value())
                .extracting(row -> ServerKind.valueOf(row.split(",")[0]))
                .containsExactlyInAnyOrder(Arrays.stream(ServerKind.values())
                        .filter(ServerKind::isJava)
                        .toArray(ServerKind[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT_TOMCAT, BOOT-INF/classes/application.properties, server.port=8081, true",
        "SPRING_BOOT_TOMCAT, BOOT-INF/classes/config/application.yml, server.port: 8081, true",
        "SPRING_BOOT_TOMCAT, application.conf, server.port=8081, false",
        "SPRING_BOOT_TOMCAT, META-INF/microprofile-config.properties, server.port=8081, false",
        "SPRING_BOOT_TOMCAT, BOOT-INF/classes/foo.yml, server.port: 8081, false",
        "MICRONAUT, application.yml, micronaut.server.port: 8081, true",
        "MICRONAUT, META-INF/microprofile-config.properties, micronaut.server.port=8081, false",
        "QUARKUS, META-INF/microprofile-config.properties, quarkus.http.port=8081, true",
        "QUARKUS, application.conf, quarkus.http.port=8081, false",
        "HELIDON, META-INF/microprofile-config.properties, server.port=8081, true",
        "HELIDON, config/application.yaml, server.port: 8081, false",
        "KTOR, application.conf, ktor.deployment.port=8081, true",
        "KTOR, application.yaml, ktor.deployment.port: 8081, true",
        "KTOR, META-INF/microprofile-config.properties, ktor.deployment.port=8081, false",
        "JOOBY, application.conf, server.port=8081, true",
        "JOOBY, application.yaml, server.port: 8081, false",
        "JOOBY, application.properties, server.port=8081, false",
    })
    void aServerReadsItsOwnConfigurationFilesAlone(ServerKind kind, String file, String text, boolean read) {
        PackagedServer server = TestFunction.server(
                function(kind).inJar(file, text + "\n").inJar(YAML, "").build());

        assertThat(server.port().map(ConfiguredPort::number)).isEqualTo(read ? Optional.of(8081) : Optional.empty());
    }

    @Test
    void aFileThatItDoesNotReadIsNotMissedWhereItIsBroken() {
        assertThat(TestFunction.server(function(ServerKind.JOOBY)
                                .inJar("application.yaml", "a: [\n")
                                .build())
                        .unreadable())
                .isEmpty();
    }

    /** What {@code conform} tells a server, a user reads there before the log says it. */
    @Test
    void usageListsThoseThatConformTellsSomething() throws IOException {
        String table = CONFORM.matcher(Files.readString(Path.of("../src-site/markdown/usage.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        Set<String> listed =
                table.lines().skip(2).map(row -> row.split(" *[|,] *")[1]).collect(Collectors.toSet());
        Stream<String> told = Arrays.stream(ServerKind.values())
                .filter(kind -> !sample(kind).needs().isEmpty())
                .map(kind -> kind.label().replaceFirst(" with .*", ""));

        assertThat(told.collect(Collectors.toSet())).isEqualTo(listed);
    }

    private static PackagedServer sample(ServerKind kind) {
        return TestFunction.server(function(kind).build());
    }

    /** A package that a server of that kind serves. */
    private static TestFunction function(ServerKind kind) {
        return switch (kind) {
            case NGINX -> TestFunction.of().start("nginx", "-g", "daemon off;");
            case HAPROXY -> TestFunction.of().start("./haproxy", "-f", "haproxy.cfg");
            case CADDY -> TestFunction.of().start("./caddy", "run", "--config", "Caddyfile");
            case APACHE_HTTPD -> TestFunction.of().start("httpd", "-D", "FOREGROUND");
            case LIGHTTPD -> TestFunction.of().start("./lighttpd", "-D", "-f", "l.conf");
            case UWSGI -> TestFunction.of().start("./uwsgi", "--ini", "uwsgi.ini");
            case GUNICORN -> TestFunction.of().start("gunicorn", "app:app");
            case UVICORN -> TestFunction.of().start("uvicorn", "app:app");
            case HYPERCORN -> TestFunction.of().start("hypercorn", "app:app");
            case WAITRESS -> TestFunction.of().start("waitress-serve", "app:app");
            case FLASK -> TestFunction.of().start("flask", "run");
            case TORNADO -> python("import tornado");
            case AIOHTTP -> python("from aiohttp import web");
            case PYTHON_HTTP_SERVER -> python("import http.server");
            case WSGIREF -> python("from wsgiref.simple_server import make_server");
            case PYTHON -> python("import socket");
            case PHP_BUILT_IN -> TestFunction.of().start("php", "-S", "0.0.0.0:9000");
            case PHP -> TestFunction.of().start("php", "server.php");
            case NODE -> TestFunction.of().start("node", "server.js");
            case QUARKUS -> TestFunction.of().beside("quarkus-run.jar", "");
            case SPRING_BOOT_TOMCAT -> TestFunction.tomcat();
            case SPRING_BOOT_JETTY -> TestFunction.springBoot("3.5.16", "jetty-server-12.0.36.jar");
            case SPRING_BOOT_UNDERTOW -> TestFunction.springBoot("3.5.16", "undertow-core-2.3.24.Final.jar");
            case SPRING_BOOT_NETTY -> TestFunction.springBoot("4.0.1", "reactor-netty-http-1.3.1.jar");
            case MICRONAUT -> TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class");
            case HELIDON ->
                TestFunction.of("io/helidon/webserver/WebServer.class")
                        .inJar("com/acme/Main.class", "io/helidon/config/Config");
            case JAVALIN -> TestFunction.of("io/javalin/Javalin.class");
            case KTOR -> TestFunction.of("io/ktor/server/engine/ApplicationEngine.class");
            case JOOBY -> TestFunction.of("io/jooby/Jooby.class");
            case ARMERIA ->
                TestFunction.of("com/linecorp/armeria/server/Server.class")
                        .inJar("com/acme/Main.class", "com/linecorp/armeria/server/ServerBuilder");
            case AKKA_HTTP -> TestFunction.of("akka/http/javadsl/Http.class");
            case PEKKO_HTTP -> TestFunction.of("org/apache/pekko/http/javadsl/Http.class");
            case VERTX -> TestFunction.of("io/vertx/core/Vertx.class");
            case JDK_HTTPSERVER -> TestFunction.of().inJar("demo/Main.class", "com/sun/net/httpserver/HttpServer");
            case UNKNOWN -> TestFunction.of("demo/Main.class");
        };
    }

    private static TestFunction python(String code) {
        return TestFunction.of().start("python3", "server.py").beside("server.py", code);
    }
}
