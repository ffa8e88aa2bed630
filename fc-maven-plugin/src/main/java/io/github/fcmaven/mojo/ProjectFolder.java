package io.github.fcmaven.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/**
 * The folder that paths of parameters are relative to: the project's, or the working folder where there is no project.
 *
 * @param base absolute
 */
record ProjectFolder(Path base) {

    /** What stays of a default below the project's folder where there is no project. */
    private static final String NO_FOLDER = "${project.basedir}";

    private static final Pattern IN_JAR =
            Pattern.compile("(?<![\\w/!])(?:BOOT|WEB)-INF/classes/([\\w/-][\\w./-]*\\.\\w+)");

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

    /** A text with the files of that project in place of their copies in its jar, which only the jar knows by name. */
    static String edited(MavenProject project, String text) {
        return project.getBasedir() == null || !text.contains("-INF/classes/")
                ? text
                : IN_JAR.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                source(project, found.group(1)).orElse(found.group())));
    }

    private static Optional<String> source(MavenProject project, String resource) {
        return project.getResources().stream()
                .map(folder -> Path.of(folder.getDirectory(), resource.split("/")))
                .filter(Files::isRegularFile)
                .map(file -> of(project).shown(file).replace('\\', '/'))
                .findFirst();
    }

    /** The path as messages show it: below the folder where it is there. */
    String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
