package io.github.fcmaven.coldstart;

import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.coldstart.layout.Signatures;
import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The switches that make a function start faster: each as the user sets it, else as the preset does.
 *
 * @param fast whether the preset is {@code fast}
 * @param layout how the jar is packed
 * @param aot whether the package gets an AppCDS archive or AOT cache, and so the bootstrap that guards it
 * @param jre where the Java comes from
 * @param springAot whether the code of Spring's {@code process-aot} is used
 * @param jit the compiler of the running function
 * @param signatures what becomes of the signatures of jars
 */
public record Switches(
        boolean fast, Layout layout, boolean aot, Jre jre, boolean springAot, Compiler jit, Signatures signatures) {

    /**
     * The first Java whose archives keep profiles. With them, both compilers start an application nearly as quickly as
     * C1 alone.
     */
    private static final int WITH_PROFILES = 25;

    private enum Preset {
        OFF,
        FAST
    }

    private enum Ahead {
        OFF,
        AUTO
    }

    /** Where the Java comes from that runs the function. */
    public enum Jre {
        /** From the image of the runtime where that is new enough, else from a layer. */
        AUTO,
        /** From the image of the runtime. */
        PLATFORM,
        /** From an official layer. */
        LAYER,
        /** From the package itself. */
        BUNDLED
    }

    /**
     * Reads the parameters.
     *
     * @param set what is set, by the names of the parameters: {@code coldStart}, {@code layout}, {@code aot}, {@code
     *     jre}, {@code springAot}, {@code jit} and {@code signatures}
     * @param java the feature number of the build's Java, asked for only where it decides
     * @throws FcProblem where there is no such word
     */
    public static Switches parse(Map<String, String> set, IntSupplier java) {
        boolean fast = choice(set, "coldStart", Preset.OFF) == Preset.FAST;
        Ahead ahead = fast ? Ahead.AUTO : Ahead.OFF;
        boolean aot = choice(set, "aot", ahead) == Ahead.AUTO;
        boolean quick = set.get("jit") == null && fast && java.getAsInt() < WITH_PROFILES;
        return new Switches(
                fast,
                choice(set, "layout", fast ? Layout.EXTRACTED : Layout.JAR),
                aot,
                choice(set, "jre", fast ? Jre.BUNDLED : Jre.AUTO),
                choice(set, "springAot", ahead) == Ahead.AUTO,
                choice(set, "jit", quick ? Compiler.C1 : Compiler.TIERED),
                choice(set, "signatures", fast && aot ? Signatures.DROP : Signatures.KEEP));
    }

    private static <E extends Enum<E>> E choice(Map<String, String> set, String parameter, E preset) {
        String given = set.get(parameter);
        if (given == null) {
            return preset;
        }
        E[] known = preset.getDeclaringClass().getEnumConstants();
        return Arrays.stream(known)
                .filter(value -> word(value).equals(given.strip()))
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        parameter + " is '" + given + "'",
                        "give one of "
                                + Arrays.stream(known).map(Switches::word).collect(Collectors.joining(", "))
                                + elsewhere(parameter, given.strip())));
    }

    private static String elsewhere(String parameter, String given) {
        boolean isLayout = !parameter.equals("layout")
                && Arrays.stream(Layout.values()).anyMatch(one -> word(one).equals(given));
        return isLayout ? "; " + given + " is a layout: set layout to it" : "";
    }

    /** A choice as it is written in a POM. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the package brings its own Java. */
    public boolean isBundled() {
        return jre == Jre.BUNDLED;
    }

    /** Whether the start command is changed. */
    public boolean changeStart() {
        return aot || springAot || jit != Compiler.TIERED;
    }

    /** Whether the package is changed, in whatever way. */
    public boolean changeAnything() {
        return layout != Layout.JAR || isBundled() || changeStart() || signatures == Signatures.DROP;
    }
}
