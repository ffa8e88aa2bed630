package io.github.fcmaven.process;

import io.github.fcmaven.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that goes when its server's processes are gone.
 *
 * @param path where
 * @param contents the names of what goes with it; anything else that lies in it, such as a log, stays
 */
public record OwnedFolder(Path path, List<String> contents) {
    public OwnedFolder {
        contents = List.copyOf(contents);
    }

    /** Removes its contents, and the folder where nothing else is in it. */
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
