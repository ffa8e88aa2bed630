package io.github.fcmaven.packaging;

import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is done to make the function start faster, and with what.
 *
 * @param switches what is done
 * @param set the names of the switches that the user has set one by one, and not by {@code coldStart}
 * @param parts what the bundled Java has beside what the jars need
 * @param training the run in which the archive is made; empty where it is skipped
 * @param local gives the JDK of the build and what launches have, asked for only where it is needed
 * @param time the time of every file of the package
 * @param images where Java runtimes stay from build to build, for every build of this machine
 * @param archive where the archive stays from build to build, for this function of this checkout
 */
public record ColdStartRequest(
        Switches switches,
        Set<String> set,
        JavaParts parts,
        Optional<Training> training,
        Supplier<LocalLaunch> local,
        Instant time,
        Path images,
        Path archive) {

    public ColdStartRequest {
        set = Set.copyOf(set);
    }

    Jdk jdk() {
        return Jdk.of(local.get().host());
    }

    /**
     * Whether the Java that runs the function may refuse a security provider whose jar is not signed: Oracle's own
     * builds do.
     */
    boolean needsSignatures() {
        return switches.isBundled() && jdk().isOfOracle();
    }

    /** The runtime that the user named, else the one on which the bundled Java runs; empty where none is bundled. */
    Optional<CustomRuntime> runtimeFor(Optional<CustomRuntime> named) {
        return switches.isBundled() ? Optional.of(jdk().runtime(named)) : named;
    }

    /** No switch: the compiler makes a class of it, which each {@code package} would load. */
    JavaSource javaSource() {
        Switches.Jre jre = switches.jre();
        if (jre == Switches.Jre.AUTO) {
            return new JavaSource.Automatic();
        }
        if (jre == Switches.Jre.PLATFORM) {
            return new JavaSource.Image();
        }
        return jre == Switches.Jre.LAYER ? new JavaSource.Layer() : new JavaSource.Bundled(jdk().feature());
    }

    /** Where the start is written while the package is made: a {@code bootstrap} is generated only at the end. */
    StartSpec.Form formToPack(StartSpec.Form form) {
        return switches.changeStart() && form instanceof StartSpec.Form.GeneratedBootstrap
                ? new StartSpec.Form.BootstrapToCome()
                : form;
    }

    /** @throws FcProblem where an archive is wanted: it needs the {@code bootstrap} that this plugin generates */
    void refuseBesideArchive(String parameter) {
        if (switches.aot()) {
            throw FcProblem.local(
                    (set.contains("aot") ? "aot auto" : "coldStart fast, which has aot,") + " and " + parameter
                            + " are both set, but an archive needs the bootstrap that this plugin generates: only that"
                            + " script checks whether the archive still fits",
                    "remove " + parameter + ", or set aot to off, in the configuration of fc-maven-plugin in pom.xml");
        }
    }

    /** @throws FcProblem before anything is made, where the start cannot be made faster */
    void refuseOtherThanJar(Object start) {
        String by = switches.fast() ? "coldStart fast" : switches.aot() ? "aot auto" : "jit or springAot";
        String off = switches.fast()
                ? "coldStart to off"
                : switches.aot() ? "aot to off" : "jit and springAot to their defaults";
        throw FcProblem.local(
                "the start command is " + start + ", but " + by + " needs java -jar, or java -cp with jars alone",
                "set " + off + " for this function in the configuration of fc-maven-plugin in pom.xml");
    }
}
