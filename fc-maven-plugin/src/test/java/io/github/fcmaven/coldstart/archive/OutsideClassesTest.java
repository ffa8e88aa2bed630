package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.coldstart.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The warning about classes that the archive does not have. */
class OutsideClassesTest {

    @TempDir
    Path work;

    @Test
    void eachJarIsNamedWithItsReasonTheLargestFirst() throws IOException {
        jar("lib/signed.jar", 61, "META-INF/ME.SF");
        jar("lib/old.jar", 48, "other.txt");
        jar("lib/odd.jar", 61, "other.txt");

        assertThat(words(
                        sources(12, "file:/tmp/fc/instance-1/code/lib/old.jar"),
                        sources(429, "file:/tmp/fc/instance-1/code/lib/signed.jar"),
                        sources(11, "jar:file:/tmp/fc/instance-1/code/lib/odd.jar!/"),
                        sources(9, "file:/tmp/fc/instance-1/code/demo.jar"),
                        sources(89, "__dynamic_proxy__"),
                        sources(176, "__JVM_LookupDefineClass__"),
                        sources(40, "jrt:/java.base")))
                .isEqualTo(
                        "classes that no archive can contain: 429 of lib/signed.jar, which is signed (set signatures of"
                                + " fc-maven-plugin to drop); 12 of lib/old.jar, whose class files are of Java 5 or"
                                + " older (take"
                                + " a newer version of it); 11 of lib/odd.jar;"
                                + " 265 that the application makes at its start,"
                                + " such as proxies and lambdas");
    }

    @Test
    void aFewAreNotWorthALine() throws IOException {
        assertThat(words(sources(9, "file:/tmp/fc/code/lib/a.jar"), sources(99, "__dynamic_proxy__")))
                .isEmpty();
    }

    @SafeVarargs
    private String words(List<String>... sources) throws IOException {
        List<String> all = new ArrayList<>();
        for (List<String> some : sources) {
            all.addAll(some);
        }
        return OutsideClasses.of(all).inWords(work).orElse("");
    }

    private static List<String> sources(int count, String source) {
        return Collections.nCopies(count, source);
    }

    private void jar(String path, int version, String other) {
        byte[] head = ByteBuffer.allocate(16).putInt(0xcafebabe).putInt(version).array();
        new Program().file("a/Some.class", head).file(other, "text").write(work.resolve(path));
    }
}
