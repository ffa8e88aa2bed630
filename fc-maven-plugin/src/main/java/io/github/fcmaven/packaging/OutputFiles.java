package io.github.fcmaven.packaging;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.DescriptorSource;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the zip and the description of one function are, and the intermediate files. Functions of one module share none
 * of them.
 *
 * @param directory {@code outputDirectory}; it gets the zip
 * @param name the names of the function's files have it
 * @param zipFile a zip that was made elsewhere; empty for the one of {@code package}
 * @param manifestFile a description that the user keeps; empty for the one of {@code package}
 * @param functionName which function of the description is meant; empty where it describes one
 * @param environment which environment of the user's {@code env.yaml} overrides the description; empty for none
 */
public record OutputFiles(
        Path directory,
        FinalName name,
        Optional<Path> zipFile,
        Optional<Path> manifestFile,
        Optional<String> functionName,
        Optional<String> environment) {

    /** How the names of {@link #served} begin; the supervisor removes those of a build that was killed. */
    private static final String SERVED = "served-";

    /** The zip: that of {@code package}, or one that was made elsewhere. */
    public Path zip() {
        return zipFile.orElseGet(() -> directory.resolve(name.value() + ".zip"));
    }

    /** Whether the zip was made elsewhere; else a description of the user's own is the source of ours. */
    public boolean isZipForeign() {
        return zipFile.isPresent();
    }

    /** Whether the zip or its description is not of our own making. */
    public boolean isForeign() {
        return zipFile.isPresent() || manifestFile.isPresent();
    }

    /**
     * The zip; it and its description are there.
     *
     * @param shown how messages show a path
     * @throws FcProblem where one of them is missing
     */
    public Path packaged(Function<Path, String> shown) {
        boolean described = isForeign() && manifestFile.isEmpty() || Files.isRegularFile(manifest());
        if (!Files.isRegularFile(zip()) || !described) {
            Path missing = Files.isRegularFile(zip()) ? manifest() : zip();
            throw FcProblem.local(
                    missing(missing, shown.apply(missing)),
                    isForeign()
                            ? "name the files that are there with zipFile and manifestFile (-Dfc.zipFile=..."
                                    + " -Dfc.manifestFile=...)"
                            : "run mvn package first, with the goal package of this plugin and the same finalName,"
                                    + " or name the zip of another build with zipFile (-Dfc.zipFile=...)");
        }
        return zip();
    }

    private static String missing(Path file, String shown) {
        if (Files.isDirectory(file)) {
            return (shown.isEmpty() ? "." : shown) + " is a folder, and not a file";
        }
        return Files.exists(file) ? shown + " is no plain file" : "there is no " + shown;
    }

    /** The deploy tool's description, in the zip's own folder, so that it names the zip relatively. */
    public Path manifest() {
        return manifestFile.orElseGet(this::generatedManifest);
    }

    /** The text of the description; empty where there is none. */
    public String description() throws IOException {
        return Files.isRegularFile(manifest()) ? BoundedInput.text(manifest()) : "";
    }

    /** The description of the user's own, and how it is read. */
    public DescriptorSource source() {
        return new DescriptorSource(manifest(), functionName, environment);
    }

    /** Where {@code package} writes the description, unless it follows one of the user's own. */
    public Path generatedManifest() {
        return directory.resolve(name.isDefault() ? "s.yaml" : name.value() + ".s.yaml");
    }

    /**
     * Removes a description that an earlier build generated: beside one of the user's own there must not be a second
     * one.
     */
    public void forgetGeneratedManifest() {
        Path generated = generatedManifest();
        try {
            if (!manifest()
                            .toAbsolutePath()
                            .normalize()
                            .equals(generated.toAbsolutePath().normalize())
                    && DeploymentDescriptor.generatedBy(generated).equals(Optional.of("package"))) {
                Files.delete(generated);
            }
        } catch (IOException e) {
            throw FcProblem.local(
                    "an s.yaml that an earlier build generated cannot be removed: " + e,
                    "remove " + generated + ": " + manifest() + " is what is deployed",
                    e);
        }
    }

    /** The {@code customRuntimeConfig} alone, to copy into a description. */
    public Path fragment() {
        return work().resolve("customRuntimeConfig.yaml");
    }

    /** What the last packaging was made of. */
    public Path buildRecord() {
        return work().resolve("package.record");
    }

    /** Which files the last packaging read: {@link PackageInputs}. */
    public Path inputs() {
        return work().resolve("package.inputs");
    }

    /** The intermediate files of a faster start, of which the zip is then made. */
    public Path coldStart() {
        return work().resolve("coldstart");
    }

    /** Instances are unpacked below it. */
    public Path instances() {
        return work();
    }

    /** The same function without what makes it start faster, for comparison. */
    public Path plainZip() {
        return work().resolve("plain.zip");
    }

    /** The description of that one. */
    public Path plainManifest() {
        return work().resolve("plain.s.yaml");
    }

    /** What the function printed in its training run. */
    public Path trainingLog() {
        return work().resolve("training.log");
    }

    /** Which gateway runs the function now. */
    public Path gateway() {
        return work().resolve("gateway.properties");
    }

    /** A copy of the zip, from which a gateway of that process starts instances as long as it watches for another. */
    public Path served(long pid, int number) {
        return work().resolve(SERVED + pid + "-" + number + ".zip");
    }

    /** Such copies of processes that have ended. */
    public List<Path> servedByEnded() {
        if (!Files.isDirectory(work())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(work())) {
            return all.filter(file -> file.getFileName().toString().matches(SERVED + "\\d+-\\d+\\.zip"))
                    .filter(file -> ProcessHandle.of(
                                    Long.parseLong(file.getFileName().toString().split("-", 3)[1]))
                            .isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes the zip has; empty where there is none. */
    public OptionalLong zipSize() {
        try {
            return Files.isRegularFile(zip()) ? OptionalLong.of(Files.size(zip())) : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path work() {
        return name.folder(directory.resolve("fc"));
    }
}
