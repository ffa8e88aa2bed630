package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.CountedContent;
import io.github.fcmaven.function.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class OpenedJarsTest {

    private final OpenedJars jars = new OpenedJars();

    @Test
    void aJarIsOpenedOnceHoweverManyAskForIt() throws IOException {
        CountedContent content = new CountedContent(jar("a/A.class"));
        assertThat(jars.find("lib/a.jar", content).orElseThrow().names()).containsExactly("a/A.class");
        assertThat(jars.find("lib/a.jar", content)).isPresent();
        assertThat(content.opened()).isEqualTo(1);
    }

    @Test
    void whatIsNoJarIsOpenedOnceToo() throws IOException {
        CountedContent content = new CountedContent(Content.of("no jar"));
        assertThat(jars.find("a.jar", content)).isEmpty();
        assertThat(jars.find("a.jar", content)).isEmpty();
        assertThat(content.opened()).isEqualTo(1);
    }

    @Test
    void aJarHasTheNameByWhichItIsAskedFor() throws IOException {
        CountedContent content = new CountedContent(jar("a/A.class"));
        assertThat(jars.find("target/a.jar", content).orElseThrow().name()).isEqualTo("target/a.jar");
        assertThat(jars.find("lib/a.jar", content).orElseThrow().name()).isEqualTo("lib/a.jar");
        assertThat(content.opened()).isEqualTo(1);
    }

    /** As where a step of the build has written it anew. */
    @Test
    void anotherFileOfTheSameNameIsOpened() throws IOException {
        assertThat(jars.find("a.jar", jar("a/A.class")).orElseThrow().names()).containsExactly("a/A.class");
        assertThat(jars.find("a.jar", jar("b/B.class")).orElseThrow().names()).containsExactly("b/B.class");
    }

    private static Content jar(String classFile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry(classFile));
        }
        return Content.of(bytes.toByteArray());
    }
}
