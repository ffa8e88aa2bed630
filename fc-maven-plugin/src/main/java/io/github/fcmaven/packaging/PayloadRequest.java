package io.github.fcmaven.packaging;

import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.FunctionDirectory;
import io.github.fcmaven.payload.Payload;
import io.github.fcmaven.payload.PayloadFinder;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.zip.FileSet;
import io.github.fcmaven.zip.SelectedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wants to ship.
 *
 * @param built what the build has made
 * @param directory {@code functionDirectory} with its patterns
 * @param directoryName how messages name that folder
 * @param kind empty for {@code auto}: what the files say
 */
public record PayloadRequest(BuiltFiles built, FileSet directory, String directoryName, Optional<PayloadKind> kind) {

    private static final String START = CodePath.ROOT + "/";

    private static final List<String> ENDS = List.of("", ".js", "/index.js", "/__main__.py");

    /**
     * Looks at the files and finds the payload. It also says which files of the folder are left out although the user
     * may want them.
     */
    Payload find() {
        boolean isJar = built.named().isPresent() || kind.equals(Optional.of(PayloadKind.JAVA));
        if (isJar || !Files.isDirectory(directory.from())) {
            return PayloadFinder.find(built, Optional.empty(), noDirectory(), kind);
        }
        SelectedFiles files = directory.select();
        FunctionDirectory folder = new FunctionDirectory(directoryName, files.entries(), files.left());
        Payload payload = PayloadFinder.find(built, Optional.of(folder), "", kind);
        return payload.withWarnings(files.warnings());
    }

    /**
     * The same findings, of which one that misses a file of the package says where {@code .fcignore} leaves it out: to
     * install or to build it again would change nothing.
     */
    List<Finding> explained(List<Finding> findings) {
        boolean missed = false;
        for (Finding finding : findings) {
            missed |= misses(finding);
        }
        if (!missed || !Files.isDirectory(directory.from())) {
            return findings;
        }
        Set<String> left = directory.select().left();
        return findings.stream()
                .map(finding -> misses(finding) ? explained(finding, left) : finding)
                .toList();
    }

    private static boolean misses(Finding finding) {
        return (finding.requirement() == Requirement.FC_FILE || finding.requirement() == Requirement.FC_COMMAND)
                && finding instanceof Finding.Violated
                && finding.about().isPresent();
    }

    private static Finding explained(Finding finding, Set<String> left) {
        String about = finding.about().orElseThrow();
        return about.startsWith(START)
                ? ofStart(finding, about.substring(START.length()), left)
                : ofModule(finding, left);
    }

    /** What a start names is at one path; Node.js leaves out the end of it. */
    private static Finding ofStart(Finding finding, String named, Set<String> left) {
        for (String end : ENDS) {
            if (left.contains(named + end)) {
                return ignored(finding, named + end);
            }
        }
        return finding;
    }

    private static Finding ignored(Finding finding, String file) {
        return finding.reworded(text -> text.equals(finding.fix())
                ? FunctionDirectory.shipped(file)
                : text + ", because .fcignore leaves it out");
    }

    private static Finding ofModule(Finding finding, Set<String> left) {
        String missed = "/" + finding.about().orElseThrow();
        boolean isLeft = left.stream()
                .map(path -> "/" + path)
                .anyMatch(
                        path -> path.contains(missed + "/") || path.endsWith(missed) || path.endsWith(missed + ".py"));
        return isLeft ? ignored(finding, missed.substring(1)) : finding;
    }

    private String noDirectory() {
        Path folder = directory.from();
        String is = Files.isDirectory(folder)
                ? "is not looked at, because kind is java"
                : Files.isSymbolicLink(folder)
                        ? "is a link that leads to no folder"
                        : Files.exists(folder) ? "is a file, and not a folder" : "does not exist";
        return directoryName + " (functionDirectory) " + is;
    }
}
