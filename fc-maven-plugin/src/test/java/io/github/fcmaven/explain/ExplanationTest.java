package io.github.fcmaven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.rule.StaticReport;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text as a person reads it. */
class ExplanationTest {

    private static final FunctionPackage FUNCTION = new FunctionPackage(
            TestSpec.of("demo", 20),
            CustomRuntime.CUSTOM_DEBIAN11,
            List.of(JavaLayer.JAVA17.arn("cn-hangzhou")),
            CaPort.DEFAULT,
            new StartupCommand(List.of("/opt/java17/bin/java"), List.of("-Ddb.password=hunter2", "-jar", "demo.jar")),
            Map.of("TZ", "UTC"),
            new TreeMap<>());

    @Test
    void startEnvironmentAndRuntimeAreSaidInThePlatformsWords() {
        assertThat(explained(FUNCTION, SeverityOverrides.DEFAULT))
                .containsSubsequence(
                        "Start",
                        "  the platform executes, in /code, command and args of customRuntimeConfig:",
                        "    /opt/java17/bin/java -Ddb.password=*** -jar demo.jar",
                        "  and connects to port 9000 (CAPort)",
                        "",
                        "Environment",
                        "  TZ  UTC",
                        "",
                        "Runtime",
                        "  custom.debian11, Debian 11, which has no Java of its own",
                        "  started by Java 17.0.2 of the layer Java17",
                        "  layer acs:fc:cn-hangzhou:official:layers/Java17/versions/3: Java 17.0.2 at /opt/java17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node server.js", "python3 server.py", "php server.php", "/code/server"})
    void ofAProgramThatIsNoJavaNothingIsSaidOfJava(String start) {
        FunctionPackage function = new FunctionPackage(
                FUNCTION.spec(),
                CustomRuntime.CUSTOM,
                List.of(),
                CaPort.DEFAULT,
                new StartupCommand(List.of(start.split(" ")), List.of()),
                Map.of("TZ", "UTC"),
                new TreeMap<>());

        assertThat(explained(function, SeverityOverrides.DEFAULT))
                .isNotEmpty()
                .noneMatch(
                        line -> line.matches("(?i).*(\\bjava\\b|\\bjvm|FC-HEAP|FC-JAVA|FC-DEPENDENCY|Faster start).*"));
    }

    @Test
    void theLimitsStandBesideTheValues() {
        assertThat(explained(FUNCTION, SeverityOverrides.DEFAULT))
                .contains(
                        "  zip               [###                 ] 70 MB of 500 MB in cn-hangzhou",
                        "  zip in a request  [################### ] 70 MB of 74 MB; s uploads through OSS",
                        "  environment       [#                   ] 5 of 4096 bytes",
                        "  layers            [####                ] 1 of 5",
                        "  memorySize        [#                   ] 512 of 128 to 32768 MB in steps of 64",
                        "  cpu               [#                   ] 0.35 of 0.05 to 16, one for each 1.43 GB of 1 to 4",
                        "  diskSize                                 512 MB, of 512 or 10240",
                        "  timeout           [#                   ] 60 of 86400 s",
                        "  concurrency       [##                  ] 20 of 200 requests at once");
    }

    /** A number that is not shown beside the value is noticed only when it is reached. Equal ones have a line each. */
    @Test
    void theTableOfLimitsHasEachNumberOfThePlatform() throws Exception {
        FunctionPackage every = FUNCTION.withSpec(new FunctionSpec(
                "demo",
                "cn-hangzhou",
                FUNCTION.spec().resources(),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS),
                new FunctionSpec.Calls(Optional.of(1), Optional.of(1), true)));
        String table = String.join("\n", LimitTable.lines(every, OptionalLong.of(70 << 20)));

        for (Field field : Limits.class.getFields()) {
            long number = ((Number) field.get(null)).longValue();
            String megabytes = (number >> 20) + " MB";
            String shown = "(?:of|to|most) " + (number < 1 << 20 ? number : megabytes) + "\\b";
            assertThat(table).as(field.getName()).containsPattern(shown);
            table = table.replaceFirst(shown, "");
        }
    }

    @Test
    void whatTheUserMakesOfChecksIsSaidAndWhatWouldFail() {
        SeverityOverrides checks = new SeverityOverrides(Map.of(
                Requirement.FC_TIMEZONE, SeverityOverrides.Level.OFF,
                Requirement.FC_SECRET, SeverityOverrides.Level.ERROR,
                Requirement.FC_BIND, SeverityOverrides.Level.WARN));

        assertThat(explained(FUNCTION, checks))
                .contains("  fails by checks: FC-SECRET", "  warns by checks: FC-BIND", "  off by checks: FC-TIMEZONE")
                .anyMatch(line -> line.startsWith("    FAIL FC-JAR: the start command names demo.jar"))
                .noneMatch(line -> line.startsWith("  warns: ") && line.contains("FC-TIMEZONE"));
    }

    @Test
    void aFolderOfManyFilesIsOneLineAndTheLargestFilesAreNamed() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry("bootstrap", 12, FileMode.EXECUTABLE));
        entries.add(entry("config/app.yml", 5, FileMode.READABLE));
        for (int i = 10; i < 40; i++) {
            entries.add(entry("lib/main/library-" + i + ".jar", i * 1000, FileMode.READABLE));
        }

        assertThat(EntryTree.lines(entries))
                .startsWith(
                        "0755     12 bytes  bootstrap",
                        "          5 bytes  config/",
                        "0644      5 bytes    app.yml",
                        "         717.8 KB  lib/",
                        "         717.8 KB    main/  30 files",
                        "its largest files:",
                        "0644      38.1 KB  lib/main/library-39.jar")
                .hasSize(16);
    }

    @Test
    void ofFewFilesEachIsNamedOnce() {
        assertThat(EntryTree.lines(List.of(entry("demo.jar", 2000, FileMode.READABLE))))
                .containsExactly("0644       2.0 KB  demo.jar");
    }

    private static Entry entry(String path, int size, FileMode mode) {
        return new Entry(CodePath.of(path), Content.of(new byte[size]), mode);
    }

    private static List<String> explained(FunctionPackage function, SeverityOverrides checks) {
        OptionalLong size = OptionalLong.of(70 << 20);
        StaticReport report =
                StaticCheck.of(new CheckedPackage(function, size, List.of(), FixLocation.POM, List.of()), checks);
        return new Explanation("title", List.of(), function, List.of(), size, checks, Optional.of(report)).lines();
    }
}
