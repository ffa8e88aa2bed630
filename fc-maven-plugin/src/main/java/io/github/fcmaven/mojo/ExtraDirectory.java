package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.FileSet;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** A folder whose files are shipped with the function. */
public class ExtraDirectory {

    /** The folder, relative to the project. */
    @Parameter(required = true)
    private File from;

    /** The folder below {@code /code} its files are put into. Default: {@code /code} itself. */
    @Parameter
    private String into = "";

    /** Ant patterns of the files to take. Default: all. */
    @Parameter
    private List<String> includes = new ArrayList<>();

    /** Ant patterns of the files to leave out, besides Maven's own default excludes. */
    @Parameter
    private List<String> excludes = new ArrayList<>();

    FileSet toFileSet() {
        if (from == null) {
            throw FcProblem.local(
                    "an extraDirectory has no folder",
                    "add <from> to it: <extraDirectory><from>src/main/fc</from></extraDirectory>");
        }
        String below = into.replaceAll("^(/code(?=/|$))?/*|/+$", "");
        return new FileSet(
                from.toPath(),
                below,
                RawConfiguration.withoutEmpty(includes),
                RawConfiguration.withoutEmpty(excludes),
                "extraDirectories");
    }
}
