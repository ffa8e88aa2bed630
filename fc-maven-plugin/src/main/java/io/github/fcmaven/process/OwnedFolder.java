package io.github.fcmaven.process;

import io.github.fcmaven.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that is removed when the processes of its server are gone.
 *
 * @param path where it is
 * @param contents the names of what is removed in it; anything else in it, such as a log, stays
 */
public record OwnedFolder(Path path, List<String> contents) {
    public OwnedFolder {
        contents = List.copyOf(contents);
    }

    /** Removes its contents, and the folder itself if nothing else is in it. */
    public void remove() {
        contents.forEach(name -> delete(path.resolve(name)));
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A log is in it.
        }
    }

    private static void delete(Path tree) {
        try {
            FileTree.delete(tree);
        } catch (IOException e) {
            // What cannot be removed now is removed by the next build's sweep.
        }
    }
}
