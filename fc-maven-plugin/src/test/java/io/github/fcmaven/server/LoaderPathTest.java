package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries beside the jar of Spring Boot's PropertiesLauncher. */
class LoaderPathTest {

    private static final String LAUNCHER = "org/springframework/boot/loader/launch/PropertiesLauncher.class";

    @ParameterizedTest
    @CsvSource({
        "libs, libs",
        "libs/, libs",
        "./libs/*, libs",
        "/code/libs, libs",
        "'lib,plugins', plugins",
        "a.jar, a.jar"
    })
    void whatIsNotShippedIsNamed(String value, String lost) {
        assertThat(of(TestFunction.of(LAUNCHER).beforeJar("-Dloader.path=" + value)))
                .hasValue(new LoaderPath(lost, "the start command"));
        assertThat(of(TestFunction.of(LAUNCHER).variable("LOADER_PATH", value)))
                .hasValue(new LoaderPath(lost, "the variable LOADER_PATH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib", "lib/", "./lib/*", "/code/lib", "/opt/lib", "lib/a.jar", "jar:file:a.jar!/lib"})
    void whatIsThereOrElsewhereIsNot(String value) {
        assertThat(of(TestFunction.of(LAUNCHER).beforeJar("-Dloader.path=" + value)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/springframework/boot/loader/launch/JarLauncher.class", "a/Main.class"})
    void noOtherLauncherReadsIt(String launcher) {
        assertThat(of(TestFunction.of(launcher).beforeJar("-Dloader.path=libs")))
                .isEmpty();
    }

    private static Optional<LoaderPath> of(TestFunction function) {
        return LoaderPath.lost(TestFunction.server(function.beside("lib/a.jar", "")));
    }
}
