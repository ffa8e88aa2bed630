package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that is missing belongs to no library where the libraries travel already. */
class MissingClassTest {

    private static final String SCOPE = "give the dependency that has io.javalin.Javalin the scope compile in pom.xml";

    @TempDir
    private Path target;

    @Test
    void withoutItsLibrariesAJarIsShaded() {
        assertThat(fix(program(), "demo.jar")).startsWith("let maven-shade-plugin put the libraries into the jar");
    }

    @Test
    void aShadedJarLacksADependencyOfAnotherScope() {
        program().write(target.resolve("original-demo.jar"));

        assertThat(fix(program(), "demo.jar")).startsWith(SCOPE);
        assertThat(fix(program(), "demo-jar-with-dependencies.jar")).startsWith(SCOPE);
    }

    @Test
    void aJarWithNeighboursLacksADependencyOfAnotherScope() {
        assertThat(fix(program().manifest("Class-Path", "lib/a.jar"), "other.jar"))
                .startsWith(SCOPE);
    }

    private String fix(TestJar jar, String name) {
        return new JarEdits(Jar.read(jar.write(target.resolve(name)))).shipping("io.javalin.Javalin");
    }

    private static TestJar program() {
        return TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 17, "io/javalin/Javalin");
    }
}
