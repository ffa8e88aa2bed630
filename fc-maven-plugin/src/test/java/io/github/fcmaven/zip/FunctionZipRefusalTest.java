package io.github.fcmaven.zip;

import static io.github.fcmaven.zip.ZipAssert.assertThatZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Region;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Sizes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files and names that make no zip. */
class FunctionZipRefusalTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    @TempDir
    Path folder;

    private FcProblem problemOf(Packages packages, SizeLimit limit) {
        Path zip = folder.resolve("function.zip");
        boolean stood = Files.exists(zip);
        FcProblem problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                FcProblem.class, () -> Zips.write(packages.entries(), zip, TIME, limit));
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(Files.exists(zip)).isEqualTo(stood);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return problem;
    }

    private FcProblem problemOf(Packages packages) {
        return problemOf(packages, SizeLimit.PLATFORM);
    }

    @Test
    void namesThatDifferOnlyByCase() {
        FcProblem problem = problemOf(Packages.with("Readme.md", "a").and("README.md", "b"));
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what()).contains("README.md and Readme.md differ only by case");
    }

    @Test
    void namesThatDifferOnlyByNormalFormAreShownSoThatOneSeesIt() {
        FcProblem problem = problemOf(Packages.with("caf\u00e9", "a").and("cafe\u0301", "b"));
        assertThat(problem.what())
                .contains("normal form")
                .contains("caf\\u00e9")
                .contains("cafe\\u0301");
    }

    @Test
    void foldersThatDifferOnlyByCase() {
        assertThat(problemOf(Packages.with("Lib/a", "a").and("lib/b", "b")).what())
                .contains("Lib and lib differ");
    }

    @Test
    void namesThatOnlyResembleEachOtherAreFine() {
        Zips.write(
                Packages.with("a-b", "a")
                        .and("a_b", "b")
                        .and("ab/a", "")
                        .and("ab/b", "")
                        .entries(),
                folder.resolve("function.zip"),
                TIME);
        assertThatZip(folder.resolve("function.zip")).hasExactly("a-b", "a_b", "ab/", "ab/a", "ab/b");
    }

    @Test
    void aFileThatIsAnothersFolder() {
        FcProblem problem = problemOf(Packages.with("lib", "a").and("lib/x/b", "b"));
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what()).contains("lib is a file, and also the folder of lib/x/b");
    }

    @Test
    void theZipInsideItselfUnderAnyName() throws IOException {
        Path zip = Files.writeString(folder.resolve("function.zip"), "old");
        assertThat(problemOf(Packages.with("inner.zip", zip)).what())
                .contains("inner.zip is the zip that is being written");
        Path link = Files.createLink(folder.resolve("hard.zip"), zip);
        assertThat(problemOf(Packages.with("hard.zip", link)).fix()).contains("exclude function.zip");
        assertThat(zip).hasContent("old");
    }

    @Test
    void aTemporaryFileOfTheZip() throws IOException {
        Path other = Files.writeString(folder.resolve(".function.zip.0123.tmp"), "another build's");
        FcProblem problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                FcProblem.class,
                () -> Zips.write(Packages.with("x", other).entries(), folder.resolve("function.zip"), TIME));
        assertThat(problem.what()).contains("is the zip that is being written");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFifoWhichIsNeverOpened() throws Exception {
        Path fifo = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", fifo.toString())
                        .start()
                        .waitFor())
                .isZero();
        FcProblem problem = problemOf(Packages.with("pipe", fifo));
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what()).contains("pipe (" + fifo + ") is a FIFO");
    }

    @Test
    void aDirectory() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("dir"));
        assertThat(problemOf(Packages.with("dir", directory)).what())
                .contains("dir (" + directory + ") is a directory");
    }

    @Test
    void unreadableFilesAreAllNamed() throws IOException {
        var none = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------"));
        Path one = Files.createFile(folder.resolve("one"), none);
        Path two = Files.createFile(folder.resolve("two"), none);
        assumeTrue(!Files.isReadable(one), "root reads every file");
        FcProblem problem = problemOf(Packages.with("one", one).and("two", Content.of(two), FileMode.READABLE));
        assertThat(problem.what())
                .contains(one.toString())
                .contains(two.toString())
                .contains("permission denied");
    }

    @Test
    void aFileThatIsGone() throws IOException {
        Path file = Files.writeString(folder.resolve("gone.txt"), "x");
        Packages packages = Packages.with("gone.txt", file);
        Files.delete(file);
        assertThat(problemOf(packages).what())
                .contains("gone.txt (" + file + ") was there")
                .contains("is missing now");
    }

    @Test
    void aFileThatGrowsWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "line\n");
        FcProblem problem =
                problemOf(changing(file, () -> Files.writeString(file, "more\n", StandardOpenOption.APPEND)));
        assertThat(problem.what())
                .contains("app.log")
                .contains("changed while it was packed: it had 5 bytes, and now has 10");
    }

    @Test
    void aFileThatChangesBetweenItsTwoReadingsAndHidesItByItsTime() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "line\n");
        FileTime time = Files.getLastModifiedTime(file);
        FcProblem problem = problemOf(changing(file, () -> {
            Files.writeString(file, "LINE\n");
            Files.setLastModifiedTime(file, time);
        }));
        assertThat(problem.what()).contains("app.log").contains("changed while it was packed");
    }

    @Test
    void aFileThatIsReplacedWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "line\n");
        FileTime time = Files.getLastModifiedTime(file);
        FcProblem problem = problemOf(changing(file, () -> {
            Path other = Files.writeString(folder.resolve("other"), "line\n");
            Files.setLastModifiedTime(other, time);
            Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }));
        assertThat(problem.what()).contains("changed while it was packed");
    }

    private interface Change {
        void happen() throws IOException;
    }

    /**
     * The file, which changes just before it is opened for the n-th time: 1
     * for its head, 2 for its sums, 3 for the packing.
     */
    /** It is opened for the sums, and then for the packing. */
    private static Packages changing(Path file, Change change) {
        AtomicInteger opened = new AtomicInteger();
        Content content = new Content() {
            @Override
            public long size() {
                return 5;
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }

            @Override
            public InputStream open() throws IOException {
                if (opened.incrementAndGet() == 2) {
                    change.happen();
                }
                return new FilterInputStream(Files.newInputStream(file)) {};
            }
        };
        return new Packages().and("app.log", content, FileMode.READABLE);
    }

    @Test
    void aZipThatIsTooLargeIsNotWrittenAndItsLargestEntriesAreNamed() {
        Packages packages = new Packages();
        for (int i = 10; i < 25; i++) {
            packages.and("lib/" + i + ".jar", Content.of(Packages.jar(i * 1000)), FileMode.READABLE);
        }
        FcProblem problem = problemOf(packages, new SizeLimit(200_000));
        assertThat(problem.requirement()).contains(Requirement.FC_SIZE);
        assertThat(problem.what()).contains("lib/24.jar").contains("lib/15.jar").doesNotContain("lib/14.jar");
        assertThat(problem.platform()).contains("EntityTooLarge");
        assertThat(folder.resolve("function.zip")).doesNotExist();
    }

    @Test
    void theLimitIsExactAndFromFourFifthsOfItOnAWarningComes() {
        Path zip = folder.resolve("function.zip");
        var entries = Packages.ofEveryKind().entries();
        long size = Zips.write(entries, zip, TIME).size();
        assertThat(Zips.write(entries, zip, TIME, new SizeLimit(size)).warnings())
                .singleElement()
                .asString()
                .contains("its largest entries:")
                .contains("demo.jar");
        assertThat(Zips.write(entries, zip, TIME, new SizeLimit(size * 100 / 79))
                        .warnings())
                .isEmpty();
        assertThatThrownBy(() -> Zips.write(entries, zip, TIME, new SizeLimit(size - 1)))
                .isInstanceOf(FcProblem.class);
    }

    @Test
    void thePlatformTakesWhatItsLargestRegionsTakeAndWhatTheRequirementSays() {
        assertThat(SizeLimit.PLATFORM.bytes())
                .isEqualTo(Limits.LARGEST_ZIP)
                .isEqualTo(new Region("cn-hangzhou").largestZip());
        assertThat(Limits.LARGEST_ZIP % (1024 * 1024)).as("whole megabytes").isZero();
        assertThat(Requirement.FC_SIZE.sentence()).contains("at most " + Sizes.limit(Limits.LARGEST_ZIP) + ",");
    }
}
