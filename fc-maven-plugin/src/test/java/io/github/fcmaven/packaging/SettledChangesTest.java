package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Files that somebody writes while they are watched. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(30)
class SettledChangesTest {

    @TempDir
    Path work;

    private Path jar;
    private Path folder;
    private PackageInputs inputs;

    @BeforeEach
    void files() throws IOException {
        jar = Files.write(work.resolve("demo.jar"), new byte[200_000]);
        folder = Files.createDirectory(work.resolve("function"));
        Files.writeString(folder.resolve("server.js"), "one");
        inputs = new PackageInputs(List.of(jar), List.of(new FileSet(folder, "", List.of(), List.of("*.log"), "it")));
    }

    @Test
    void aChangedANewAndARemovedFileAreToldAndOneThatIsNotPackedIsNot() throws Exception {
        Path gone = Files.writeString(folder.resolve("gone.js"), "x");
        SettledChanges changes = new SettledChanges(inputs::stamps);
        Files.writeString(folder.resolve("server.log"), "not packed");
        Files.writeString(folder.resolve("server.js"), "two and longer");
        Files.writeString(folder.resolve("new.js"), "x");
        Files.delete(gone);

        assertThat(changes.await()).containsExactly(gone, folder.resolve("new.js"), folder.resolve("server.js"));
        assertThat(changes.isQuiet()).isTrue();
    }

    @Test
    void aJarThatIsBeingWrittenIsToldOnceItIsWhole() throws Exception {
        SettledChanges changes = new SettledChanges(inputs::stamps);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(150_000, 100, 8));

        assertThat(changes.await()).containsExactly(jar);
        assertThat(writer).isCompleted();
        assertThat(jar).hasSize(150_000);
    }

    /** A build makes a small jar first, and another one of it a second later. */
    @Test
    void aJarThatIsMuchSmallerIsGivenMoreTime() throws Exception {
        SettledChanges changes = new SettledChanges(inputs::stamps);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            write(3_000, 0, 1);
            pause(1_200);
            write(210_000, 0, 1);
        });

        assertThat(changes.await()).containsExactly(jar);
        assertThat(writer).isCompleted();
    }

    @Test
    void whatIsWrittenMeanwhileIsToldNextUnlessItWasUs() throws Exception {
        Path zip = Files.writeString(work.resolve("function.zip"), "one");
        PackageInputs both = new PackageInputs(List.of(jar, zip), inputs.folders());
        SettledChanges changes = new SettledChanges(both::stamps);
        Files.writeString(zip, "written by us");
        Files.writeString(folder.resolve("server.js"), "written meanwhile");
        changes.acknowledge(List.of(zip));

        assertThat(changes.isQuiet()).isFalse();
        assertThat(changes.await()).containsExactly(folder.resolve("server.js"));
    }

    @Test
    void theListIsReadAsItWasWrittenAndATornOneSaysNothing() throws Exception {
        OutputFiles output = new OutputFiles(
                work,
                new FinalName("function"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(PackageInputs.read(output)).isEqualTo(PackageInputs.NONE);
        Files.createDirectories(output.inputs().getParent());
        Files.writeString(output.inputs(), "folder\t" + folder + "\t\t!\t*.log\n" + jar + "\n");

        PackageInputs read = PackageInputs.read(output);
        assertThat(read.stamps()).isEqualTo(inputs.stamps());
        assertThat(read.newerThan(FileTime.from(Instant.now().plusSeconds(9)))).isEmpty();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(read.newerThan(FileTime.from(Instant.now().plusSeconds(9)))).contains(jar);

        Files.writeString(output.inputs(), "folder\t" + folder);
        assertThat(PackageInputs.read(output)).isEqualTo(PackageInputs.NONE);
    }

    private void write(int bytes, long pause, int pieces) {
        try (OutputStream out = Files.newOutputStream(jar)) {
            for (int i = 0; i < pieces; i++) {
                out.write(new byte[bytes / pieces]);
                out.flush();
                pause(pause);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
