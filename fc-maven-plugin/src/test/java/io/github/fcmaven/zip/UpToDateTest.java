package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip is left as it is only if nothing that made it has changed. */
class UpToDateTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");
    /** 400 GB: no machine reads them in half a minute. */
    private static final long LARGE = 400L << 30;

    private static final String SETTINGS = "caPort=9000\nplugin=0.1.0\n";

    @TempDir
    Path folder;

    private Path jar;
    private Path zip;
    private Path record;
    private WrittenZip written;

    @BeforeEach
    void aZipIsWritten() throws IOException {
        jar = Files.write(folder.resolve("demo.jar"), Packages.jar(5_000));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        zip = folder.resolve("function.zip");
        record = folder.resolve("fc/function.zip.record");
        written = remembered(entries("text"));
    }

    private WrittenZip remembered(SortedMap<CodePath, Entry> entries) {
        try (DraftZip draft = FunctionZip.draft(entries, zip, TIME)) {
            WrittenZip made = draft.write();
            draft.remember(record, made, SETTINGS);
            return made;
        }
    }

    private SortedMap<CodePath, Entry> entries(String text) {
        return Packages.with("demo.jar", jar).and("bootstrap", text).entries();
    }

    private Optional<WrittenZip> check() {
        return UpToDate.check(record, zip, entries("text"), SETTINGS);
    }

    @Test
    void nothingChangedGivesTheSameZip() {
        assertThat(check()).hasValueSatisfying(known -> {
            assertThat(known.unchanged()).isTrue();
            assertThat(known.file()).isEqualTo(written.file());
            assertThat(known.size()).isEqualTo(written.size());
            assertThat(known.sha256()).isEqualTo(written.sha256());
            assertThat(known.crc64()).isEqualTo(written.crc64());
        });
    }

    @Test
    void warningsAreGivenAgain() {
        List<String> warnings = List.of("two\nlines \\n and a backslash", "größe");
        var warned = new WrittenZip(zip, written.size(), written.sha256(), written.crc64(), false, warnings);
        try (DraftZip draft = FunctionZip.draft(entries("text"), zip, TIME)) {
            draft.remember(record, warned, SETTINGS);
        }
        assertThat(check())
                .hasValueSatisfying(known -> assertThat(known.warnings()).isEqualTo(warnings));
    }

    @Test
    void otherBytesModesEntriesOrSettingsAreSeen() {
        assertThat(UpToDate.check(record, zip, entries("other"), SETTINGS)).isEmpty();
        assertThat(UpToDate.check(record, zip, entries("text"), SETTINGS + "x")).isEmpty();
        SortedMap<CodePath, Entry> more = Packages.with("demo.jar", jar)
                .and("bootstrap", "text")
                .and("a", "")
                .entries();
        assertThat(UpToDate.check(record, zip, more, SETTINGS)).isEmpty();
        SortedMap<CodePath, Entry> mode = Packages.with("demo.jar", jar)
                .and("bootstrap", Content.of("text"), FileMode.EXECUTABLE)
                .entries();
        assertThat(UpToDate.check(record, zip, mode, SETTINGS)).isEmpty();
    }

    @Test
    void aFileWithAnotherSizeOrTimeIsSeenAndTheDigestThenDecides() throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(check()).isEmpty();
        assertThat(Zips.write(entries("text"), zip, TIME).unchanged()).isTrue();
        Files.write(jar, Packages.jar(6_000));
        assertThat(check()).isEmpty();
    }

    @Test
    void aFileThatChangedAfterItWasPackedIsSeen() throws IOException {
        seesAFileThatChangesBeforeTheRecord(FunctionZip.draft(entries("text"), zip, TIME));
    }

    @Test
    void aFileOfAZipThatIsNotCompressedAndChangedAfterItWasPackedIsSeen() throws IOException {
        seesAFileThatChangesBeforeTheRecord(FunctionZip.draftUncompressed(entries("text"), zip, TIME));
    }

    private void seesAFileThatChangesBeforeTheRecord(DraftZip packed) throws IOException {
        try (DraftZip draft = packed) {
            WrittenZip again = draft.write();
            draft.remember(record, again, SETTINGS);
            assertThat(check()).isPresent();
            Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
            draft.remember(record, again, SETTINGS);
        }
        assertThat(check()).isEmpty();
    }

    @Test
    void aZipThatSomebodyTouchedDeletedOrReplacedIsSeen() throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        Files.setLastModifiedTime(zip, FileTime.from(TIME));
        assertThat(check()).isEmpty();
        Files.delete(zip);
        assertThat(check()).isEmpty();
        Path elsewhere = Files.write(folder.resolve("elsewhere.zip"), bytes);
        Files.createSymbolicLink(zip, elsewhere);
        assertThat(check()).isEmpty();
    }

    @Test
    void aMissingOrCorruptRecordMeansThatNothingIsKnown() throws IOException {
        byte[] good = Files.readAllBytes(record);
        for (int length = 0; length < good.length - 1; length++) {
            Files.write(record, java.util.Arrays.copyOf(good, length));
            assertThat(check()).as("cut to " + length + " bytes").isEmpty();
        }
        for (int i = 0; i < good.length - 1; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (i % 2 == 0 ? 1 : 0x80);
            Files.write(record, bad);
            assertThat(check()).as("byte " + i).isEmpty();
        }
        Files.delete(record);
        assertThat(check()).isEmpty();
        Files.createDirectory(record);
        assertThat(check()).isEmpty();
        Files.delete(record);
        Files.write(record, good);
        assertThat(check()).isPresent();
    }

    @Test
    void itIsDecidedWithoutReadingTheFiles() throws IOException {
        Path large = folder.resolve("large.jar");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(LARGE); // sparse
        }
        SortedMap<CodePath, Entry> entries = Packages.with("large.jar", large).entries();
        List<PackedEntry> packed = entries.values().stream()
                .map(entry ->
                        new PackedEntry(entry, entry.mode(), InputState.of(entry), true, 0, LARGE, Optional.empty()))
                .toList();
        UpToDate.remember(record, written, packed, SETTINGS);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(UpToDate.check(record, zip, entries, SETTINGS)).isPresent());
    }
}
