package io.github.fcmaven.jar;

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
import java.util.zip.CRC32;

/**
 * The newest class of every library that was ever looked into: a library does not change, and its name, size and CRC-32 stand in the directory
 * of the jar that holds it. Only for what this build has made: a stranger can forge a CRC-32.
 *
 * <p>The file may be missing, read-only, damaged, and used by several builds at once; a line that is not as it was written is not believed.
 */
public final class KnownLibraries {

    /** Changes with what a line means and with how classes are judged. */
    private static final String NAME = "bytecode-1.txt";

    /** Some ten thousand libraries; then the file begins anew. */
    private static final int LARGEST = 2_000_000;

    private final Optional<Path> file;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, String> fresh = new ConcurrentHashMap<>();
    private boolean read;

    private KnownLibraries(Optional<Path> file) {
        this.file = file;
    }

    /** Remembers nothing but what this build itself looks into. */
    public static KnownLibraries ofThisBuild() {
        return new KnownLibraries(Optional.empty());
    }

    /** Those that were looked into by any build with that folder. */
    public static KnownLibraries in(Path folder) {
        return new KnownLibraries(Optional.of(folder.resolve(NAME)));
    }

    /**
     * What is known of a library.
     *
     * @param java the feature number of the oldest Java that loads its newest class; 0 where it holds none
     * @param classFile the path of that class in it; empty where it holds none
     */
    record Known(int java, String classFile) {

        static final Known NOTHING = new Known(0, "");
    }

    /** By what a library is known. */
    static String key(String name, long size, long crc) {
        return name.substring(name.lastIndexOf('/') + 1) + " " + size + " " + Long.toHexString(crc);
    }

    Optional<Known> find(String key) {
        readOnce();
        String value = known.get(key);
        if (value == null) {
            return Optional.empty();
        }
        int blank = value.indexOf(' ');
        return Optional.of(new Known(Integer.parseInt(value.substring(0, blank)), value.substring(blank + 1)));
    }

    void add(String key, Known library) {
        String value = library.java() + " " + library.classFile();
        if (key.indexOf('\t') < 0 && value.indexOf('\n') < 0 && key.indexOf('\n') < 0 && value.indexOf('\t') < 0) {
            known.put(key, value);
            fresh.put(key, value);
        }
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
        Files.write(draft, lines, StandardCharsets.UTF_8);
        Files.move(draft, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private synchronized void readOnce() {
        if (read || file.isEmpty()) {
            return;
        }
        read = true;
        try {
            for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
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

    /** Ends with a checksum of itself, so that what a crash cut, or two builds mixed, is not believed. */
    private static String line(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return text + "\t" + Long.toHexString(crc.getValue());
    }
}
