package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.files.FileTree;
import io.github.fcmaven.process.OwnedFolder;
import io.github.fcmaven.process.ProcessSnapshot;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that is being made. Its folder in the cache is named after the process that makes it: if a build is killed,
 * the next one that makes an image removes the hundred megabytes that it left.
 */
final class ImageDraft implements AutoCloseable {

    private static final String IMAGE = "image";
    private static final Pattern OWNED = Pattern.compile("\\..+-([0-9]{1,18})-([0-9]{1,18})-[0-9]+");

    private final OwnedFolder folder;

    private ImageDraft(OwnedFolder folder) {
        this.folder = folder;
    }

    /** A new one beside the images of that cache. */
    static ImageDraft in(Path cache, String key) throws IOException {
        Files.createDirectories(cache);
        sweep(cache);
        ProcessSnapshot self =
                ThisMachine.here().process(ProcessHandle.current().pid()).orElseThrow();
        Path folder = cache.resolve("." + key + "-" + self.pid() + "-" + self.start() + "-"
                + Thread.currentThread().getId());
        return new ImageDraft(new OwnedFolder(Files.createDirectories(folder), List.of(IMAGE)));
    }

    /** Where the image is made. The tools that make it also make the folder. */
    Path image() {
        return folder.path().resolve(IMAGE);
    }

    /** What is removed if the build is killed. */
    OwnedFolder folder() {
        return folder;
    }

    /** The finished image takes its place. */
    void moveTo(Path image) throws IOException {
        Files.move(image(), image, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        folder.remove();
    }

    private static void sweep(Path cache) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(cache, ".*-*-*-*")) {
            for (Path draft : drafts) {
                Matcher owner = OWNED.matcher(draft.getFileName().toString());
                if (owner.matches() && !lives(owner.group(1), owner.group(2))) {
                    FileTree.delete(draft);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another build sweeps too; the next one finds what is left.
        }
    }

    private static boolean lives(String pid, String start) {
        return ThisMachine.here().lives(Long.parseLong(pid), Long.parseLong(start));
    }
}
