package io.github.fcmaven.coldstart.jre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.ProcessSnapshot;
import io.github.fcmaven.process.ThisMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred megabytes that are being made: whatever ends the build, they do not stay. */
class ImageDraftTest {

    @TempDir
    Path cache;

    /** A build that makes an image by a tool which takes its time. */
    static final class Build {
        public static void main(String[] args) throws Exception {
            try (ImageDraft draft = ImageDraft.in(Path.of(args[0]), "17.0.1-key");
                    JdkTools tools = new JdkTools(draft.folder())) {
                tools.run(List.of(
                        "sh",
                        "-c",
                        "mkdir \"$1\"; echo half > \"$1/half\"; echo $$ > \"$1/pid\"; exec sleep 300",
                        "sh",
                        draft.image().toString()));
            }
        }
    }

    @Test
    void aFinishedImageTakesItsPlaceAndNothingElseIsLeft() throws Exception {
        Path image = cache.resolve("17.0.1-key");
        try (ImageDraft draft = ImageDraft.in(cache, "17.0.1-key");
                JdkTools tools = new JdkTools(draft.folder())) {
            tools.run(List.of("mkdir", draft.image().toString()));
            draft.moveTo(image);
        }
        assertThat(cache).isDirectoryContaining(path -> path.equals(image));
        assertThat(Files.list(cache)).hasSize(1);
    }

    /** With {@code _JAVA_OPTIONS=-XX:+UseG1GC} no tool would start that is given another collector. */
    @Test
    void aToolGetsNoOptionsOfTheUsers() {
        assertThat(List.of("_JAVA_OPTIONS", "OPENJ9_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"))
                .allMatch(JdkTools::givesOptions);
        assertThat(List.of("JAVA_HOME", "PATH", "LANG")).noneMatch(JdkTools::givesOptions);
    }

    @Test
    void whatAKilledBuildLeftIsRemovedAndWhatALivingOneMakesStays() throws Exception {
        ProcessSnapshot self =
                ThisMachine.here().process(ProcessHandle.current().pid()).orElseThrow();
        Path ended =
                Files.createDirectories(cache.resolve(".17.0.1-aaaa-" + self.pid() + "-" + (self.start() - 1) + "-1"));
        Path gone = Files.createDirectories(cache.resolve(".17.0.1-bbbb-999999999-1-1/image"));
        Path ours = Files.createDirectories(cache.resolve(".17.0.1-cccc-" + self.pid() + "-" + self.start() + "-7"));
        Path image = Files.createDirectories(cache.resolve("17.0.1-dddd"));
        ImageDraft.in(cache, "17.0.1-eeee").close();
        assertThat(ended).doesNotExist();
        assertThat(gone).doesNotExist();
        assertThat(ours).exists();
        assertThat(image).exists();
    }

    @Test
    void aKillEndsTheToolTooAndTheHalfImageGoes() throws Exception {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Build.class.getName(),
                        cache.toString())
                .redirectErrorStream(true)
                .start();
        Await.until("the tool", () -> pid() > 0);
        long tool = pid();
        build.destroyForcibly().waitFor();
        Await.gone("the tool", () -> ThisMachine.here()
                .process(tool)
                .filter(row -> !row.zombie())
                .isEmpty());
        Await.gone("the draft", () -> {
            try (var drafts = Files.list(cache)) {
                return drafts.findAny().isEmpty();
            }
        });
    }

    private long pid() throws Exception {
        try (var drafts = Files.newDirectoryStream(cache)) {
            for (Path draft : drafts) {
                Path file = draft.resolve("image/pid");
                if (Files.isRegularFile(file) && Files.size(file) > 0) {
                    return Long.parseLong(Files.readString(file).strip());
                }
            }
        }
        return 0;
    }
}
