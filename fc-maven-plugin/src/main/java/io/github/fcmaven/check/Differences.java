package io.github.fcmaven.check;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.rule.ProgramLoader;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * In what the platform and this machine differ, as far as a function meets it.
 *
 * @param standIns what is used instead of what
 * @param programs whether the runtime, its layers or the package have that program, or may have it
 * @param natives whether the package has a native module of that name for that version of Python alone
 * @param loaders what a program of the package is run by, as its output names it
 * @param modules where the package has a module of that name, though Python may not look there
 * @param limits what this machine lets a process have
 */
record Differences(
        List<StandIn> standIns,
        Predicate<String> programs,
        BiPredicate<String, String> natives,
        Function<String, Optional<ProgramLoader>> loaders,
        Function<String, Optional<ModuleFolder>> modules,
        ResourceLimits limits) {

    Differences {
        standIns = List.copyOf(standIns);
    }

    Stream<StandIn.Java> javas() {
        return standIns.stream().filter(StandIn.Java.class::isInstance).map(StandIn.Java.class::cast);
    }

    Optional<StandIn.Program> program(Language language) {
        return standIns.stream()
                .filter(StandIn.Program.class::isInstance)
                .map(StandIn.Program.class::cast)
                .filter(one -> one.platform().language() == language)
                .findFirst();
    }

    boolean hasNative(String module, String version) {
        return natives.test(module, version);
    }

    Optional<ProgramLoader> loader(String program) {
        return loaders.apply(program);
    }

    Optional<ModuleFolder> module(String name) {
        return modules.apply(name);
    }

    boolean mayHave(String program) {
        return programs.test(program);
    }
}
