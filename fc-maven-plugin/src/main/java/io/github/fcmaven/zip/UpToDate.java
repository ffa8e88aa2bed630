package io.github.fcmaven.zip;

import io.github.fcmaven.files.Hash;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Whether nothing has changed since a zip was written, decided in milliseconds without reading a file of the package.
 *
 * <p>A small record beside the build's other working files has one digest of the settings and of each entry: its path
 * and mode, and the place, size and modification time of its file. It also says what the zip itself was. If only a time
 * differs, it is not up to date: the zip is made again, and stays as it is if its bytes are the same.
 */
public final class UpToDate {

    private static final String FORM = "fc-maven-plugin zip record 3";
    private static final String WARNING = "warning ";
    private static final int FIXED_LINES = 6;

    private UpToDate() {}

    /**
     * The zip that is there, where it is still the one that these entries and settings make.
     *
     * @param record where {@link DraftZip#remember} wrote; if it is missing or corrupt, nothing is known
     * @param zip the zip
     * @param entries what it would be made of now
     * @param settings all else that decides its bytes: parameters, the plugin's version, the entries' time
     */
    public static Optional<WrittenZip> check(
            Path record, Path zip, SortedMap<CodePath, Entry> entries, String settings) {
        try {
            List<String> lines = BoundedInput.lines(record);
            if (lines.size() < FIXED_LINES || !lines.get(0).equals(FORM)) {
                return Optional.empty();
            }
            String inputs = digest(settings, entries.values().parallelStream().map(UpToDate::text));
            boolean same = lines.get(1).equals("inputs " + inputs)
                    && lines.get(2).equals("zip " + state(zip))
                    && lines.get(FIXED_LINES - 1).equals("sealed " + seal(lines));
            return same ? Optional.of(zipOf(zip, lines)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // making the zip again costs little, and its errors name what is wrong
        }
    }

    /**
     * Records a zip that was just written, by what its entries were when they were packed.
     *
     * @param record is replaced at once; its folder is made where it is missing
     * @throws FcProblem where it cannot be written
     */
    static void remember(Path record, WrittenZip zip, Collection<PackedEntry> packed, String settings) {
        Path file = record.toAbsolutePath().normalize();
        try {
            Files.createDirectories(file.getParent());
            String text = text(zip, digest(settings, packed.parallelStream().map(UpToDate::text)));
            try (AtomicFile temporary = AtomicFile.beside(file)) {
                temporary.channel().write(StandardCharsets.UTF_8.encode(text));
                temporary.moveTo(file);
            }
        } catch (UncheckedIOException e) {
            throw notWritten(file, e.getCause());
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static FcProblem notWritten(Path file, IOException e) {
        return FcProblem.local(
                file + " cannot be written: " + e.getMessage(),
                InTheWay.fix(
                        e,
                        "make room, or make the folder " + file.getParent()
                                + " writable for the user that runs the build"),
                e);
    }

    private static String text(WrittenZip zip, String inputs) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FORM);
        lines.add("inputs " + inputs);
        lines.add("zip " + state(zip.file()));
        lines.add("sha256 " + zip.sha256());
        lines.add("crc64 " + zip.crc64());
        List<String> warnings = zip.warnings().stream()
                .map(warning -> WARNING + warning.replace("\\", "\\\\").replace("\n", "\\n"))
                .toList();
        List<String> all = new ArrayList<>(lines);
        all.add("");
        all.addAll(warnings);
        all.set(lines.size(), "sealed " + seal(all));
        return String.join("\n", all) + "\n";
    }

    /** A digest of all other lines, so that a record is ignored that somebody has edited or a crash has cut. */
    private static String seal(List<String> lines) {
        MessageDigest digest = Hash.SHA_256.start();
        for (int i = 0; i < lines.size(); i++) {
            if (i != FIXED_LINES - 1) {
                add(digest, lines.get(i));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static WrittenZip zipOf(Path zip, List<String> lines) throws IOException {
        List<String> warnings = lines.subList(FIXED_LINES, lines.size()).stream()
                .map(line -> line.substring(WARNING.length()).translateEscapes())
                .toList();
        return new WrittenZip(
                zip.toAbsolutePath().normalize(),
                Files.size(zip),
                lines.get(3).substring("sha256 ".length()),
                lines.get(4).substring("crc64 ".length()),
                true,
                warnings);
    }

    private static String digest(String settings, Stream<String> entries) {
        MessageDigest digest = Hash.SHA_256.start();
        add(digest, settings);
        entries.forEachOrdered(text -> add(digest, text));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** By the state that its file had when it was read: a change since then must be seen by the next build. */
    private static String text(PackedEntry packed) {
        return text(packed.entry(), packed.state());
    }

    private static String text(Entry entry) {
        return text(entry, InputState.of(entry));
    }

    private static String text(Entry entry, InputState state) {
        String mode =
                entry.given().isPresent() ? Integer.toString(entry.given().get().bits()) : "by its content";
        return entry.path() + "\n" + mode + "\n" + content(entry.content(), state);
    }

    private static String content(Content content, InputState state) {
        if (content.file().isPresent()) {
            Path file = content.file().get().toAbsolutePath();
            return "file " + file + " " + state.size() + " " + nanos(state);
        }
        try (InputStream in = content.open()) {
            return "bytes " + Hash.SHA_256.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(InputState state) {
        return state.modified().orElseThrow().to(TimeUnit.NANOSECONDS);
    }

    private static String state(Path zip) throws IOException {
        var attributes = Files.readAttributes(zip, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile() ? attributes.size() + " " + attributes.lastModifiedTime() : "none";
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length)
                .getBytes(StandardCharsets.UTF_8)); // so that no two lists of texts run together alike
        digest.update((byte) ' ');
        digest.update(bytes);
    }
}
