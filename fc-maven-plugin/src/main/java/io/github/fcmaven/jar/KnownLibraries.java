package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The newest class of every library that was ever read. A library does not change, and the directory of the jar that
 * holds it says its name, size and CRC-32. It is only for what this build has made: a stranger can forge a CRC-32.
 * Whoever looks for a library opens its jar here too, so that one build opens each once.
 *
 * <p>The file may be missing, read-only or damaged, and several builds may use it at once. A line that is not as it was
 * written does not count.
 */
public final class KnownLibraries {

    /** Raise the number when the meaning of a line changes, or how classes are judged. */
    private static final String NAME = "bytecode-3.txt";

    /** Enough for some ten thousand libraries; then the file begins anew. */
    private static final int LARGEST = 2_000_000;

    private static final Pattern LEVEL = Pattern.compile("([0-9]{1,5})(p)?(?:@([0-9]{1,3}))? ([^|]+\\.class)");

    private final Optional<Path> file;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, String> fresh = new ConcurrentHashMap<>();

    /** What this build has looked up: the payload asks first, and the rules ask again. */
    private final Map<String, Optional<List<ClassLevel>>> found = new ConcurrentHashMap<>();

    private final OpenedJars opened = new OpenedJars();
    private boolean read;

    private KnownLibraries(Optional<Path> file) {
        this.file = file;
    }

    /** Only what this build itself has read. */
    public static KnownLibraries ofThisBuild() {
        return new KnownLibraries(Optional.empty());
    }

    /** What any build with that folder has read. */
    public static KnownLibraries in(Path folder) {
        return new KnownLibraries(Optional.of(folder.resolve(NAME)));
    }

    /** What identifies a library. */
    static String key(String name, long size, long crc) {
        return name.substring(name.lastIndexOf('/') + 1) + " " + size + " " + Long.toHexString(crc);
    }

    /** A jar of the package, which this build opens once; empty where it cannot be read as one. */
    public Optional<Jar> jar(String name, Content content) {
        return opened.find(name, content);
    }

    /** The levels of its classes that count; empty where the library is not known. */
    Optional<List<ClassLevel>> find(String key) {
        readOnce();
        String value = known.get(key);
        return value == null ? Optional.empty() : found.computeIfAbsent(value, KnownLibraries::levels);
    }

    void add(String key, List<ClassLevel> levels) {
        String value = levels.stream().map(KnownLibraries::text).collect(Collectors.joining("|"));
        boolean plain = Stream.of(key, value).allMatch(text -> text.indexOf('\t') < 0 && text.indexOf('\n') < 0);
        boolean readable =
                levels.stream().allMatch(level -> LEVEL.matcher(text(level)).matches());
        if (plain && readable) {
            known.put(key, value);
            fresh.put(key, value);
            found.put(value, Optional.of(levels));
        }
    }

    /** {@code 17 a/A.class}, {@code 21p@21 a/B.class}. */
    private static String text(ClassLevel level) {
        return level.java() + (level.preview() ? "p" : "") + (level.from() > 0 ? "@" + level.from() : "") + " "
                + level.classFile();
    }

    private static Optional<List<ClassLevel>> levels(String value) {
        List<ClassLevel> levels = new ArrayList<>();
        for (String text : value.isEmpty() ? new String[0] : value.split("\\|")) {
            Matcher level = LEVEL.matcher(text);
            if (!level.matches()) {
                return Optional.empty();
            }
            int from = level.group(3) == null ? 0 : Integer.parseInt(level.group(3));
            levels.add(new ClassLevel(Integer.parseInt(level.group(1)), level.group(2) != null, from, level.group(4)));
        }
        return Optional.of(levels);
    }

    /** Keeps what is new for the next build, as far as that is possible. */
    public synchronized void save() {
        if (file.isEmpty() || fresh.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        fresh.forEach((key, value) -> lines.add(line(key + "\t" + value)));
        fresh.clear();
        try {
            Files.createDirectories(file.get().getParent());
            if (Files.exists(file.get()) && Files.size(file.get()) > LARGEST) {
                replace(lines);
            } else {
                Files.write(
                        file.get(),
                        lines,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            // the next build looks into them again
        }
    }

    private void replace(List<String> lines) throws IOException {
        Path draft = Files.createTempFile(file.get().getParent(), "." + NAME, ".tmp");
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft); // as on a full disk
        }
    }

    private synchronized void readOnce() {
        if (read || file.isEmpty()) {
            return;
        }
        read = true;
        try {
            for (String line : BoundedInput.lines(file.get())) {
                int last = line.lastIndexOf('\t');
                String text = last < 0 ? "" : line.substring(0, last);
                int tab = text.indexOf('\t');
                if (tab > 0 && line.equals(line(text))) {
                    known.put(text.substring(0, tab), text.substring(tab + 1));
                }
            }
        } catch (IOException e) {
            // missing, or no text: then nothing is known
        }
    }

    /**
     * The line ends with a checksum of itself, so that a line is ignored that a crash has cut or two builds have mixed.
     */
    private static String line(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return text + "\t" + Long.toHexString(crc.getValue());
    }
}
