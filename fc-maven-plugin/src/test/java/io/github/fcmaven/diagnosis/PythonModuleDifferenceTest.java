package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules that the Python of this machine does not find, and that of the platform may. */
class PythonModuleDifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "distutils, true",
        "imp, true",
        "setuptools, true",
        "pkg_resources, true",
        "pip._internal, true",
        "wheel, true",
        "flask, false",
        "distutilz, false",
        "setuptools_scm, false",
    })
    void whatThePlatformMayHaveProvesNothingAndWhatWasNeverInstalledConvicts(String module, boolean explained) {
        Differences python = TestMachine.differing(
                List.of(new StandIn.Program(Interpreter.DEBIAN10_PYTHON, "3.12.4")), PackagedCode.NONE);

        assertThat(of(python, module).isPresent()).isEqualTo(explained);
    }

    @Test
    void whatImagesMayHaveBesidePythonIsBestShipped() {
        Differences python = TestMachine.differing(
                List.of(new StandIn.Program(Interpreter.DEBIAN12_PYTHON, "3.11.2")), PackagedCode.NONE);

        StandInDifference.Explanation difference = of(python, "pkg_resources").orElseThrow();
        assertThat(difference.why())
                .isEqualTo("the module pkg_resources is often installed with Python, and Python 3.11.2 of the runtime"
                        + " custom.debian12 may have it");
        assertThat(difference.fix())
                .startsWith("install it into the package, so that nothing depends on that: pip install --target ")
                .contains("/python 'setuptools<81', and add /code/python to PYTHONPATH");
    }

    /** The wheels of the platform's Python are not loaded by the one here. */
    @Test
    void aNativeModuleForThePlatformsPythonAloneIsNotConvicted() {
        Differences python = TestMachine.differing(
                List.of(new StandIn.Program(Interpreter.DEBIAN10_PYTHON, "3.11.7")), new PackagedCode() {
                    @Override
                    public boolean hasNative(String module, String version) {
                        return module.equals("numpy._core._multiarray_umath") && version.equals("3.10");
                    }
                });

        assertThat(of(python, "numpy._core._multiarray_umath").orElseThrow().why())
                .isEqualTo("the module numpy._core._multiarray_umath is made for Python 3.10, and not for 3.11.7, which"
                        + " is used instead here");
        assertThat(of(python, "flask")).isEmpty();
    }

    private static Optional<StandInDifference.Explanation> of(Differences differences, String module) {
        return StandInDifference.of(
                differences,
                new StartLog(Optional.empty()),
                StartCause.of(StartFailure.MISSING_PYTHON_MODULE, "", module));
    }
}
