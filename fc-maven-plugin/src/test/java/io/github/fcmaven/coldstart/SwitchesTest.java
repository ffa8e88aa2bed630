package io.github.fcmaven.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.coldstart.Switches.Jre;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.platform.FcProblem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {

    private static final Switches OFF = new Switches(false, Layout.JAR, false, Jre.AUTO, false, Compiler.TIERED);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"off", " off "})
    void offIsTheJarAsTheBuildHasMadeIt(String coldStart) {
        Switches off = Switches.parse(coldStart, null, null, null, null, null, SwitchesTest::notAsked);

        assertThat(off).isEqualTo(OFF);
        assertThat(off.changeAnything()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"17, C1", "24, C1", "25, TIERED"})
    void fastIsEverythingWithTheCompilerThatItsJavaIsQuickWith(int java, Compiler compiler) {
        Switches fast = Switches.parse("fast", null, null, null, null, null, () -> java);

        assertThat(fast).isEqualTo(new Switches(true, Layout.EXTRACTED, true, Jre.BUNDLED, true, compiler));
        assertThat(fast.changeStart()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "compact,,,,, true compact true bundled true c1",
        ",off,,,, true extracted false bundled true c1",
        ",,layer,,, true extracted true layer true c1",
        ",,,off,, true extracted true bundled false c1",
        ",,,,tiered, true extracted true bundled true tiered",
        "jar,off,auto,off,tiered, true jar false auto false tiered"
    })
    void aSwitchBesideFastStandsAndTheOthersAreThoseOfFast(
            String layout, String aot, String jre, String springAot, String jit, String all) {
        Switches switches = Switches.parse("fast", layout, aot, jre, springAot, jit, () -> 17);

        assertThat(shown(switches)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "extracted,,,,, false extracted false auto false tiered",
        ",auto,,,, false jar true auto false tiered",
        ",,bundled,,, false jar false bundled false tiered",
        ",,,auto,, false jar false auto true tiered",
        ",,,,c1, false jar false auto false c1"
    })
    void aSwitchByItselfIsSwitchedOnAlone(
            String layout, String aot, String jre, String springAot, String jit, String all) {
        Switches switches = Switches.parse("off", layout, aot, jre, springAot, jit, SwitchesTest::notAsked);

        assertThat(shown(switches)).isEqualTo(all);
        assertThat(switches.changeAnything()).isTrue();
        assertThat(switches.changeStart()).isEqualTo(layout == null && jre == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "quick | - | - | - | - | - | coldStart is 'quick' | off, fast",
                "fast | exploded | - | - | - | - | layout is 'exploded' | jar, extracted, compact",
                "fast | - | on | - | - | - | aot is 'on' | off, auto",
                "fast | - | - | jdk | - | - | jre is 'jdk' | auto, platform, layer, bundled",
                "fast | - | - | - | true | - | springAot is 'true' | off, auto",
                "fast | - | - | - | - | C2 | jit is 'C2' | tiered, c1"
            })
    void aWordThatThereIsNotIsRefusedWithThoseThatThereAre(
            String coldStart,
            String layout,
            String aot,
            String jre,
            String springAot,
            String jit,
            String what,
            String known) {
        assertThatThrownBy(() -> Switches.parse(coldStart, layout, aot, jre, springAot, jit, () -> 17))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.what()).isEqualTo(what);
                    assertThat(problem.fix()).isEqualTo("give one of " + known);
                });
    }

    @Test
    void aChoiceIsShownAsItIsWritten() {
        assertThat(Switches.word(Jre.BUNDLED)).isEqualTo("bundled");
    }

    private static String shown(Switches switches) {
        return switches.toString().replaceAll("Switches\\[|\\w+=|,|]", "").toLowerCase(Locale.ROOT);
    }

    private static int notAsked() {
        throw new AssertionError("the Java of the build does not matter here");
    }
}
