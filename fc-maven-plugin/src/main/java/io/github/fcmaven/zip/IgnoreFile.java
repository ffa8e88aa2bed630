package io.github.fcmaven.zip;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code .fcignore}, the deploy tool's own list of files that are not shipped. People write it as a {@code .gitignore},
 * and the deploy tool reads it by rules of its own. A file is left out if either reading leaves it out.
 *
 * @param asGit what it says by the rules of {@code .gitignore}; empty where there is no such file at the root, or
 *     where an exception cannot be read so
 * @param asDeployTool what it says by the rules of the deploy tool
 * @param hasByteOrderMark whether it begins with a byte order mark, which only the deploy tool takes as a part of the
 *     first pattern
 */
record IgnoreFile(Optional<GitIgnoreRules> asGit, DeployToolIgnore asDeployTool, boolean hasByteOrderMark) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With more in one segment a pattern tries each place of a star with each of the others. */
    private static final int MOST_STARS = 4;

    /** What becomes of a file. */
    enum Ruling {
        /** It is shipped. */
        SHIPPED,
        /** It stays behind. */
        STAYS,
        /** It stays behind, and the deploy tool would ship it. */
        STAYS_AS_GIT,
        /** It stays behind, and the rules of {@code .gitignore} would ship it. */
        STAYS_AS_DEPLOY_TOOL
    }

    /** @throws FcProblem where the file cannot be read */
    static IgnoreFile of(Path folder) {
        Path file = folder.resolve(DeployToolIgnore.NAME);
        DeployToolIgnore asDeployTool = new DeployToolIgnore(folder);
        if (!Files.isRegularFile(file)) {
            return new IgnoreFile(Optional.empty(), asDeployTool, false);
        }
        try {
            String text = BoundedInput.text(file);
            boolean mark = text.startsWith(BYTE_ORDER_MARK);
            return new IgnoreFile(asGit(mark ? text.substring(1) : text), asDeployTool, mark);
        } catch (IOException e) {
            throw FcProblem.local(file + " is not UTF-8, or cannot be read", "save it as UTF-8, a pattern a line");
        }
    }

    /**
     * A line for which it would take long counts only as the deploy tool reads it. Without such an exception the other
     * lines would leave out what the whole list does not.
     */
    private static Optional<GitIgnoreRules> asGit(String text) {
        Map<Boolean, List<String>> lines = text.lines().collect(Collectors.partitioningBy(IgnoreFile::isGits));
        return lines.get(false).stream().anyMatch(line -> line.startsWith("!"))
                ? Optional.empty()
                : Optional.of(GitIgnoreRules.of(lines.get(true).stream()));
    }

    private static boolean isGits(String line) {
        return line.length() <= DeployToolIgnore.LONGEST_LINE
                && Stream.of(line.split("/")).allMatch(segment -> stars(segment) <= MOST_STARS);
    }

    private static long stars(String segment) {
        return segment.chars().filter(c -> c == '*').count();
    }

    /** What becomes of a file of that name, with {@code /} between its segments. The list itself is never shipped. */
    Ruling of(String name) {
        if (name.equals(DeployToolIgnore.NAME) || name.endsWith("/" + DeployToolIgnore.NAME)) {
            return Ruling.STAYS;
        }
        boolean git = asGit.map(all -> all.ignores(name)).orElse(false);
        boolean tool = asDeployTool.ignores(name);
        if (git == tool) {
            return git ? Ruling.STAYS : Ruling.SHIPPED;
        }
        return git ? Ruling.STAYS_AS_GIT : Ruling.STAYS_AS_DEPLOY_TOOL;
    }
}
