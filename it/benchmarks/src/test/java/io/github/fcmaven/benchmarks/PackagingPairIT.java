package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pair of the benchmark, once and small: that both zips hold the same jar, not how long they take. */
class PackagingPairIT {

    /** Nobody looks at the time. */
    private static final String QUICK = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    @TempDir
    Path folder;

    @Test
    void bothPluginsPackTheSameJar() throws Exception {
        Path jar = Subject.springBootJar(folder.resolve("demo.jar"), 3_000_000);
        Packaging packaging = Packaging.ofJar(folder.resolve("project"), jar);
        Measured ours = packaging.goal("fc", QUICK);
        assertThat(ours.output()).contains("SHA-256");
        assertThat(entry(packaging.functionZip())).isEqualTo(Files.readAllBytes(jar));
        packaging.goal("assembly", QUICK);
        assertThat(entry(packaging.assemblyZip())).isEqualTo(Files.readAllBytes(jar));
    }

    private static byte[] entry(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry("demo.jar"))) {
            return in.readAllBytes();
        }
    }
}
