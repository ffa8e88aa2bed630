package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration files with which an application ends when it starts: public bug reports have most of them. */
class UnreadableFileTest {

    private static final String CLASSES = "BOOT-INF/classes/";

    static Stream<Arguments> broken() {
        String gbk = new String("a: 1\nb: \u4e2d\u6587\n".getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8);
        return Stream.of(
                broken(
                        "@ that Maven did not replace",
                        "application.yml",
                        "server:\n  port: @app.port@\n",
                        ", line 2",
                        "a value begins with @"),
                broken(
                        "a key twice",
                        "application.yml",
                        "server:\n  port: 1\nserver:\n  address: x\n",
                        ", line 3",
                        "a mapping has the same key twice"),
                broken("a tab", "application.yaml", "server:\n\tport: 1\n", ", line 2", "a tab is where"),
                broken(
                        "an open quote",
                        "application.yml",
                        "a: 1\nb: \"hunter2\nc: 1\n",
                        ", line 2",
                        "a quote is opened and not closed"),
                broken(
                        "a second colon",
                        "application.yml",
                        "a: hunter2: x\n",
                        ", line 1",
                        "a colon is where no key is allowed"),
                broken("% in a value", "application.yml", "a: %hunter2\n", ", line 1", "a value begins with %"),
                broken("a tag of its own", "application.yml", "a: !hunter2 x\n", ", line 1", "a value begins with !"),
                broken("an alias of nothing", "application.yml", "a: *hunter2\n", ", line 1", "a value begins with *"),
                broken("in config", "config/application.yml", "a: @b\n", ", line 1", "a value begins with @"),
                broken("GBK", "application.yml", gbk, "", "is not UTF-8 (byte at line 2)"),
                broken(
                        "a path of Windows",
                        "application.properties",
                        "a=1\nb=C:\\users\\me\n",
                        ", line 2",
                        "a backslash before u"),
                broken(
                        "a second document",
                        "application.yml",
                        "a: 1\n---\nb: `x`\n",
                        ", line 3",
                        "a value begins with `"));
    }

