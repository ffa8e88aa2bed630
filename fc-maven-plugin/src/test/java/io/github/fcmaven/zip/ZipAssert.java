package io.github.fcmaven.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Says what a zip holds: {@code assertThatZip(zip).hasEntry("bootstrap").withMode(0755).deflated()}. */
public final class ZipAssert extends AbstractAssert<ZipAssert, Path> {

    private ZipAssert(Path zip) {
        super(zip, ZipAssert.class);
    }

    public static ZipAssert assertThatZip(Path zip) {
        return new ZipAssert(zip);
    }

    /** All names in their order, folders with a slash at the end. */
    public ZipAssert hasExactly(String... names) {
        try (ZipFile zip = open()) {
            Assertions.assertThat(Collections.list(zip.getEntriesInPhysicalOrder()))
                    .extracting(ZipArchiveEntry::getName)
                    .containsExactly(names);
            Assertions.assertThat(Collections.list(zip.getEntries()))
                    .as("the central directory's order")
                    .extracting(ZipArchiveEntry::getName)
                    .containsExactly(names);
        } catch (IOException e) {
            throw new AssertionError(actual + " is not a zip", e);
        }
        return this;
    }

    public ZipAssert hasNoEntry(String name) {
        try (ZipFile zip = open()) {
            Assertions.assertThat(zip.getEntry(name)).as(name).isNull();
        } catch (IOException e) {
            throw new AssertionError(actual + " is not a zip", e);
        }
        return this;
    }

    public EntryAssert hasEntry(String name) {
        try (ZipFile zip = open()) {
            ZipArchiveEntry entry = zip.getEntry(name);
            Assertions.assertThat(entry).as(name + " in " + actual).isNotNull();
            try (InputStream in = zip.getInputStream(entry)) {
                return new EntryAssert(this, entry, in.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(actual + " is not a zip", e);
        }
    }

    private ZipFile open() throws IOException {
        return ZipFile.builder().setPath(actual).get();
    }

    /** Says what one entry is. */
    public static final class EntryAssert {
        private final ZipAssert zip;
        private final ZipArchiveEntry entry;
        private final byte[] bytes;

        private EntryAssert(ZipAssert zip, ZipArchiveEntry entry, byte[] bytes) {
            this.zip = zip;
            this.entry = entry;
            this.bytes = bytes;
        }

        /** Its permissions, and that it has the type that its name says. */
        public EntryAssert withMode(int mode) {
            int type = entry.isDirectory() ? UnixStat.DIR_FLAG : UnixStat.FILE_FLAG;
            Assertions.assertThat(Integer.toOctalString(entry.getUnixMode()))
                    .as("mode of " + entry.getName())
                    .isEqualTo(Integer.toOctalString(type | mode));
            return this;
        }

        public EntryAssert stored() {
            Assertions.assertThat(entry.getMethod())
                    .as("method of " + entry.getName())
                    .isEqualTo(ZipEntry.STORED);
            return this;
        }

        public EntryAssert deflated() {
            Assertions.assertThat(entry.getMethod())
                    .as("method of " + entry.getName())
                    .isEqualTo(ZipEntry.DEFLATED);
            return this;
        }

        public EntryAssert withText(String text) {
            Assertions.assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .as(entry.getName())
                    .isEqualTo(text);
            return this;
        }

        public EntryAssert withBytes(byte[] expected) {
            Assertions.assertThat(bytes).as(entry.getName()).isEqualTo(expected);
            return this;
        }

        public EntryAssert at(Instant time) {
            Assertions.assertThat(entry.getLastModifiedTime().toInstant())
                    .as("time of " + entry.getName())
                    .isEqualTo(time);
            return this;
        }

        public ZipAssert and() {
            return zip;
        }
    }
}
