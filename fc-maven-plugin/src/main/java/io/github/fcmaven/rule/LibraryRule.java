package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;

import io.github.fcmaven.executable.LibraryNeeds;
import io.github.fcmaven.executable.LibrarySearch;
import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.image.ImageLibraries;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What a native program needs of the runtime's system: a C library that is new enough, and libraries that it does not
 * bring along.
 */
final class LibraryRule implements Rule {

    private static final Set<String> MOUNTS = Set.of("nasConfig", "ossMountConfig");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LIBRARY);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_BOOTSTRAP_INTERPRETER);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        if (findings.isViolated(FC_BOOTSTRAP_INTERPRETER)) {
            return; // the same cause: what is built for another loader is built for another C library
        }
        List<Entry> executed = context.executed();
        boolean isUntouched = executed.size() == 1
                && Collections.disjoint(context.function().spec().settings().keySet(), MOUNTS);
        for (Entry file : executed) {
            Optional<LibraryNeeds> needs = needs(context.executing(), file, isUntouched);
            if (needs.isPresent()) {
                judge(context, needs.get(), findings);
            }
        }
    }

    private static Optional<LibraryNeeds> needs(FunctionPackage function, Entry file, boolean isUntouched)
            throws IOException {
        try (RandomBytes bytes = file.content().random(file.path().value())) {
            return StartFile.read(file.path().value(), bytes) instanceof StartFile.Program program
                    ? Optional.of(LibrarySearch.needs(
                            file.path(), program.elf(), function.entries(), function.environment(), isUntouched))
                    : Optional.empty();
        }
    }

    private static void judge(RuleContext context, LibraryNeeds needs, Findings findings) {
        Optional<String> ownLoader = needs.loader().filter(loader -> !loader.startsWith("/lib"));
        if (ownLoader.isPresent()) { // beside it there is a C library of its own
            findings.met(FC_LIBRARY, needs.program() + " is loaded by " + ownLoader.get());
            return;
        }
        needs.libraries().forEach(library -> library(context, library, findings));
        needs.glibc()
                .ifPresent(needed -> version(
                        context,
                        needed,
                        needed.version().glibc(),
                        CustomRuntime::glibc,
                        "C library (glibc) 2.",
                        findings));
        needs.libstdcxx()
                .ifPresent(needed -> version(
                        context,
                        needed,
                        needed.version().libstdcxx(),
                        CustomRuntime::libstdcxx,
                        "C++ library 3.4.",
                        findings));
        if (needs.hidden()) {
            findings.unproven(
                    FC_LIBRARY,
                    needs.program() + " is packed by UPX, which hides the libraries and versions that it needs",
                    "ship it unpacked (upx -d), so that they can be seen");
        } else {
            findings.met(FC_LIBRARY, met(context, needs));
        }
    }

    private static String met(RuleContext context, LibraryNeeds needs) {
        return needs.loader().isEmpty()
                ? needs.program() + " is linked statically"
                : needs.program() + " needs "
                        + needs.glibc()
                                .map(needed -> needed.version().name() + ", and the runtime "
                                        + context.function().runtime() + " has 2."
                                        + context.function().runtime().glibc())
                                .orElse("no version of the C library");
    }

    private static void version(
            RuleContext context,
            LibraryNeeds.NeededVersion needed,
            int number,
            ToIntFunction<CustomRuntime> has,
            String library,
            Findings findings) {
        CustomRuntime runtime = context.function().runtime();
        if (has.applyAsInt(runtime) >= number) {
            return;
        }
        Optional<CustomRuntime> enough = Arrays.stream(CustomRuntime.values())
                .filter(one -> has.applyAsInt(one) >= number)
                .findFirst();
        String name = needed.version().name();
        String observed =
                needed.by() + " needs " + name + " of " + needed.version().library();
        String rebuild = "build it on an older system, or link it statically";
        if (enough.isPresent() && context.origin() == FixLocation.ZIP) {
            findings.unproven(
                    FC_LIBRARY,
                    observed + ", which " + enough.get() + " has and " + CustomRuntime.CUSTOM
                            + " has not; no s.yaml says which runtime it is",
                    "name its s.yaml with manifestFile");
            return;
        }
        findings.violated(
                FC_LIBRARY,
                observed
                        + (enough.isPresent()
                                ? ", and the runtime " + runtime + " has the " + library + has.applyAsInt(runtime)
                                : ", which no runtime has"),
                CaExited.NOT_PERMITTED + " Logs: /code/" + needed.by() + ": version `" + name + "' not found",
                enough.map(one -> "set " + context.origin().at("runtime") + " to " + one + ", or ")
                                .orElse("")
                        + rebuild);
    }

    private static void library(RuleContext context, LibraryNeeds.Library library, Findings findings) {
        CustomRuntime runtime = context.function().runtime();
        if (ImageLibraries.has(library.name())) {
            return;
        }
        String observed = library.by() + " needs " + library.name();
        String log = FC_LIBRARY.platform() + ": " + library.name() + ": cannot open shared object file";
        boolean mayBeLayered = !context.function().layers().isEmpty();
        Optional<String> absent = ImageLibraries.absent(runtime, library.name())
                .or(() -> ImageLibraries.ofOnesOwn(library.name())
                        .filter(why -> library.elsewhere().isEmpty() && !mayBeLayered));
        if (absent.isPresent()
                && library.known()
                && !library.perhaps()
                && (context.origin() != FixLocation.ZIP || ImageLibraries.isNowhere(library.name()))) {
            findings.violated(FC_LIBRARY, observed + ", and " + absent.get(), log, fix(context, library));
        } else {
            findings.unproven(FC_LIBRARY, observed + ", " + doubt(library), fix(context, library));
        }
    }

    private static String doubt(LibraryNeeds.Library library) {
        if (library.elsewhere().isPresent()) {
            return "which is " + library.elsewhere().get()
                    + " in the package, where the loader is not known to look for it";
        }
        return "which is not in the package; not every Debian has it, so the runtime may lack it";
    }

    private static String fix(RuleContext context, LibraryNeeds.Library library) {
        return library.elsewhere()
                .map(path -> "set LD_LIBRARY_PATH to "
                        + path.parent()
                                .map(Object::toString)
                                .map(folder -> "/code/" + folder)
                                .orElse("/code") + " in "
                        + context.origin().at("environmentVariables"))
                .orElseGet(() -> "add " + library.name() + " at lib/" + library.name() + " with "
                        + context.origin().files() + " and set LD_LIBRARY_PATH to /code/lib, or link it statically");
    }
}
