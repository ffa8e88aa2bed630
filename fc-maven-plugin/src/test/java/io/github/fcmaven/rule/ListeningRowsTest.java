package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a Java program listens, and how, by what its configuration and its own class say; each fault with its edit. */
class ListeningRowsTest {

    private static final String JAVA = "/opt/java17/bin/java";
    private static final String IDLE = "-Dsun.net.httpserver.idleInterval=90000";
    private static final String MOST_IDLE = "-Dsun.net.httpserver.maxIdleConnections=1000";
    private static final String NONE = "spring.main.web-application-type=none\n";

    static final class Fixed {
        private Fixed() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(8080), 0).start();
        }
    }

    static final class Bound {
        private Bound() {}

        public static void main(String[] args) throws IOException {
            HttpServer server = HttpServer.create();
            server.bind(new InetSocketAddress(8080), 0);
            server.start();
        }
    }

    static final class Loopback {
        private Loopback() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress("localhost", 9000), 0).start();
        }
    }

    static final class Open {
        private Open() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(9000), 0).start();
        }
    }

    static final class Two {
        private Two() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(8081), 0).start();
            HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0)
                    .start();
        }
    }

    static final class Handed {
        private Handed() {}

        interface Opening {
            HttpServer at(InetSocketAddress address, int backlog) throws IOException;
        }

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(8081), 0).start();
            Opening opening = HttpServer::create;
            opening.at(new InetSocketAddress(Integer.parseInt(args[0])), 0).start();
        }
    }

    static final class Provided {
        private Provided() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(8081), 0).start();
            HttpServerProvider.provider()
                    .createHttpServer(new InetSocketAddress(Integer.parseInt(args[0])), 0)
                    .start();
        }
    }

    static final class Process {
        private Process() {}

        public static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(8081), 0).start();
            new ProcessBuilder("./server").inheritIO().start();
        }
    }

    static class Overriding {
        HttpServer server() throws IOException {
            return HttpServer.create(new InetSocketAddress(9000), 0);
        }
    }

    @ParameterizedTest
    @MethodSource({"tls", "code"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> tls() {
        return Stream.of(
                new Row(
                        "a key store",
                        Pack.boot("server.port=9000\nserver.ssl.key-store=classpath:k.p12\n"),
                        FC_HTTP,
                        "BOOT-INF/classes/application.properties (server.ssl.key-store) lets the server accept TLS",
                        "set server.ssl.enabled=false",
                        Pack.boot("server.ssl.key-store=classpath:k.p12\nserver.ssl.enabled=false\n")),
                new Row(
                        "a bundle in an argument",
                        Pack.boot("").command("java", "-jar", "demo.jar", "--server.ssl.bundle=web"),
                        FC_HTTP,
                        "arguments (server.ssl.bundle) lets the server accept TLS alone",
                        "set server.ssl.enabled=false",
                        Pack.boot("")
                                .command(
                                        "java",
                                        "-Dserver.ssl.enabled=false",
                                        "-jar",
                                        "demo.jar",
                                        "--server.ssl.bundle=web")),
                new Row(
                        "Quarkus without plain HTTP",
                        quarkus("quarkus.http.insecure-requests=disabled\n"),
                        FC_HTTP,
                        "application.properties (quarkus.http.insecure-requests) lets the server accept TLS alone",
                        "set quarkus.http.insecure-requests=enabled",
                        quarkus("quarkus.http.insecure-requests=enabled\nquarkus.http.ssl-port=8443\n")),
                new Row(
                        "Micronaut with TLS",
                        micronaut("micronaut.server.ssl.enabled=true\n"),
                        FC_HTTP,
                        "application.properties (micronaut.server.ssl.enabled) lets the server accept TLS alone",
                        "set micronaut.server.ssl.enabled=false",
                        micronaut("micronaut.server.ssl.enabled=false\n")),
                new Row(
                        "Helidon with TLS",
                        helidon("io/helidon/config/Config", "server.tls.private-key=k\n"),
                        FC_HTTP,
                        "application.properties (server.tls.private-key) lets the server accept TLS alone",
                        "set server.tls.enabled=false",
                        helidon("io/helidon/config/Config", "server.tls.private-key=k\nserver.tls.enabled=false\n")));
    }

    @Test
    void whatHelidonDoesNotReadIsNotJudged() {
        assertThat(Row.violations(helidon("java/lang/Object", "server.tls.private-key=k.p12\n")))
                .isEmpty();
    }

    /** On each of these another port, or another profile, may be the one that matters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.ssl.enabled=${TLS:false}\nserver.ssl.key-store=classpath:k.p12",
                "server.ssl.key-store=${KEYS:}",
                "server.ssl.key-alias=web",
                "spring.ssl.bundle.jks.db.keystore.location=classpath:k.p12",
                "management.server.ssl.key-store=classpath:k.p12",
                "spring.main.web-application-type=servlet",
                "spring.main.web-application-type=${TYPE}",
                "spring.main.lazy-initialization=true"
            })
    void whatMayBePlainHttpIsNotJudged(String properties) {
        assertThat(Row.violations(Pack.boot(properties + "\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dual-protocol=true", "netty.listeners.plain.port=9000"})
    void otherPortsOfMicronautAreLeftToTheRunningServer(String other) {
        assertThat(Row.violations(micronaut("micronaut.server.ssl.enabled=true\nmicronaut.server." + other + "\n")))
                .isEmpty();
    }

    /** A library that only its own name tells may open a port. */
    @Test
    void springBootWithoutItsWebServerIsTold() {
        Finding told = Row.of(Pack.boot(NONE), FC_PORT);
        assertThat(told).isInstanceOf(Finding.Unproven.class);
        assertThat(told.observed())
                .startsWith("BOOT-INF/classes/application.properties (spring.main.web-application-type) says none");
        assertThat(told.fix())
                .startsWith("remove spring.main.web-application-type=none (BOOT-INF/classes/application.properties)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/net/ServerSocket", "io/grpc/ServerBuilder", "com/sun/net/httpserver/HttpServer"})
    void aServerOfItsOwnBesideSpringIsNotJudged(String reference) {
        TestJar jar = TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .classOf("BOOT-INF.classes.com.acme.Own", 8, reference)
                .file(
                        "BOOT-INF/classes/application.properties",
                        NONE + "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n");
        assertThat(Pack.jar(jar).check().findings())
                .noneMatch(finding -> finding.requirement() == FC_PORT && !(finding instanceof Finding.Skipped));
    }

    static Stream<Row> code() {
        return Stream.of(
                new Row(
                        "a port in the main class",
                        coded(Fixed.class),
                        FC_PORT,
                        "CAPort is 9000, but the class " + Fixed.class.getName() + " listens on port 8080",
                        "bind to new InetSocketAddress(Integer.parseInt(System.getenv()",
                        coded(Open.class)),
                new Row(
                        "the same, bound later",
                        coded(Bound.class),
                        FC_PORT,
                        "CAPort is 9000, but the class " + Bound.class.getName() + " listens on port 8080",
                        "bind to new InetSocketAddress(Integer.parseInt(System.getenv()",
                        coded(Open.class)),
                new Row(
                        "the same, and caPort",
                        coded(Fixed.class),
                        FC_PORT,
                        "CAPort is 9000",
                        "bind to new InetSocketAddress",
                        coded(Fixed.class).port(8080)),
                new Row(
                        "loopback in the main class",
                        coded(Loopback.class),
                        FC_BIND,
                        "the class " + Loopback.class.getName() + " lets the server listen on localhost only",
                        "bind to new InetSocketAddress(9000), which is every address",
                        coded(Open.class)));
    }

    /** Another call, another class, a library, a process or a proxy may open CAPort. */
    @ParameterizedTest
    @MethodSource
    void aPortBesideOthersIsNotJudged(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    static Stream<Pack> aPortBesideOthersIsNotJudged() {
        byte[] opener = TestJar.empty()
                .classOf("org.apache.cxf.Opener", 17, "com/sun/net/httpserver/HttpServer")
                .bytes();
        String exec = "exec " + JAVA + " " + IDLE + " " + MOST_IDLE + " -jar demo.jar\n";
        return Stream.of(
                coded(Two.class),
                coded(Handed.class, Handed.Opening.class),
                coded(Provided.class),
                coded(Process.class),
                coded(Fixed.class, Overriding.class),
                java17(jarOf(Fixed.class).classOf("com.acme.Other", 17, "java/net/ServerSocket")),
                java17(jarOf(Fixed.class).classOf("org.apache.cxf.Merged", 17, "java/net/ServerSocket")),
                java17(jarOf(Fixed.class).classOf("com.acme.Sidecar", 17, "java/lang/ProcessBuilder")),
                java17(jarOf(Fixed.class).manifest("Class-Path", "lib/own-1.0.jar"))
                        .file("lib/own-1.0.jar", opener),
                coded(Fixed.class).file("plugins/own-1.0.jar", opener),
                coded(Fixed.class).file("lib/damaged.jar", "no zip"),
                java17(jarOf(Fixed.class).file("lib/own-1.0.jar", opener)),
                coded(Fixed.class).command(JAVA, "-javaagent:/mnt/nas/agent.jar", IDLE, MOST_IDLE, "-jar", "demo.jar"),
                coded(Fixed.class).bootstrap("#!/bin/sh\nnginx -c /code/nginx.conf\n" + exec),
                coded(Fixed.class).bootstrap("#!/bin/sh\nif ! pgrep x; then ./sbin/nginx; fi\n" + exec),
                coded(Fixed.class).bootstrap("#!/bin/sh\nexec sh -c 'nginx -c n.conf && " + exec.strip() + "'\n"),
                coded(Fixed.class)
                        .bootstrap("#!/bin/sh\n./proxy 9000 8080 &\n" + exec)
                        .program("proxy", Pack.elf(62)));
    }

    /** What opens no port, or only where a configuration of its own says so. */
    @Test
    void aPortBesideHarmlessLibrariesIsJudged() {
        TestJar library = TestJar.empty()
                .classOf("ch.qos.logback.classic.net.SimpleSocketServer", 8, "java/net/ServerSocket")
                .classOf("com.acme.Files", 8, "java/lang/ProcessBuilder");
        Pack pack = java17(jarOf(Fixed.class).manifest("Class-Path", "lib/a-1.0.jar"))
                .file("lib/a-1.0.jar", library.bytes());
        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_PORT);
    }

    /** What another file says, nobody knows here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--spring.config.additional-location=file:/mnt/nas/conf/",
                "--spring.config.additional-location=optional:file:///mnt/nas/conf/",
                "--spring.config.location=/mnt/nas/application.yml",
                "--spring.config.import=nacos:shop.yml",
                "--spring.config.import=optional:configserver:"
            })
    void whatAnotherFileMaySayIsNotJudged(String argument) {
        assertThat(Row.violations(shortBoot("").command("java", "-jar", "demo.jar", argument)))
                .isEmpty();
    }

    @Test
    void whatAVariableNamesInAFileIsNotJudged() {
        assertThat(Row.violations(shortBoot("spring.config.import=${MORE}\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--spring.config.additional-location=optional:file:./conf/",
                "--spring.config.additional-location=file:/code/conf/",
                "--spring.config.import=optional:classpath:more.properties",
                "--spring.config.name=application"
            })
    void whatIsInThePackageIsJudged(String argument) {
        assertThat(Row.violations(shortBoot("").command("java", "-jar", "demo.jar", argument)))
                .extracting(Finding::requirement)
                .containsExactly(FC_PORT, FC_KEEPALIVE_CONFIG);
        assertThat(Row.violations(shortBoot("")
                        .command(
                                "java",
                                "-Dserver.port=8080",
                                "-jar",
                                "demo.jar",
                                "--spring.config.import=nacos:shop.yml")))
                .as("the start overrides all files")
                .extracting(Finding::requirement)
                .containsExactly(FC_PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.toml", "application-prod.json", "config/application.groovy"})
    void theConfigurationOfMicronautInOtherFormsIsNotRead(String file) {
        Pack pack = java17(TestJar.executable("com.acme.Main", 17)
                .file("io/micronaut/http/server/netty/Netty.class", TestJar.classBytes(17))
                .file("application.properties", "micronaut.server.port=8080\n")
                .file(file, "[micronaut.server]\nport = 9000\n"));
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static Pack shortBoot(String properties) {
        return Pack.jar(TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", "server.port=8080\n" + properties));
    }

    private static Pack quarkus(String properties) {
        return java17(TestJar.executable("com.acme.Main", 17)
                .file("io/quarkus/runtime/Quarkus.class", TestJar.classBytes(17))
                .file(
                        "application.properties",
                        "quarkus.http.port=9000\nquarkus.http.idle-timeout=25H\n" + properties));
    }

    private static Pack micronaut(String properties) {
        return java17(TestJar.executable("com.acme.Main", 17)
                .file("io/micronaut/http/server/netty/Netty.class", TestJar.classBytes(17))
                .file(
                        "application.properties",
                        "micronaut.server.port=9000\nmicronaut.server.idle-timeout=25h\n" + properties));
    }

    /** @param reference what a class of its own names */
    private static Pack helidon(String reference, String properties) {
        return java17(TestJar.executable("com.acme.Main", 17)
                .classOf("com.acme.Own", 17, reference)
                .file("io/helidon/webserver/WebServer.class", TestJar.classBytes(17))
                .file(
                        "application.properties",
                        "server.port=9000\nserver.idle-connection-timeout=PT25H\n" + properties));
    }

    private static Pack coded(Class<?>... mainAndOthers) {
        return java17(jarOf(mainAndOthers));
    }

    private static TestJar jarOf(Class<?>... mainAndOthers) {
        TestJar jar = TestJar.empty().manifest("Main-Class", mainAndOthers[0].getName());
        for (Class<?> one : mainAndOthers) {
            String file = one.getName().replace('.', '/') + ".class";
            try (InputStream bytes = one.getClassLoader().getResourceAsStream(file)) {
                jar.file(file, bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jar;
    }

    /** With the timers of the JDK's server, which are another question. */
    private static Pack java17(TestJar jar) {
        return Pack.jar(jar)
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .command(JAVA, IDLE, MOST_IDLE, "-jar", "demo.jar");
    }
}
