package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes that a real compiler makes with {@code -source 8 -target 8}, which use what Java 8 has, or a newer one. */
class NewerApiRowsTest {

    private static final String RIGHT = "return System.getenv(\"A\").trim();";

    private static final Map<String, byte[]> CLASSES = new TreeMap<>();

    /** Each statement of the tests below, compiled at once. */
    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        List<String> statements = Stream.of("newer", "there")
                .flatMap(NewerApiRowsTest::statements)
                .toList();
        StringBuilder sources = new StringBuilder("package a; import java.util.*; import java.util.stream.*;");
        for (String statement :
                Stream.concat(statements.stream(), Stream.of(RIGHT)).toList()) {
            sources.append("class ")
                    .append(name(statement))
                    .append(" { Object use() throws Exception { ")
                    .append(statement)
                    .append(" } public static void main(String[] words) {} }\n");
        }
        Path source = Files.writeString(folder.resolve("All.java"), sources);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        System.err,
                        "-g:none",
                        "-source",
                        "8",
                        "-target",
                        "8",
                        "-Xlint:-options",
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(result).isZero();
        try (Stream<Path> made = Files.list(folder.resolve("a"))) {
            made.forEach(file -> {
                try {
                    CLASSES.put(file.getFileName().toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "return \"\".isBlank(); | String.isBlank() | 11",
                "return List.of(1, 2); | List.of(Object, Object) | 9",
                "return Stream.of(1).toList(); | Stream.toList() | 16",
                "return Optional.of(1).orElseThrow(); | Optional.orElseThrow() | 10",
                "return java.nio.ByteBuffer.allocate(1).flip(); | ByteBuffer.flip() | 9",
                "return ((java.io.InputStream) null).readAllBytes(); | InputStream.readAllBytes() | 9",
                "return java.net.http.HttpClient.newHttpClient(); | HttpClient.newHttpClient() | 11",
                "return java.util.HexFormat.of(); | HexFormat.of() | 17",
                "return Stream.of(\"\").map(String::strip); | String.strip() | 11",
                "return ((List<Integer>) null).stream().mapMulti(null); | Stream.mapMulti(BiConsumer) | 16",
                "Runnable run = () -> \"\".repeat(2); return run; | String.repeat(int) | 11",
                "return java.nio.file.Files.readString(null); | Files.readString(Path) | 11",
                "return java.util.concurrent.TimeUnit.of(null); | TimeUnit.of(ChronoUnit) | 9"
            })
    void newer(String statement, String named, int since) {
        new Row(
                        statement,
                        pack(statement, JavaLayer.JAVA8),
                        FC_JAVA_VERSION,
                        "a." + name(statement) + ".use uses " + named + ", which Java has from " + since
                                + " on; the Java that starts it is Java 8",
                        "compile for it: <maven.compiler.release>8</maven.compiler.release> in pom.xml",
                        pack(RIGHT, JavaLayer.JAVA8))
                .holds();
        assertThat(Row.violations(pack(statement, JavaLayer.JAVA17))).isEmpty();
    }

    /** What Java 8 has, by inheritance too, and what knows what it does. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "return new ArrayList<>(Arrays.asList(1)).stream().map(Object::toString).collect(Collectors.toList());",
                "return new Properties().getOrDefault(1, 2);",
                "return ((java.util.concurrent.BlockingQueue<?>) null).isEmpty();",
                "return new javax.net.ssl.SSLParameters().getApplicationProtocols();",
                "try { return \"\".isBlank(); } catch (NoSuchMethodError e) { return 1; }",
                "return System.getProperty(\"java.version\").startsWith(\"1.\") ? null : \"\".isBlank();",
                "return javax.xml.parsers.DocumentBuilderFactory.newInstance();",
                "return java.time.Duration.ofHours(1).toMinutes();",
                "return new int[0].clone();",
                "return new Thread(() -> {}).getState();"
            })
    void there(String statement) {
        assertThat(Row.violations(pack(statement, JavaLayer.JAVA8))).isEmpty();
    }

    @Test
    void onlyOwnClassesCount() {
        String newer = "return \"\".isBlank();";
        byte[] used = CLASSES.get(name(newer) + ".class");
        TestJar boot = TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file(
                        "BOOT-INF/classes/application.properties",
                        "server.tomcat.keep-alive-timeout=25h\n" + "server.tomcat.max-keep-alive-requests=-1")
                .library("BOOT-INF/lib/a.jar", TestJar.empty().file("a/A.class", used));
        TestJar merged = TestJar.empty()
                .manifest("Main-Class", "b.Main")
                .program("b.Main", 8)
                .file("a/A.class", used);

        TestJar script = TestJar.empty()
                .manifest("Main-Class", "server")
                .program("server", 8)
                .file("a/A.class", used);

        assertThat(Row.violations(Pack.jar(script))).hasSize(1);
        assertThat(Row.violations(Pack.jar(script.file("groovy/lang/GString.class", TestJar.classBytes(8)))))
                .isEmpty();
        assertThat(Row.violations(Pack.jar(boot))).isEmpty();
        assertThat(Row.violations(Pack.jar(merged))).isEmpty();
        assertThat(Row.violations(Pack.jar(boot.file("BOOT-INF/classes/a/A.class", used))))
                .hasSize(1);
        assertThat(Row.violations(Pack.empty()
                        .file("classes/a/A.class", used)
                        .file("classes/a/Main.class", TestJar.classBytes(8))
                        .command("java", "-cp", "classes", "a.Main")))
                .hasSize(1);
    }

    private static Pack pack(String statement, JavaLayer layer) {
        String name = name(statement);
        return Pack.jar(TestJar.empty()
                        .manifest("Main-Class", "a." + name)
                        .file("a/" + name + ".class", CLASSES.get(name + ".class")))
                .runtime(CustomRuntime.CUSTOM_DEBIAN10)
                .layers(layer)
                .command(layer.javaCommand(), "-jar", "demo.jar");
    }

    private static String name(String statement) {
        return "U" + Integer.toHexString(statement.hashCode());
    }

    private static Stream<String> statements(String method) {
        return Stream.of(NewerApiRowsTest.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .flatMap(one -> Stream.of(one.getAnnotation(CsvSource.class).value()))
                .map(row -> row.split(" *\\| *")[0]);
    }
}
