package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.jar.ZipView;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of jars, which are read where they are or unpacked once. */
class FilesInPlaceTest {

    private static final CodePath JAR = CodePath.of("demo.jar");

    private final byte[] bytes = TestJar.executable("com.acme.Main", 8).bytes();
    private int opened;

    /** As a compressed entry of a zip is: there is no place where its bytes stand. */
    private final Content compressed = new Content() {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            opened++;
            return new ByteArrayInputStream(bytes);
        }
    };

    @Test
    void aCompressedJarIsUnpackedOnceHoweverOftenItIsLookedInto() throws IOException {
        try (FilesInPlace jars = FilesInPlace.of(function(JAR, compressed))) {
            assertThat(opened).isZero();
            Content jar = contentOf(jars, JAR);
            for (int i = 0; i < 3; i++) {
                try (ZipView zip = ZipView.open("demo.jar", jar)) {
                    assertThat(zip.items()).extracting(ZipView.Item::name).contains("com/acme/Main.class");
                }
            }
            assertThat(opened).isOne();
            assertThat(jar.size()).isEqualTo(bytes.length);
            assertThat(jar.open().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void nothingIsHeldWhenItIsClosed() throws IOException {
        FilesInPlace jars = FilesInPlace.of(function(JAR, compressed));
        ZipView.open("demo.jar", contentOf(jars, JAR)).close();

        jars.close();

        assertThatThrownBy(() -> ZipView.open("demo.jar", contentOf(jars, JAR)))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void whatStandsInAFileStaysWhatItIs(@TempDir Path folder) throws IOException {
        Content file = Content.of(Files.write(folder.resolve("demo.jar"), bytes));

        assertThat(contentOf(FilesInPlace.of(function(JAR, file)), JAR)).isSameAs(file);
    }

    private static Content contentOf(FilesInPlace jars, CodePath path) {
        return jars.function().entry(path).orElseThrow().content();
    }

    private static FunctionPackage function(CodePath path, Content content) {
        return new FunctionPackage(
                TestSpec.of("demo", 20),
                CustomRuntime.CUSTOM,
                List.of(),
                CaPort.DEFAULT,
                new StartupCommand(List.of("java", "-jar", "demo.jar"), List.of()),
                Map.of(),
                new TreeMap<>(Map.of(path, new Entry(path, content, FileMode.READABLE))));
    }
}
