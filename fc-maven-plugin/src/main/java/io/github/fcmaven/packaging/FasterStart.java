package io.github.fcmaven.packaging;

import io.github.fcmaven.coldstart.Compiler;
import io.github.fcmaven.coldstart.JarStart;
import io.github.fcmaven.coldstart.SpringAot;
import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.archive.Archived;
import io.github.fcmaven.coldstart.archive.TrainingPlace;
import io.github.fcmaven.coldstart.jre.BundledJava;
import io.github.fcmaven.coldstart.layout.ExtractedLayout;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.coldstart.layout.Signatures;
import io.github.fcmaven.coldstart.layout.UnsignedJars;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.measure.Baseline;
import io.github.fcmaven.zip.AtomicFile;
import io.github.fcmaven.zip.DraftZip;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.UpToDate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that make a Java function start faster; none where nothing is set.
 *
 * @param files where the results are kept
 * @param request what is made
 * @param form where the start is written in the end
 */
record FasterStart(OutputFiles files, ColdStartRequest request, StartSpec.Form form) {

    List<PackagingStep> steps() {
        Switches switches = request.switches();
        List<PackagingStep> all = new ArrayList<>();
        if (switches.changeAnything()) {
            all.add(this::keepForComparison);
        }
        if (switches.layout() != Layout.JAR) {
            all.add(draft -> ExtractedLayout.of(draft, switches.layout(), files.coldStart()));
        }
        if (switches.signatures() == Signatures.DROP) {
            all.add(draft -> request.needsSignatures() ? draft : UnsignedJars.of(draft, files.coldStart()));
        }
        if (switches.isBundled()) {
            all.add(draft ->
                    BundledJava.of(draft, request.jdk(), request.parts(), request.images(), files.coldStart()));
        }
        if (switches.springAot()) {
            all.add(SpringAot::on);
        }
        if (switches.jit() != Compiler.TIERED) {
            all.add(draft -> draft.withFunction(switches.jit().in(draft.function())));
        }
        if (switches.aot()) {
            all.add(this::withArchive);
        } else if (switches.changeStart() && form instanceof StartSpec.Form.GeneratedBootstrap) {
            all.add(FasterStart::withBootstrap);
        }
        return all.stream().map(PackagingStep::making).toList();
    }

    /** Keeps the package with which {@code measure} compares; if that is there already, only its bytes are compared. */
    private Draft keepForComparison(Draft draft) {
        Baseline.of(draft.function()).ifPresentOrElse(this::keep, () -> {
            if (request.switches().changeStart()) {
                request.refuseOtherThanJar(draft.function().start());
            }
        });
        return draft;
    }

    /** It is measured and never deployed: it needs no trigger, which of a kept file would stand in it twice. */
    private void keep(FunctionPackage function) {
        FunctionPackage plain = function.withSpec(function.spec().withTriggers(Optional.empty(), List.of()));
        String descriptor = DeploymentDescriptor.serverlessDevs(
                plain, "./" + files.plainZip().getFileName());
        String settings = request.time() + descriptor;
        Path record = files.coldStart().resolve("plain.record");
        if (UpToDate.check(record, files.plainZip(), plain.entries(), settings).isEmpty()) {
            try (DraftZip draft = FunctionZip.draftUncompressed(plain.entries(), files.plainZip(), request.time())) {
                draft.remember(record, draft.write(), settings);
            }
        }
        AtomicFile.write(files.plainManifest(), descriptor);
    }

    private Draft withArchive(Draft draft) {
        LocalLaunch local = request.local().get();
        TrainingPlace place = new TrainingPlace(local, request.time(), files.coldStart(), files.trainingLog());
        Map<String, String> deployed =
                DeploymentDescriptor.filled(draft.function().environment(), local.deployVariables());
        return Archived.of(
                draft,
                JarStart.of(draft.function()),
                request.training().map(training -> training.above(deployed)),
                request.jdk(),
                place,
                request.archive());
    }

    private static Draft withBootstrap(Draft draft) {
        FunctionPackage function = draft.function();
        return draft.withFunction(
                function.plus(List.of(Bootstrap.of(function.start().argv()))).withStart(StartupCommand.BOOTSTRAP));
    }
}
