package io.github.fcmaven.mojo;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.payload.PackedPayload;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.Conform;
import io.github.fcmaven.server.Conformed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/**
 * What {@code package} makes of a build before anything is written, so that {@code explain} tells of the very same.
 *
 * @param function the package, with the user's files and the settings by which its server complies; what makes it start faster comes after
 * @param form where its start is written
 * @param remarks what was decided, and what the user should know, in that order
 * @param told what the platform would not start of it, as only its payload knows
 */
record PlannedFunction(FunctionPackage function, StartSpec.Form form, List<Remark> remarks, List<Finding> told) {

    /** One line for the log. */
    record Remark(String text, boolean isWarning) {

        void tell(Log log) {
            if (isWarning) {
                log.warn(text);
            } else {
                log.info(text);
            }
        }
    }

    PlannedFunction {
        remarks = List.copyOf(remarks);
        told = List.copyOf(told);
    }

    /** What the payload is by itself. */
    static PlannedFunction of(PackedPayload packed, StartSpec.Form form) {
        return new PlannedFunction(packed.functionPackage(), form, List.of(), packed.told())
                .with(packed.functionPackage(), List.of(packed.choice()), packed.warnings());
    }

    /**
     * With the user's own files, and the modes that he wants.
     *
     * @param shown how messages show a path
     */
    PlannedFunction withFiles(
            List<ExtraDirectory> directories, List<Permission> permissions, Function<Path, String> shown) {
        FunctionPackage whole = function;
        List<String> warnings = new ArrayList<>();
        for (ExtraDirectory directory : directories) {
            List<Entry> extra = directory.toFileSet().entries();
            warnings.addAll(replaced(whole, extra, shown));
            whole = whole.plus(extra);
        }
        whole = whole.plus(
                Permission.apply(permissions, List.copyOf(whole.entries().values())));
        return with(whole, List.of(), warnings);
    }

    /**
     * With the settings that its server lacks; only now, since what lies beside the jar may configure its server too.
     *
     * @param start what the user declared; empty where nothing is to be added
     */
    PlannedFunction conforming(Optional<StartSpec> start) {
        if (start.isEmpty()) {
            return this;
        }
        Conformed conformed = Conform.of(function, start.get());
        return with(conformed.functionPackage(), conformed.log(), conformed.warnings());
    }

    /** The same, deployed by a description of the user's own, of which this is told besides. */
    PlannedFunction deployed(FunctionPackage described, String remark, List<String> warnings, List<Finding> more) {
        List<Finding> all = new ArrayList<>(more);
        all.addAll(told);
        List<Remark> lines = new ArrayList<>(List.of(new Remark(remark, false)));
        lines.addAll(remarks);
        return new PlannedFunction(described, form, lines, all).with(described, List.of(), warnings);
    }

    private static List<String> replaced(FunctionPackage function, List<Entry> extra, Function<Path, String> shown) {
        List<String> warnings = new ArrayList<>();
        for (Entry entry : extra) {
            Path by = entry.content().file().orElseThrow();
            function.entry(entry.path())
                    .filter(other -> !other.content().equals(entry.content()))
                    .ifPresent(other -> warnings.add(entry.path() + " of the package is replaced by " + shown.apply(by)
                            + ", as extraDirectories has it"));
        }
        return warnings;
    }

    private PlannedFunction with(FunctionPackage changed, List<String> decisions, List<String> warnings) {
        List<Remark> all = new ArrayList<>(remarks);
        decisions.forEach(text -> all.add(new Remark(text, false)));
        warnings.forEach(text -> all.add(new Remark(text, true)));
        return new PlannedFunction(changed, form, all, told);
    }
}
