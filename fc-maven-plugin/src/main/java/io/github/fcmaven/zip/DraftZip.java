package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A zip that is not written yet and whose bytes are known: its size can be judged before it replaces another one. */
public final class DraftZip implements AutoCloseable {

    private final Path target;
    private final Spool spool;
    private final List<PackedEntry> packed;
    private final ZipLayout layout;
    private final SizeLimit limit;

    private DraftZip(Path target, Spool spool, List<PackedEntry> packed, ZipLayout layout, SizeLimit limit) {
        this.target = target;
        this.spool = spool;
        this.packed = packed;
        this.layout = layout;
        this.limit = limit;
    }

    /** Of files that are not compressed: nothing of it waits in a spool, and it may have any size. */
    static DraftZip uncompressed(SortedMap<CodePath, Entry> entries, Path zip, Instant time) {
        EntryRules.check(entries, zip);
        EntryRules.refuseUnreadable(entries.values());
        List<PackedEntry> packed = entries.values().parallelStream()
                .map(PackedEntry::measureStored)
                .toList();
        return new DraftZip(zip, new Spool(zip), packed, ZipLayout.of(packed, new EntryTime(time)), SizeLimit.NONE);
    }

    /** Packs on all processors. The bytes and the order of the entries do not depend on how many there are. */
    static DraftZip of(SortedMap<CodePath, Entry> entries, Path zip, Instant time, SizeLimit limit) {
        EntryTime entryTime = new EntryTime(time);
        EntryRules.check(entries, zip);
        Spool spool = new Spool(zip);
        try {
            List<PackedEntry> packed = entries.values().parallelStream()
                    .map(entry -> PackedEntry.measure(entry, spool))
                    .toList();
            return new DraftZip(zip, spool, packed, ZipLayout.of(packed, entryTime), limit);
        } catch (UncheckedIOException e) {
            close(spool, e);
            throw notWritten(zip, unpacked(entries), e.getCause());
        } catch (RuntimeException e) {
            close(spool, e);
            EntryRules.refuseUnreadable(entries.values());
            throw e;
        }
    }

    /** How many bytes the zip will have. */
    public long size() {
        return layout.size();
    }

    /**
     * Writes the zip beside its target, and moves it there when it is whole. A target with the same bytes stays as it
     * is.
     *
     * @return the zip, with a warning from 80 per cent of the platform's limit on
     * @throws FcProblem where it is too large, or cannot be written; the zip that stood there stays as it was
     */
    public WrittenZip write() {
        List<String> warnings = limit.check(layout.size(), packed);
        try {
            Files.createDirectories(target.getParent());
            return replace(warnings);
        } catch (IOException e) {
            throw notWritten(target, layout.size(), e);
        }
    }

    /**
     * Records the zip that was just written, for {@link UpToDate#check}.
     *
     * @param record is replaced at once; its folder is made where it is missing
     * @param settings all else that decides its bytes, as for the check
     * @throws FcProblem where it cannot be written
     */
    public void remember(Path record, WrittenZip written, String settings) {
        UpToDate.remember(record, written, packed, settings);
    }

    /** Writes one that is unpacked at once and then deleted: nobody asks for its checksums. */
    void stage() {
        try {
            Files.createDirectories(target.getParent());
            try (AtomicFile temporary = AtomicFile.beside(target)) {
                layout.writeTo(new ZipOutput(
                        temporary.channel(), Optional.empty(), layout.time().dos()));
                temporary.moveTo(target);
            }
        } catch (IOException e) {
            throw notWritten(target, layout.size(), e);
        }
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            throw notWritten(target, layout.size(), e);
        }
    }

    private static void close(Spool spool, RuntimeException cause) {
        try {
            spool.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static long unpacked(SortedMap<CodePath, Entry> entries) {
        return entries.values().stream()
                .mapToLong(entry -> entry.content().size())
                .sum();
    }

    private WrittenZip replace(List<String> warnings) throws IOException {
        try (AtomicFile temporary = AtomicFile.beside(target);
                Checksums checksums = new Checksums()) {
            ZipOutput out = new ZipOutput(
                    temporary.channel(), Optional.of(checksums), layout.time().dos());
            layout.writeTo(out);
            boolean unchanged = temporary.hasBytesOf(target);
            if (!unchanged) {
                temporary.moveTo(target);
            }
            Checksums.Sums sums = checksums.finish();
            return new WrittenZip(target, out.position(), sums.sha256(), sums.crc64(), unchanged, warnings);
        }
    }

    private static FcProblem notWritten(Path zip, long size, IOException e) {
        String space = "";
        try {
            space = ", it needs " + size + " bytes and "
                    + Files.getFileStore(zip.getParent()).getUsableSpace() + " are free";
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
        }
        return FcProblem.local(
                zip + " cannot be written: " + reason(e) + space,
                InTheWay.fix(
                        e,
                        "make room, or make the folder " + zip.getParent()
                                + " writable for the user that runs the build"),
                e);
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