    private static Arguments broken(String name, String file, String text, String line, String what) {
        return Arguments.of(name, file, text, line, what);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatSpringBootCannotReadIsTold(String name, String file, String text, String line, String what) {
        List<UnreadableFile> told = unreadable(TestFunction.tomcat().inJar(CLASSES + file, text));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.where()).isEqualTo(CLASSES + file + line);
            assertThat(one.what()).startsWith(what);
            assertThat(one.toString()).doesNotContain("hunter2");
            assertThat(one.isCertain()).isTrue();
        });
    }

    @Test
    void whatMavenShouldHaveReplacedIsToldSo() {
        assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + "application.yml", "a: @project.version@\n")))
                .extracting(UnreadableFile::fix)
                .singleElement()
                .asString()
                .startsWith("put the value into quotes; @name@ is replaced where Maven filters the file");
    }

    /** What Spring Boot reads, however odd it looks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:\n  port: 8080\n",
                "a: \"@b@\"\n",
                "a: &x {b: 1}\nc: *x\n",
                "a: NO\nb: 012\nc: 12:30:45\n",
                "a: 1\n---\nb: 2\n",
                "# C:\\users @x\na: 1\n",
                "",
                "\uFEFFa: 1\n",
            })
    void whatSpringBootReadsIsNotTold(String text) {
        assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + "application.yml", text)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# C:\\users\na=1\n", "! C:\\users\na=1\n", "a=C:\\\\users\n", "a=\\u0041\n", "a=\u4e2d\n"})
    void propertiesThatSpringBootReadsAreNotTold(String text) {
        assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + "application.properties", text)))
                .isEmpty();
    }

    /** Our own limits, and a file whose end was not read, are no fault of the file. */
    @Test
    void whatOnlyWeLimitIsNotTold() {
        String aliases = "a: &a [1]\nb: [" + "*a, ".repeat(100) + "*a]\n";
        String deep = "a: " + "[".repeat(60) + "]".repeat(60) + "\n";
        String large = "a: 1\n# " + "x".repeat(1 << 20) + "\nb: @x\n";

        for (String text : List.of(aliases, deep, large)) {
            assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + "application.yml", text)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"application-dev.yml", "bootstrap.yml", "config/application-prod.yaml"})
    void whatIsNotReadAtEveryStartIsNotCertain(String file) {
        assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + file, "a: @b@\n")))
                .extracting(UnreadableFile::isCertain)
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({"--spring.config.location=file:/mnt/", "--spring.config.name=shop"})
    void neitherIsAFileThatTheStartReplaces(String argument) {
        assertThat(unreadable(TestFunction.tomcat()
                        .inJar(CLASSES + "application.yml", "a: @b@\n")
                        .afterJar(argument)))
                .extracting(UnreadableFile::isCertain)
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({"mkdocs.yml", "config/nginx.yaml", "docker-compose.yml", "messages.properties"})
    void aFileOfAnotherNameIsNotRead(String file) {
        assertThat(unreadable(TestFunction.tomcat().inJar(CLASSES + file, "a: !ENV [\n")))
                .isEmpty();
        assertThat(unreadable(TestFunction.tomcat().beside(file, "a: !ENV [\n")))
                .isEmpty();
    }

    @Test
    void aFileBesideTheJarIsReadToo() {
        assertThat(unreadable(TestFunction.tomcat().beside("config/application.yml", "a: @b\n")))
                .extracting(UnreadableFile::where)
                .containsExactly("config/application.yml, line 1");
    }

    @Test
    void itIsToldOnceWhereTheStartNamesOthers() {
        assertThat(unreadable(TestFunction.tomcat()
                        .beside("application.yml", "a: @b\n")
                        .afterJar("--spring.config.additional-location=./,conf/")))
                .extracting(UnreadableFile::where, UnreadableFile::isCertain)
                .containsExactly(tuple("application.yml, line 1", true));
    }

    @Test
    void otherFrameworksReadAKeyThatStandsTwice() {
        TestFunction micronaut = micronaut();

        assertThat(unreadable(micronaut.inJar("application.yml", "a: 1\na: 2\n")))
                .isEmpty();
        assertThat(unreadable(micronaut().inJar("application.yml", "a: @b\n")))
                .extracting(UnreadableFile::isCertain)
                .containsExactly(false);
        assertThat(unreadable(TestFunction.of("io/javalin/Javalin.class").inJar("application.yml", "a: @b\n")))
                .isEmpty();
    }

    @Test
    void theLastOfAKeyThatStandsTwiceIsStillRead() {
        TestFunction micronaut =
                micronaut().inJar("application.yml", "micronaut.server.port: 1\nmicronaut.server.port: 8090\n");

        assertThat(TestFunction.server(micronaut.build()).port().orElseThrow().number())
                .isEqualTo(8090);
    }

    @ParameterizedTest
    @CsvSource({
        "io/micronaut/http/server/netty/X.class, micronaut.server, org/yaml/snakeyaml/Yaml.class",
        "io/micronaut/http/server/netty/X.class, micronaut.server, shop/shaded/snakeyaml/Yaml.class",
        "io/quarkus/runtime/X.class, quarkus.http, io/smallrye/config/source/yaml/X.class",
        "io/helidon/webserver/X.class, server, io/helidon/config/yaml/X.class"
    })
    void yamlSaysNothingWhereThePackageHasNothingThatReadsIt(String server, String prefix, String reader) {
        String yaml = prefix + ":\n  port: 8090\n";
        TestFunction without = TestFunction.of(server).inJar("application.yaml", yaml);
        TestFunction with = TestFunction.of(server, reader).inJar("application.yaml", yaml);

        assertThat(TestFunction.server(without.build()).port()).isEmpty();
        assertThat(unreadable(without)).singleElement().satisfies(one -> {
            assertThat(one.what()).startsWith("nothing reads it, because the package has no ");
            assertThat(one.isPassedOver()).isTrue();
            assertThat(one.isCertain()).isFalse();
        });
        assertThat(TestFunction.server(with.build()).port().orElseThrow().number())
                .isEqualTo(8090);
        assertThat(unreadable(with)).isEmpty();
    }

    private static TestFunction micronaut() {
        return TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class", "org/yaml/snakeyaml/Yaml.class");
    }

    private static List<UnreadableFile> unreadable(TestFunction function) {
        return TestFunction.server(function.build()).unreadable();
    }
}
