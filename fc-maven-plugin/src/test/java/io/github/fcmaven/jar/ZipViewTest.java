package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.payload.TestJar;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reader of jars beside Java's own. */
class ZipViewTest {

    @TempDir
    private Path folder;

    @Test
    void itSeesWhatJavasOwnReaderSeesInEveryJarOfThisTest() throws IOException {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .toList();
        assertThat(jars).isNotEmpty();
        for (Path jar : jars) {
            assertThat(ours(jar)).as(jar.toString()).isEqualTo(javas(jar));
        }
    }

    @Test
    void aZipWithMoreEntriesThanTheOldFormatCountsIsReadWhole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 66_000; i++) {
                zip.putNextEntry(new ZipEntry("C" + i));
                zip.write(i);
            }
        }
        Path jar = Files.write(folder.resolve("many.jar"), bytes.toByteArray());

        assertThat(ours(jar)).hasSize(66_000).isEqualTo(javas(jar));
    }

    @Test
    void aLaunchScriptBeforeTheZipIsPassedOver() throws IOException {
        byte[] jar = TestJar.executable("com.acme.Main", 8).bytes();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("#!/bin/bash\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(jar);
        Path file = Files.write(folder.resolve("script.jar"), bytes.toByteArray());

        assertThat(ours(file)).isEqualTo(javas(file)).containsKey("com/acme/Main.class");
    }

    @Test
    void aJarWithinAJarIsReadInPlace() throws IOException {
        TestJar inner = TestJar.empty().classOf("com.library.A", 17).file("text", "inner");
        Path jar = TestJar.empty()
                .file("before", "x".repeat(100_000))
                .library("lib/inner.jar", inner)
                .write(folder.resolve("outer.jar"));

        try (ZipView zip = ZipView.open("demo.jar", Content.of(jar))) {
            ZipView.Item item = zip.items().get(1);
            ZipView nested = zip.nested(item);
            assertThat(nested.items()).extracting(ZipView.Item::name).containsExactly("com/library/A.class", "text");
            assertThat(nested.head(nested.items().get(1), 100)).asString().isEqualTo("inner");
            assertThatThrownBy(() -> zip.nested(zip.items().get(0))).hasMessage("before is compressed");
        }
    }

    @Test
    void aLongEntryIsInflatedAcrossManyWindows() throws IOException {
        String text = new Random(1)
                .ints(300_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Path jar = TestJar.empty().file("long", text).write(folder.resolve("long.jar"));

        try (ZipView zip = ZipView.open("demo.jar", Content.of(jar))) {
            assertThat(zip.head(zip.items().get(0), 1 << 20)).asString().isEqualTo(text);
            assertThat(zip.head(zip.items().get(0), 70_000)).asString().isEqualTo(text.substring(0, 70_000));
        }
    }

    private static Map<String, String> ours(Path jar) throws IOException {
        Map<String, String> heads = new LinkedHashMap<>();
        try (ZipView zip = ZipView.open("demo.jar", Content.of(jar))) {
            for (ZipView.Item item : zip.items()) {
                heads.put(item.name(), item.size() + Arrays.toString(zip.head(item, 8)));
            }
        }
        return heads;
    }

    private static Map<String, String> javas(Path jar) throws IOException {
        Map<String, String> heads = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    heads.put(entry.getName(), entry.getSize() + Arrays.toString(in.readNBytes(8)));
                }
            }
        }
        return heads;
    }
}
