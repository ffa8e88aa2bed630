package io.github.fcmaven.coldstart.jre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CodePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute of jlink: the long tests run it, and every build with a bundled Java. */
@Tag("matrix")
class BundledJavaTest {

    @TempDir
    Path work;

    @Test
    void anImageIsMadeOnceAndNothingElseIsLeftInTheCache() throws Exception {
        Jdk jdk = Jdk.of(Host.running());
        assumeTrue(Files.exists(Path.of(jdk.tool("jlink").get(0))), "needs a JDK");
        JavaParts parts = JavaParts.of(List.of(), List.of());
        Path cache = work.resolve("cache");

        Draft first = BundledJava.of(Draft.of(TestFunction.script("exit 0").function()), jdk, parts, cache, work);
        Draft second = BundledJava.of(Draft.of(TestFunction.script("exit 0").function()), jdk, parts, cache, work);

        assertThat(first.function().entry(CodePath.of("jre/bin/java"))).isPresent();
        assertThat(second.function().entries().keySet())
                .isEqualTo(first.function().entries().keySet());
        try (Stream<Path> images = Files.list(cache)) {
            assertThat(images).hasSize(1);
        }
    }
}
