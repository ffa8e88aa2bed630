package io.github.fcmaven.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/**
 * The folder that paths of parameters are relative to: the project's, or the working folder where there is no project.
 *
 * @param base absolute
 */
record ProjectFolder(Path base) {

    /** What stays of a default below the project's folder where there is no project. */
    private static final String NO_FOLDER = "${project.basedir}";

    static ProjectFolder of(MavenProject project) {
        File folder = project.getBasedir();
        return new ProjectFolder(folder == null ? Path.of("").toAbsolutePath() : folder.toPath());
    }

    /** The path of a parameter. Without a project Maven leaves its folder open. */
    Path path(File file) {
        String text = file.getPath();
        int open = text.indexOf(NO_FOLDER);
        return open < 0
                ? file.toPath()
                : base.resolve(text.substring(open + NO_FOLDER.length()).replaceFirst("^[/\\\\]+", ""));
    }

    /** The path as messages show it: below the folder where it is there. */
    String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
