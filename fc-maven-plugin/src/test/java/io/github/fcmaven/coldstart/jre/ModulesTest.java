package io.github.fcmaven.coldstart.jre;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CodePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which modules of the JDK a bundled Java gets. */
class ModulesTest {

    private static final String MAIN = """
            package app;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    java.sql.DriverManager.getConnection("jdbc:h2:mem:");
                }
            }
            """;

    @TempDir
    Path work;

    private final Jdk jdk = Jdk.of(Host.running());

    @ParameterizedTest
    @ValueSource(strings = {"module-info.class", "META-INF/versions/9/module-info.class"})
    void aJarWhoseModulesAreShadedIntoItGetsNoMoreThanItNeeds(String descriptor) throws Exception {
        Program shaded = new Program()
                .manifest("Multi-Release", "true")
                .classOf(work, "app.Main", MAIN)
                .file(descriptor, requiring("gone.rmi"));

        Modules modules = modules(shaded);

        assertThat(modules.warning()).isEmpty();
        assertThat(modules.names()).contains("java.sql").doesNotContain("java.rmi", "java.se");
    }

    @Test
    void aDescriptorWhoseModulesAreThereIsReadAsItIs() throws Exception {
        Modules modules =
                modules(new Program().classOf(work, "app.Main", MAIN).file("module-info.class", requiring("java.rmi")));

        assertThat(modules.warning()).isEmpty();
        assertThat(modules.names()).contains("java.sql").doesNotContain("java.se");
    }

    @Test
    void aDescriptorThatCannotBeReadIsLeftOut() throws Exception {
        Modules modules = modules(
                new Program().classOf(work, "app.Main", MAIN).file("module-info.class", "none".getBytes(UTF_8)));

        assertThat(modules.warning()).isEmpty();
        assertThat(modules.names()).contains("java.sql").doesNotContain("java.se");
    }

    /** A descriptor that asks for a module of that name, which has eight letters. */
    private byte[] requiring(String module) throws Exception {
        String source = "module app { requires java.sql; requires java.rmi; exports app; }";
        Path folder = Files.createDirectories(work.resolve("module"));
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/Main.java"), MAIN);
        Files.writeString(folder.resolve("module-info.java"), source);
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        folder.resolve("module-info.java").toString(),
                        folder.resolve("app/Main.java").toString());
        String bytes = Files.readString(folder.resolve("module-info.class"), ISO_8859_1);
        return bytes.replace("java.rmi", module).getBytes(ISO_8859_1);
    }

    private Modules modules(Program... jars) throws Exception {
        assumeTrue(Files.exists(Path.of(jdk.tool("jdeps").get(0))), "needs a JDK");
        FunctionPackage function = TestFunction.script("exit 0").function();
        for (Program jar : jars) {
            Path file = jar.write(work.resolve(jars.length + "-" + System.identityHashCode(jar) + ".jar"));
            function = function.plus(List.of(
                    new Entry(CodePath.of(file.getFileName().toString()), Content.of(file), FileMode.READABLE)));
        }
        return Modules.of(function, jdk, List.of(), work);
    }
}
