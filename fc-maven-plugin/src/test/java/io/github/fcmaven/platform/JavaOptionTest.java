package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of options against the Java that runs this test, which knows its own. */
class JavaOptionTest {

    private static final int HERE = Runtime.version().feature();

    static Stream<String> flags() {
        return JavaOption.all().stream()
                .filter(option -> option.experimentalUpTo() < HERE) // it shows no others
                .flatMap(option -> option.words().stream())
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("flags")
    void theJvmKnowsThoseThatTheTableSays(String flag) {
        boolean obsolete = HERE > 23 && flag.equals("ZGenerational"); // still taken, and does nothing
        assertThat(JavaOption.isUnknownTo(HERE, "-XX:+" + flag)).isEqualTo(!isKnown(flag) && !obsolete);
    }

    private static boolean isKnown(String flag) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(flag);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
