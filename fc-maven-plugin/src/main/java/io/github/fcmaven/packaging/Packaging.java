package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.server.ServerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From what a build made to what ships: the payload makes the first draft, and each step the next one.
 * {@code package} takes every step, {@code explain} those that only decide.
 */
public final class Packaging {

    private final PackagingRequest request;
    private final ServerReader servers;
    private final Optional<KeptDescriptor> kept;
    private final StartSpec.Form form;
    private final StartSpec start;
    private final List<PackagingStep> steps;

    private Packaging(PackagingRequest request, ServerReader servers, Optional<KeptDescriptor> kept) {
        this.request = request;
        this.servers = servers;
        this.kept = kept;
        ColdStartRequest coldStart = request.coldStart();
        StartSpec declared = request.start().toSpec(coldStart);
        if (kept.isPresent()) {
            KeptDescriptor file = kept.get();
            file.hold(
                    request.explicit(),
                    request.spec(),
                    declared,
                    request.start().runtime());
            this.form = file.startForm(request.start(), coldStart);
            this.start =
                    file.start(declared, coldStart.runtimeFor(Optional.of(file.runtime())), coldStart.formToPack(form));
        } else {
            this.form = request.start().startForm(coldStart);
            this.start = declared;
        }
        this.steps = steps();
    }

    /**
     * The packaging that was asked for.
     *
     * @param servers reads which server the package holds
     * @throws io.github.fcmaven.platform.FcProblem where the parameters contradict each other, or the {@code s.yaml}
     *     that the user keeps
     */
    public static Packaging of(PackagingRequest request, ServerReader servers) {
        return new Packaging(
                request,
                servers,
                request.files()
                        .manifestFile()
                        .map(file -> KeptDescriptor.read(
                                request.files(), file, request.shown().apply(file))));
    }

    /** Every step, in the order in which they are taken. */
    private List<PackagingStep> steps() {
        List<PackagingStep> all = new ArrayList<>();
        all.add(new ExtraFiles(request.extraDirectories(), request.shown()));
        all.add(new FileModes(request.permissions()));
        if (request.conform()) {
            all.add(new Conforming(start, servers));
        }
        kept.ifPresent(all::add);
        all.addAll(new FasterStart(request.files(), request.coldStart(), form).steps());
        kept.ifPresent(file -> all.add(file::refuseOtherStart));
        return List.copyOf(all);
    }

    /** What is decided before anything is made. */
    public Draft plan() {
        Draft draft =
                request.payload().find().pack(kept.map(KeptDescriptor::spec).orElse(request.spec()), start, servers);
        for (PackagingStep step : steps.subList(0, planned())) {
            draft = step.apply(draft);
        }
        return draft;
    }

    /**
     * What ships.
     *
     * @param planned what {@link #plan} gave
     * @param progress gets each further remark when it is made: a step may take minutes
     */
    public Draft make(Draft planned, Consumer<Draft.Remark> progress) {
        Draft draft = planned;
        for (PackagingStep step : steps.subList(planned(), steps.size())) {
            Draft next = step.apply(draft);
            next.remarks().stream().skip(draft.remarks().size()).forEach(progress);
            draft = next;
        }
        return draft;
    }

    /** Whether something is made to make the function start faster. */
    public boolean makesFiles() {
        return planned() < steps.size();
    }

    /** The same findings, with what {@code .fcignore} says of a file that the package does not have. */
    public List<Finding> explained(List<Finding> findings) {
        return request.payload().explained(findings);
    }

    /** Where the user changes what is wrong. */
    public FixLocation fixLocation() {
        return kept.isPresent() ? FixLocation.SOURCE : FixLocation.POM;
    }

    /** Whether the user keeps the {@code s.yaml} that deploys it. */
    public boolean isDescribed() {
        return kept.isPresent();
    }

    /** How many steps only decide: those before the first one that makes files. */
    private int planned() {
        int planned = 0;
        while (planned < steps.size() && !steps.get(planned).makesFiles()) {
            planned++;
        }
        return planned;
    }
}
