package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.measure.History;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.MeasuredStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where the files of one function stand; functions of one module have different names, and share no file.
 *
 * @param outputDirectory gets the zip
 * @param finalName the function's key
 * @param reportsDirectory gets the record of its check
 * @param zipFile a zip that stands elsewhere, made by whomever
 * @param manifestFile a description of the user's own
 * @param functionName which function of that is meant
 */
record FunctionFiles(
        Path outputDirectory,
        String finalName,
        Path reportsDirectory,
        Optional<Path> zipFile,
        Optional<Path> manifestFile,
        Optional<String> functionName) {

    private static final String DEFAULT_NAME = "function";

    FunctionFiles {
        if (!finalName.matches("[^/\\\\:*?\"<>|\\p{Cntrl}]+") || finalName.startsWith(".")) {
            throw FcProblem.local(
                    "finalName is '" + finalName + "', which is no file name",
                    "give a name of letters, digits, - and ., such as function");
        }
    }

    FunctionFiles(Path outputDirectory, String finalName, Path reportsDirectory) {
        this(outputDirectory, finalName, reportsDirectory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Path zip() {
        return zipFile.orElseGet(() -> outputDirectory.resolve(finalName + ".zip"));
    }

    /** Whether the zip is of others; else a description of the user's own is the source of ours. */
    boolean isZipForeign() {
        return zipFile.isPresent();
    }

    /** Whether zip and description are not both of our own making. */
    boolean isForeign() {
        return zipFile.isPresent() || manifestFile.isPresent();
    }

    /**
     * The zip, where it and its description stand there.
     *
     * @param shown how messages show a path
     */
    Path packaged(Function<Path, String> shown) {
        boolean described = isForeign() && manifestFile.isEmpty() || Files.isRegularFile(manifest());
        if (!Files.isRegularFile(zip()) || !described) {
            Path missing = Files.isRegularFile(zip()) ? manifest() : zip();
            throw FcProblem.local(
                    "there is no " + shown.apply(missing),
                    isForeign()
                            ? "name the files that are there with zipFile and manifestFile (-Dfc.zipFile=... -Dfc.manifestFile=...)"
                            : "run mvn package first, with the goal package of this plugin and the same finalName");
        }
        return zip();
    }

    /** The deploy tool's description, in the zip's own folder, so that it names the zip relatively. */
    Path manifest() {
        return manifestFile.orElseGet(this::generatedManifest);
    }

    /** Where {@code package} writes the description, unless it follows one of the user's own. */
    private Path generatedManifest() {
        return outputDirectory.resolve(isDefault() ? "s.yaml" : finalName + ".s.yaml");
    }

    /** Removes a description that an earlier build generated: beside one of the user's own it would be a second truth. */
    void forgetGeneratedManifest() {
        Path generated = generatedManifest();
        try {
            if (!manifest()
                            .toAbsolutePath()
                            .normalize()
                            .equals(generated.toAbsolutePath().normalize())
                    && DeploymentDescriptor.isOurs(generated)) {
                Files.delete(generated);
            }
        } catch (IOException e) {
            throw FcProblem.local(
                    "an s.yaml that an earlier build generated cannot be removed: " + e,
                    "remove " + generated + ": " + manifest() + " is what is deployed",
                    e);
        }
    }

    Path fragment() {
        return keyed(work()).resolve("customRuntimeConfig.yaml");
    }

    /** What the last packaging was made of. */
    Path buildRecord() {
        return keyed(work()).resolve("package.record");
    }

    /** What is made to start faster, and of which the zip is then made. */
    Path coldStart() {
        return keyed(work()).resolve("coldstart");
    }

    /** Instances are unpacked below it. */
    Path instances() {
        return keyed(work());
    }

    Path serverLog() {
        return keyed(reportsDirectory).resolve("server.log");
    }

    /** The same function as it was before it was made to start faster, for comparison. */
    Path plainZip() {
        return keyed(work()).resolve("plain.zip");
    }

    Path plainManifest() {
        return keyed(work()).resolve("plain.s.yaml");
    }

    /** What the function printed in its training run. */
    Path trainingLog() {
        return keyed(work()).resolve("training.log");
    }

    /** The log of the second instance, whose clock is warped. */
    Path clockLog() {
        return keyed(reportsDirectory).resolve("server-clock.log");
    }

    Path report() {
        return keyed(reportsDirectory).resolve("report.json");
    }

    /** The record as a page for a browser. */
    Path page() {
        return keyed(reportsDirectory).resolve("report.html");
    }

    /** Its name holds the function's: readers of JUnit's XML gather such files from one folder. */
    Path junit(String check) {
        return reportsDirectory.resolve("TEST-" + check + (isDefault() ? "" : "-" + finalName) + ".xml");
    }

    /** The record of the static check alone, beside that of the running server. */
    Path validation(String extension) {
        return keyed(reportsDirectory).resolve("validate." + extension);
    }

    /** How many bytes the file has; empty where there is none. */
    static OptionalLong size(Path file) {
        try {
            return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the record of a check, in each of its forms. */
    void write(CheckRecord record) {
        WholeFile.write(report(), record.json());
        WholeFile.write(junit("fc"), record.junit());
        WholeFile.write(page(), record.html());
    }

    /** Draws the page of the record again, with the measurements of that history; without a record, or a measurement, nothing is done. */
    void drawHistory(Path history) {
        List<MeasuredStarts> starts = History.all(history).stream()
                .map(line -> new MeasuredStarts(
                        line.time(),
                        line.least(),
                        line.median(),
                        line.most(),
                        line.limits().equals("none") ? "" : line.limits()))
                .toList();
        if (!starts.isEmpty() && Files.isRegularFile(report())) {
            WholeFile.write(page(), CheckRecord.readJson(report()).html(starts));
        }
    }

    /** Writes the record of the static check alone, likewise. */
    void writeValidation(CheckRecord record) {
        WholeFile.write(validation("json"), record.json());
        WholeFile.write(junit("fc-validate"), record.junit());
        WholeFile.write(validation("html"), record.html());
    }

    /** Removes the record of a check, which was of another package. */
    void forgetCheck() {
        try {
            Files.deleteIfExists(report());
            Files.deleteIfExists(junit("fc"));
            Files.deleteIfExists(page());
            Files.deleteIfExists(clockLog()); // not every check writes it
        } catch (IOException e) {
            throw FcProblem.local(
                    "the record of an earlier check cannot be removed: " + e,
                    "make " + report().getParent() + " writable",
                    e);
        }
    }

    private Path work() {
        return outputDirectory.resolve("fc");
    }

    private Path keyed(Path folder) {
        return isDefault() ? folder : folder.resolve(finalName);
    }

    private boolean isDefault() {
        return finalName.equals(DEFAULT_NAME);
    }
}
