package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.payload.TestJar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes of a package are the application's own. */
class OwnFilesTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Main, com.acme.common.Clock, true",
        "com.acme.shop.Main, com.acmes.common.Clock, false",
        "com.acme.shop.Main, org.acme.common.Clock, false",
        "shop.Main, shop.common.Clock, false"
    })
    void aLibraryOfTheSamePackagesIsAModule(String started, String inLibrary, boolean own) {
        FunctionPackage function = TestFunction.script("exit")
                .file(
                        "shop.jar",
                        TestJar.springBoot("3.5.0", 17)
                                .manifest("Start-Class", started)
                                .library(
                                        "BOOT-INF/lib/common-1.0.jar",
                                        TestJar.empty().classOf(inLibrary, 17))
                                .bytes())
                .function();

        assertThat(OwnFiles.of(function.entries().values())
                        .classes()
                        .containsKey(inLibrary.replace('.', '/') + ".class"))
                .isEqualTo(own);
    }
}
