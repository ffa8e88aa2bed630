package io.github.fcmaven.instance;

import io.github.fcmaven.files.UserFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where the folders of instances are made. A path with the separator of {@code PATH} cannot be in it or in a class
 * path, one with an equals sign ends the path of a Java agent, and one with a quote cannot be quoted. The instances of
 * such a path are made in the user's own folder of this machine, beside those of other paths: a folder for each path
 * would have to be removed by whoever uses it last.
 *
 * @param folder where they are made
 * @param prefix how their names begin, and no others there
 */
record InstanceParent(Path folder, String prefix) {

    private static final String PREFIX = "instance-";

    /** The wanted folder, or what replaces it, which is the same each time. */
    static InstanceParent of(Path wanted) throws IOException {
        String name = wanted.toAbsolutePath().toString();
        if (isUsable(name, File.pathSeparatorChar)) {
            return new InstanceParent(wanted, PREFIX);
        }
        Path replacement = UserFolder.get();
        String path =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return isUsable(replacement.toString(), File.pathSeparatorChar)
                ? new InstanceParent(replacement, PREFIX + path + "-")
                : new InstanceParent(wanted, PREFIX);
    }

    /** Whether programs of a system with that separator understand the path. */
    static boolean isUsable(String path, char pathSeparator) {
        return ("=\"" + pathSeparator).chars().noneMatch(separator -> path.indexOf(separator) >= 0);
    }

    /** The folder of a new instance, which is not made yet. */
    Path instance(String marker) {
        return folder.resolve(prefix + marker.substring(0, 8));
    }
}
