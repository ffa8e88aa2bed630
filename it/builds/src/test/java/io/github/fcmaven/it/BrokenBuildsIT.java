package io.github.fcmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that would fail, each mended by the literal edit that the message names first. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class BrokenBuildsIT {

    private static final String CONFIG = "src/main/java/demo/Config.java";
    private static final String PROPERTIES = "src/main/resources/application.properties";
    private static final String EXTENSIONS = "<extensions>true</extensions>";

    private static final String HUNGRY = """
            package demo;
            @org.springframework.stereotype.Component
            class Config {
                private final byte[][] held = new byte[4000][];
                Config() {
                    for (int i = 0; i < held.length; i++) held[i] = new byte[100_000];
                }
            }
            """;
    private static final String LACKS_A_BEAN = """
            package demo;
            @org.springframework.stereotype.Component
            class Config {
                Config(Sender sender) {}
            }
            class Sender {}
            """;
    private static final String LACKS_A_VALUE = """
            package demo;
            @org.springframework.stereotype.Component
            class Config {
                @org.springframework.beans.factory.annotation.Value("${shop.key}")
                String key;
            }
            """;

    /**
     * A broken application.
     *
     * @param project that is broken
     * @param broken how
     * @param says what the build says, its first fix among it; {port} is CAPort
     * @param mended by that fix
     */
    private record Row(
            String name,
            String project,
            UnaryOperator<MavenBuild> broken,
            String says,
            UnaryOperator<MavenBuild> mended) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> first() {
        return Stream.of(new Row(
                "two main classes",
                "jdk-http-server",
                build -> write(build, "src/main/java/demo/Admin.java", """
                        package demo;
                        class Admin {
                            public static void main(String[] args) {}
                        }
                        """)
                        .edit("pom.xml", "<mainClass>demo.Main</mainClass>", ""),
                "fix: name the one that starts the server with mainClass (-Dfc.mainClass=demo.Main)",
                build -> build.with("fc.mainClass", "demo.Main")));
    }

    static Stream<Row> others() {
        return Stream.of(
                boot(
                        "address of a customizer",
                        customizer("setAddress(java.net.InetAddress.getLoopbackAddress())"),
                        "fix: let the class demo.Config set no address, or 0.0.0.0",
                        build -> delete(build, CONFIG)),
                boot(
                        "port of a customizer",
                        customizer("setPort(18088)"),
                        "fix: let the class demo.Config set the port {port}, or none",
                        build -> delete(build, CONFIG)),
                boot(
                        "keep-alive of one's own",
                        build -> write(build, PROPERTIES, "server.tomcat.keep-alive-timeout=1s\n"),
                        "fix: set server.tomcat.keep-alive-timeout=25h and server.tomcat.max-keep-alive-requests=-1",
                        build -> write(build, PROPERTIES, """
                                server.tomcat.keep-alive-timeout=25h
                                server.tomcat.max-keep-alive-requests=-1
                                """)),
                boot(
                        "a command of one's own",
                        build -> configured(build, """
                                <command>java</command>
                                <args><arg>-jar</arg><arg>demo.jar</arg></args>
                                """),
                        "fix: set server.port={port}, server.tomcat.keep-alive-timeout=25h and"
                                + " server.tomcat.max-keep-alive-requests=-1 in src/main/resources",
                        build -> write(build, PROPERTIES, """
                                server.port=%d
                                server.tomcat.keep-alive-timeout=25h
                                server.tomcat.max-keep-alive-requests=-1
                                """.formatted(build.port()))),
                boot(
                        "repackage without an execution",
                        build -> build.edit("pom.xml", "<goal>repackage</goal>", "<goal>build-info</goal>"),
                        "give it an execution with <goal>repackage</goal>",
                        build -> build.edit("pom.xml", "<goal>build-info</goal>", "<goal>repackage</goal>")),
                boot(
                        "a heap too small",
                        build ->
                                configured(write(build, CONFIG, HUNGRY), "<memorySize>1024</memorySize><cpu>0.5</cpu>"),
                        "fix: add -XX:MaxRAMPercentage=70.0 under jvmArguments of fc-maven-plugin in pom.xml",
                        build -> build.edit(
                                "pom.xml",
                                "<cpu>",
                                "<jvmArguments><jvmArgument>-XX:MaxRAMPercentage=70.0"
                                        + "</jvmArgument></jvmArguments><cpu>")),
                boot(
                        "a bean that nobody makes",
                        build -> write(build, CONFIG, LACKS_A_BEAN),
                        "fix: write @Component above the class demo.Sender",
                        build -> build.edit(
                                CONFIG, "class Sender", "@org.springframework.stereotype.Component class Sender")),
                boot(
                        "a property that is not set",
                        build -> write(build, CONFIG, LACKS_A_VALUE),
                        "fix: set SHOP_KEY under environmentVariables of fc-maven-plugin",
                        build -> configured(
                                build, "<environmentVariables><SHOP_KEY>k</SHOP_KEY></environmentVariables>")),
                new Row(
                        "Node.js on a port and an address of its own",
                        "node-http",
                        build -> build.edit(
                                "src/main/function/server.js", "listen(PORT, HOST)", "listen(13000, '127.0.0.1')"),
                        "fix: call listen(process.env.FC_CUSTOM_LISTEN_PORT || {port})",
                        build -> build.edit(
                                "src/main/function/server.js",
                                "listen(13000, '127.0.0.1')",
                                "listen(process.env.FC_CUSTOM_LISTEN_PORT || " + build.port() + ")")),
                new Row(
                        "Python on 127.0.0.1",
                        "python-http-server",
                        build -> build.edit("src/main/function/server.py", "'0.0.0.0'", "'127.0.0.1'"),
                        "fix: serve at ('0.0.0.0', {port})",
                        build -> build.edit("src/main/function/server.py", "'127.0.0.1'", "'0.0.0.0'")));
    }

    @ParameterizedTest
    @MethodSource("first")
    void theFirstEditMends(Row row) {
        mended(row, "observe");
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("others")
    void theFirstEditMendsEach(Row row) {
        mended(row, "auto");
    }

    private static void mended(Row row, String proof) {
        MavenBuild build = row.broken()
                .apply(MavenBuild.of(row.project(), row.name().replaceAll("\\W+", "-")))
                .with("fc.keepAlive.proof", proof);
        build.run("verify").failed().says(row.says().replace("{port}", Integer.toString(build.port())));

        row.mended().apply(build).run("verify").succeeded();
    }

    private static Row boot(
            String name, UnaryOperator<MavenBuild> broken, String says, UnaryOperator<MavenBuild> mended) {
        return new Row(name, "spring-boot-stock", broken, says, mended);
    }

    private static UnaryOperator<MavenBuild> customizer(String call) {
        return build -> write(build, CONFIG, """
                package demo;
                import org.springframework.boot.web.server.WebServerFactoryCustomizer;
                import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
                @org.springframework.stereotype.Component
                class Config implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
                    public void customize(ConfigurableServletWebServerFactory factory) {
                        factory.%s;
                    }
                }
                """.formatted(call));
    }

    private static MavenBuild configured(MavenBuild build, String elements) {
        return build.edit("pom.xml", EXTENSIONS, EXTENSIONS + "<configuration>" + elements + "</configuration>");
    }

    private static MavenBuild write(MavenBuild build, String file, String text) {
        Path written = build.directory().resolve(file);
        try {
            Files.createDirectories(written.getParent());
            Files.writeString(written, text);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MavenBuild delete(MavenBuild build, String file) {
        try {
            Files.delete(build.directory().resolve(file));
            Path classFile = build.directory().resolve("target/classes/demo/Config.class");
            Files.deleteIfExists(classFile);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
