package io.github.fcmaven.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.coldstart.Switches.Jre;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.coldstart.layout.Signatures;
import io.github.fcmaven.platform.FcProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code coldStart} switches on, and each switch beside it. */
class SwitchesTest {

    private static final Switches OFF =
            new Switches(false, Layout.JAR, false, Jre.AUTO, false, Compiler.TIERED, Signatures.KEEP);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"off", " off "})
    void offIsTheJarAsTheBuildHasMadeIt(String coldStart) {
        Switches off = Switches.parse(set(coldStart, null, null, null, null, null, null), SwitchesTest::notAsked);

        assertThat(off).isEqualTo(OFF);
        assertThat(off.changeAnything()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"17, C1", "24, C1", "25, TIERED"})
    void fastIsEverythingWithTheCompilerThatItsJavaIsQuickWith(int java, Compiler compiler) {
        Switches fast = Switches.parse(set("fast", null, null, null, null, null, null), () -> java);

        assertThat(fast)
                .isEqualTo(new Switches(true, Layout.EXTRACTED, true, Jre.BUNDLED, true, compiler, Signatures.DROP));
        assertThat(fast.changeStart()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "compact,,,,,, true compact true bundled true c1 drop",
        ",off,,,,, true extracted false bundled true c1 keep",
        ",,layer,,,, true extracted true layer true c1 drop",
        ",,,off,,, true extracted true bundled false c1 drop",
        ",,,,tiered,, true extracted true bundled true tiered drop",
        ",,,,,keep, true extracted true bundled true c1 keep",
        "jar,off,auto,off,tiered,, true jar false auto false tiered keep"
    })
    void aSwitchBesideFastStandsAndTheOthersAreThoseOfFast(
            String layout, String aot, String jre, String springAot, String jit, String signatures, String all) {
        Switches switches = Switches.parse(set("fast", layout, aot, jre, springAot, jit, signatures), () -> 17);

        assertThat(shown(switches)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "extracted,,,,,, false extracted false auto false tiered keep",
        ",auto,,,,, false jar true auto false tiered keep",
        ",,bundled,,,, false jar false bundled false tiered keep",
        ",,,auto,,, false jar false auto true tiered keep",
        ",,,,c1,, false jar false auto false c1 keep",
        ",,,,,drop, false jar false auto false tiered drop"
    })
    void aSwitchByItselfIsSwitchedOnAlone(
            String layout, String aot, String jre, String springAot, String jit, String signatures, String all) {
        Switches switches =
                Switches.parse(set("off", layout, aot, jre, springAot, jit, signatures), SwitchesTest::notAsked);

        assertThat(shown(switches)).isEqualTo(all);
        assertThat(switches.changeAnything()).isTrue();
        assertThat(switches.changeStart()).isEqualTo(layout == null && jre == null && signatures == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "quick | - | - | - | - | - | - | coldStart is 'quick' | off, fast",
                "compact | - | - | - | - | - | - | coldStart is 'compact' | off, fast; compact is a layout: set layout"
                        + " to it",
                "fast | exploded | - | - | - | - | - | layout is 'exploded' | jar, extracted, compact",
                "fast | - | on | - | - | - | - | aot is 'on' | off, auto",
                "fast | - | - | jdk | - | - | - | jre is 'jdk' | auto, platform, layer, bundled",
                "fast | - | - | - | true | - | - | springAot is 'true' | off, auto",
                "fast | - | - | - | - | C2 | - | jit is 'C2' | tiered, c1",
                "fast | - | - | - | - | - | yes | signatures is 'yes' | keep, drop"
            })
    void aWordThatThereIsNotIsRefusedWithThoseThatThereAre(
            String coldStart,
            String layout,
            String aot,
            String jre,
            String springAot,
            String jit,
            String signatures,
            String what,
            String known) {
        assertThatThrownBy(() -> Switches.parse(set(coldStart, layout, aot, jre, springAot, jit, signatures), () -> 17))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.what()).isEqualTo(what);
                    assertThat(problem.fix()).isEqualTo("give one of " + known);
                });
    }

    @Test
    void aChoiceIsShownAsItIsWritten() {
        assertThat(Switches.word(Jre.BUNDLED)).isEqualTo("bundled");
    }

    private static Map<String, String> set(String... words) {
        List<String> names = List.of("coldStart", "layout", "aot", "jre", "springAot", "jit", "signatures");
        Map<String, String> set = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i] != null) {
                set.put(names.get(i), words[i]);
            }
        }
        return set;
    }

    private static String shown(Switches switches) {
        return switches.toString().replaceAll("Switches\\[|\\w+=|,|]", "").toLowerCase(Locale.ROOT);
    }

    private static int notAsked() {
        throw new AssertionError("the Java of the build does not matter here");
    }
}
