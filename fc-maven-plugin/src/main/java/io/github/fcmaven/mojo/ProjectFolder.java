package io.github.fcmaven.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The folder from which a fix adds files, which it calls as they are in the package. */
    private static final Pattern ADDED = Pattern.compile("<from>([\\w./-]+)</from><into>\\1</into>");

    private static final List<String> PLACES = List.of("", "src/main/", "src/main/resources/", "src/");

    /**
     * A text with the files of that project in place of their copies in its jar, which only the jar knows by name, and
     * with the folder of files to add as the project has it.
     */
    static String edited(MavenProject project, String text) {
        return ofJar(project, text.contains("</from><into>") ? of(project).added(text) : text);
    }

    private String added(String text) {
        return ADDED.matcher(text).replaceAll(found -> {
            String into = found.group(1);
            return Matcher.quoteReplacement(PLACES.stream()
                    .map(place -> place + into)
                    .filter(folder -> Files.isDirectory(base.resolve(folder)))
                    .findFirst()
                    .map(folder -> "<from>" + folder + "</from><into>" + into + "</into>")
                    .orElse(found.group()));
        });
    }

    private static String ofJar(MavenProject project, String text) {
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
