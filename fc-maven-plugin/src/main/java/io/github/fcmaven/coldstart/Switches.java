package io.github.fcmaven.coldstart;

import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * What a function is given to start faster: each switch as the user sets it, else as the preset has it.
 *
 * @param fast whether the preset is {@code fast}
 * @param layout how the jar stands in the package
 * @param aot whether the package gets an archive of its classes, and so the bootstrap that guards it
 * @param jre where the Java comes from
 * @param springAot whether what Spring's {@code process-aot} left is switched on
 * @param jit the compiler of the running function
 */
public record Switches(boolean fast, Layout layout, boolean aot, Jre jre, boolean springAot, Compiler jit) {

    /** The first Java whose archives keep profiles, with which both compilers start nearly as quickly as the quick one alone. */
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
     * Reads the words of a POM; one that is null is not set.
     *
     * @param java the feature number of the build's Java, asked for only where it decides
     * @throws FcProblem where there is no such word
     */
    public static Switches parse(
            String coldStart, String layout, String aot, String jre, String springAot, String jit, IntSupplier java) {
        boolean fast = choice("coldStart", coldStart, Preset.OFF) == Preset.FAST;
        Ahead ahead = fast ? Ahead.AUTO : Ahead.OFF;
        boolean quick = jit == null && fast && java.getAsInt() < WITH_PROFILES;
        return new Switches(
                fast,
                choice("layout", layout, fast ? Layout.EXTRACTED : Layout.JAR),
                choice("aot", aot, ahead) == Ahead.AUTO,
                choice("jre", jre, fast ? Jre.BUNDLED : Jre.AUTO),
                choice("springAot", springAot, ahead) == Ahead.AUTO,
                choice("jit", jit, quick ? Compiler.C1 : Compiler.TIERED));
    }

    private static <E extends Enum<E>> E choice(String parameter, String given, E preset) {
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
                                + Arrays.stream(known).map(Switches::word).collect(Collectors.joining(", "))));
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
        return layout != Layout.JAR || isBundled() || changeStart();
    }
}
