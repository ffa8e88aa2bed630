package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.PythonModules;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Language;
import java.util.Optional;

/**
 * Why a module that Python does not find here may be there on the platform.
 *
 * @param why in words that follow "because"
 * @param fix what makes the two comparable
 */
record PythonModuleDifference(String why, String fix) {

    static Optional<PythonModuleDifference> of(Differences differences, StartCause cause) {
        return differences
                .program(Language.PYTHON)
                .filter(python -> cause.failure() == StartFailure.MISSING_PYTHON_MODULE)
                .flatMap(python -> beside(cause.name(), python).or(() -> ofVersion(differences, cause.name(), python)
                        .map(why -> new PythonModuleDifference(
                                why + ", which is used instead here",
                                "name a Python of the runtime's version with interpreter"
                                        + " (-Dfc.interpreter=...)"))));
    }

    /** What is installed for the Python here is hidden, and no page says what the images have. */
    private static Optional<PythonModuleDifference> beside(String module, StandIn.Program python) {
        return PythonModules.distributionBeside(module)
                .map(distribution -> new PythonModuleDifference(
                        "the module " + module + " is often installed with Python, and " + python.platform()
                                + " may have it",
                        "install it into the package, so that nothing depends on that: pip install --target "
                                + Finding.FUNCTION_FOLDER + "/python '" + distribution + "', and add /code/python to"
                                + " PYTHONPATH under environmentVariables of fc-maven-plugin"));
    }

    private static Optional<String> ofVersion(Differences differences, String module, StandIn.Program python) {
        String version = python.platform().version();
        // A native module of the package is for one Python alone.
        boolean isOther = Release.of(python.here()).compareTo(Release.of(version)) != 0;
        if (isOther && differences.code().hasNative(module, version)) {
            return Optional.of(
                    "the module " + module + " is made for Python " + version + ", and not for " + python.here());
        }
        return PythonModules.differs(module, version, python.here())
                ? Optional.of(
                        "the module " + module + " is one of Python " + version + "'s own, and not of " + python.here())
                : Optional.empty();
    }
}
