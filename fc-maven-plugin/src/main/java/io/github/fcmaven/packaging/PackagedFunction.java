package io.github.fcmaven.packaging;

import static io.github.fcmaven.function.FunctionSpec.Resources.DEFAULT_CPU;
import static io.github.fcmaven.function.FunctionSpec.Resources.DEFAULT_DISK;
import static io.github.fcmaven.function.FunctionSpec.Resources.DEFAULT_MEMORY;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.FoundDescriptor;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.InspectedZip;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The function that the files hold: {@code package} wrote them, or they were made elsewhere.
 *
 * @param function the package
 * @param findings what the readers of zip and description found wrong
 * @param origin where the user changes what is wrong
 */
public record PackagedFunction(FunctionPackage function, List<Finding> findings, FixLocation origin) {

    /** For the static check: what is wrong with a zip that was made elsewhere is a finding. */
    public static PackagedFunction look(OutputFiles files) {
        if (!files.isForeign()) {
            return new PackagedFunction(
                    DeploymentDescriptor.read(files.manifest(), FunctionZip.read(files.zip())),
                    List.of(),
                    FixLocation.POM);
        }
        InspectedZip zip = FunctionZip.inspect(files.zip());
        PackagedFunction described = described(files, zip.entries());
        List<Finding> findings = new ArrayList<>(zip.findings());
        findings.addAll(described.findings);
        return new PackagedFunction(described.function, findings, described.origin);
    }

    /** For a launch: a zip that cannot be unpacked is refused. */
    public static FunctionPackage read(OutputFiles files) {
        SortedMap<CodePath, Entry> entries = FunctionZip.read(files.zip());
        return files.isForeign()
                ? described(files, entries).function
                : DeploymentDescriptor.read(files.manifest(), entries);
    }

    private static PackagedFunction described(OutputFiles files, SortedMap<CodePath, Entry> entries) {
        if (files.manifestFile().isEmpty()) {
            return new PackagedFunction(bootstrap(entries), List.of(), FixLocation.ZIP);
        }
        FoundDescriptor manifest = DeploymentDescriptor.find(files.source(), entries);
        List<Finding> findings = new ArrayList<>(manifest.findings());
        otherCode(files, manifest).ifPresent(findings::add);
        return new PackagedFunction(
                manifest.function(), findings, files.isZipForeign() ? FixLocation.DESCRIPTOR : FixLocation.SOURCE);
    }

    /** What is wrong if a description deploys no package, or another one than ours. */
    static Optional<Finding> otherCode(OutputFiles files, FoundDescriptor manifest) {
        if (manifest.said().isWhole() && manifest.code().isEmpty()) {
            return Optional.of(noCode(files, manifest));
        }
        return manifest.code()
                .filter(code -> !isSame(files.manifest(), code, files.zip()))
                .map(code -> new Finding.Violated(
                        Requirement.FC_CODE,
                        "s.yaml deploys " + code + ", and " + files.zip().getFileName() + " is what is checked",
                        "write " + codeKey(manifest) + ": " + relative(files.manifest(), files.zip())
                                + " into s.yaml, or check the package that it names"));
    }

    /** A description that deploys no package deploys nothing. */
    private static Finding noCode(OutputFiles files, FoundDescriptor manifest) {
        return new Finding.Violated(
                        Requirement.FC_CODE,
                        "s.yaml says no " + codeKey(manifest),
                        "the deploy tool ends with: Code config is empty",
                        "write " + codeKey(manifest) + ": " + relative(files.manifest(), files.zip()) + " into s.yaml")
                .with(Severity.ERROR);
    }

    /** The key of the code, as the component calls it. */
    private static String codeKey(FoundDescriptor manifest) {
        return manifest.said().codeKey();
    }

    /** The zip as a description names it: relative to its own folder. */
    private static String relative(Path manifest, Path zip) {
        Path folder = manifest.toAbsolutePath().normalize().getParent();
        Path file = zip.toAbsolutePath().normalize();
        if (!folder.getRoot().equals(file.getRoot())) {
            return file.toString();
        }
        String path = folder.relativize(file).toString().replace('\\', '/');
        return path.startsWith("../") ? path : "./" + path;
    }

    private static boolean isSame(Path manifest, String code, Path zip) {
        Path folder = manifest.toAbsolutePath().getParent();
        try {
            return code.contains("${")
                    || folder.resolve(code)
                            .normalize()
                            .equals(zip.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Nothing is said, so that the platform starts {@code /code/bootstrap}. */
    private static FunctionPackage bootstrap(SortedMap<CodePath, Entry> entries) {
        FunctionSpec spec = new FunctionSpec(
                "function",
                FunctionSpec.DEFAULT_REGION,
                new FunctionSpec.Resources(DEFAULT_MEMORY, DEFAULT_CPU, DEFAULT_DISK, 60, 1),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS));
        return new FunctionPackage(
                spec, CustomRuntime.CUSTOM, List.of(), CaPort.DEFAULT, StartupCommand.BOOTSTRAP, Map.of(), entries);
    }
}
