package io.github.fcmaven.mojo;

import io.github.fcmaven.packaging.FileModes;
import io.github.fcmaven.packaging.PayloadRequest;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.Libraries;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.zip.FileSet;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** Which files are shipped: the parameters of {@link PayloadRequest}, and the files and permissions beside it. */
abstract class AbstractPayloadMojo extends AbstractColdStartMojo {

    /**
     * What is shipped. {@code java}: the jar that the build made. {@code python}, {@code node}, {@code php},
     * {@code binary} and {@code custom}: the files of {@code functionDirectory}. {@code auto}: {@code java} if there is
     * no such folder, else what its files show: {@code server.py}, {@code server.js} and {@code server.php}, the
     * names that the platform uses; the start script or {@code main} of {@code package.json}; a native x86-64 program
     * or a {@code bootstrap} at the root, which is started as it is.
     */
    @Parameter(property = "fc.kind", defaultValue = "auto")
    private String kind;

    /**
     * The folder of a function that is not a jar. Its files are shipped as they are: {@code node_modules}, Python
     * packages below {@code python} (which {@code PYTHONPATH} then names), Composer's {@code vendor}. Files that its
     * {@code .fcignore} names are not shipped.
     */
    @Parameter(property = "fc.functionDirectory", defaultValue = "${project.basedir}/" + Finding.FUNCTION_FOLDER)
    private File functionDirectory;

    /** Ant patterns of the files of {@code functionDirectory} to ship. Default: all. */
    @Parameter(property = "fc.includes")
    private List<String> includes = new ArrayList<>();

    /**
     * Ant patterns of the files of {@code functionDirectory} to leave out, besides Maven's own default excludes.
     * Default: none.
     */
    @Parameter(property = "fc.excludes")
    private List<String> excludes = new ArrayList<>();

    /** The jar to ship. Default: the project's artifact, or an executable jar that is attached to it. */
    @Parameter(property = "fc.jarFile")
    private File jarFile;

    /**
     * The class to start of a plain jar, which no other plugin has made executable: its runtime dependencies are
     * then shipped in {@code lib/}. Default: the {@code Main-Class} of its manifest, else the only class with a
     * {@code main} method.
     */
    @Parameter(property = "fc.mainClass")
    private String mainClass;

    /** Folders whose files are shipped with the function. Default: none. */
    @Parameter
    private List<ExtraDirectory> extraDirectories = new ArrayList<>();

    /** Permissions of some files in the zip, octal. Default: 0755 for programs and folders, 0644 else. */
    @Parameter
    private List<Permission> permissions = new ArrayList<>();

    AbstractPayloadMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    final PayloadRequest payload() {
        FileSet files = new FileSet(
                path(functionDirectory),
                "",
                RawConfiguration.withoutEmpty(includes),
                RawConfiguration.withoutEmpty(excludes),
                "functionDirectory");
        return new PayloadRequest(built(), files, shown(path(functionDirectory)), PayloadKind.parse(kind));
    }

    final List<FileSet> extraFiles() {
        return extraDirectories.stream().map(ExtraDirectory::toFileSet).toList();
    }

    final List<FileModes.Rule> permissions() {
        return permissions.stream().map(Permission::toRule).toList();
    }

    private BuiltFiles built() {
        List<Path> attached = project.getAttachedArtifacts().stream()
                .map(Artifact::getFile)
                .filter(file -> file != null)
                .map(File::toPath)
                .toList();
        return new BuiltFiles(
                Optional.ofNullable(jarFile).map(File::toPath),
                mainArtifact(),
                attached,
                path(new File(project.getBuild().getDirectory())),
                Optional.of(projectLibraries()),
                Optional.ofNullable(mainClass));
    }

    /** What a plain jar needs. A goal that only explains resolves nothing, and says so where there is something. */
    Libraries projectLibraries() {
        return () -> project.getDependencies().isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }

    /** The file of the project's artifact, where it has one by now. */
    Optional<Path> mainArtifact() {
        return Optional.ofNullable(project.getArtifact()).map(Artifact::getFile).map(File::toPath);
    }
}
