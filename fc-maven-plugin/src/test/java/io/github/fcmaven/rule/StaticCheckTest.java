package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_CPU;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY;
import static io.github.fcmaven.platform.Requirement.FC_SECRET;
import static io.github.fcmaven.platform.Requirement.FC_SIZE;
import static io.github.fcmaven.platform.Requirement.FC_TIMEOUT;
import static io.github.fcmaven.platform.Requirement.FC_TIMEZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All rules on the bad and the good packages: each fault in its words, and nothing else. */
class StaticCheckTest {

    static Stream<BadPackage> bad() {
        return BadPackage.all();
    }

    @Test
    void aFindingSaysNoMoreThanAPersonReads() {
        Finding found = new Finding.Violated(FC_FILE, "a".repeat(800_000), "rename it");
        assertThat(found.observed()).hasSize(4000).endsWith("... (800000 characters)");
        Finding letters = new Finding.Violated(FC_FILE, "a" + "\ud83d\ude00".repeat(4000), "rename it");
        assertThat(letters.observed()).hasSizeBetween(3999, 4000).doesNotContain("\ud83d...");
        Finding others = new Finding.Violated(FC_FILE, "\ud83d\ude00".repeat(4000), "rename it");
        assertThat(others.observed()).hasSizeBetween(3999, 4000).doesNotContain("\ud83d...");
        assertThat(new Finding.Unproven(FC_FILE, "a".repeat(4000), "b").observed())
                .hasSize(4000);
    }

    static Stream<Map.Entry<String, Pack>> good() {
        return GoodPackages.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachFaultIsFoundInItsWordsAndNothingElseIs(BadPackage bad) {
        List<Finding> violations = violations(bad.pack().check());

        List<Requirement> expected = new ArrayList<>(bad.besides());
        expected.add(bad.requirement());
        assertThat(violations).extracting(Finding::requirement).containsOnly(expected.toArray(Requirement[]::new));
        Finding found = violations.stream()
                .filter(finding -> finding.requirement() == bad.requirement())
                .findFirst()
                .orElseThrow();
        assertThat(found.observed()).startsWith(bad.observed());
        assertThat(violations).allSatisfy(finding -> {
            assertThat(finding.platform()).isNotBlank();
            assertThat(finding.fix()).isNotBlank().doesNotEndWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("good")
    void nothingIsFoundAboutAGoodPackage(Map.Entry<String, Pack> good) {
        assertThat(violations(good.getValue().check())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whoHasNoPomIsToldToChangeOtherFiles(BadPackage bad) {
        StaticReport report = StaticCheck.of(bad.pack().packed(FixLocation.DESCRIPTOR), SeverityOverrides.DEFAULT);

        assertThat(violations(report))
                .filteredOn(finding -> finding.requirement() != FC_SECRET)
                .allSatisfy(finding -> assertThat(finding.fix()).doesNotContain("of fc-maven-plugin in pom.xml"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theOrderOfTheRulesIsOfNoMatter(BadPackage bad) {
        List<Rule> reversed = new ArrayList<>(StaticCheck.rules());
        Collections.reverse(reversed);

        StaticReport other = StaticCheck.of(bad.pack().packed(), SeverityOverrides.DEFAULT, reversed);

        assertThat(other.findings()).isEqualTo(bad.pack().check().findings());
    }

    @Test
    void rulesThatAskForEachOtherAreRefused() {
        Rule one = asking(FC_JAR, FC_FILE);
        Rule other = asking(FC_FILE, FC_JAR);

        assertThatThrownBy(() -> RuleOrder.of(List.of(one, other))).isInstanceOf(IllegalStateException.class);
    }

    private static Rule asking(Requirement judges, Requirement asks) {
        return new Rule() {
            @Override
            public Set<Requirement> judges() {
                return Set.of(judges);
            }

            @Override
            public Set<Requirement> asks() {
                return Set.of(asks);
            }

            @Override
            public void judge(RuleContext subject, Findings findings) {}
        };
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        StaticReport report = Pack.empty()
                .file("start.sh", "#!/bin/bash\nexec java -jar app.jar\n")
                .command("./start.sh")
                .resources(100, 0.33, 512, 0, 1)
                .check();

        assertThat(report.errors())
                .extracting(Finding::requirement)
                .containsExactly(FC_BOOTSTRAP_MODE, FC_JAR, FC_MEMORY, FC_CPU, FC_TIMEOUT);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void everyRequirementOfTheStaticCheckIsInEveryReport() {
        assertThat(Pack.jar(TestJar.executable("com.acme.Main", 8)).check().findings())
                .extracting(Finding::requirement)
                .containsExactlyElementsOf(Stream.of(Requirement.values())
                        .filter(Requirement::isStatic)
                        .toList());
    }

    @Test
    void whatIsSwitchedOffIsSkippedWithTheReason() {
        SeverityOverrides off = SeverityOverrides.parse(Map.of("FC-JAR", "off"));

        StaticReport report =
                Pack.empty().file("a", "").command("java", "-jar", "demo.jar").check(off);

        assertThat(report.passed()).isTrue();
        assertThat(report.findings()).contains(new Finding.Skipped(FC_JAR, "switched off by checks"));
    }

    @Test
    void whatThePayloadToldIsNotToldAgainByARule() {
        Finding told = new Finding.Violated(FC_JAVA_VERSION, "demo.jar is too new", "set jre to bundled");
        Pack pack = Pack.jar(TestJar.executable("com.acme.Main", 17)).told(told);

        assertThat(violations(pack.check())).containsExactly(told);
        assertThat(pack.check(SeverityOverrides.parse(Map.of("FC-JAVA-VERSION", "warn")))
                        .passed())
                .isTrue();
        assertThat(violations(pack.check(SeverityOverrides.parse(Map.of("FC-JAVA-VERSION", "off")))))
                .isEmpty();
    }

    @Test
    void anErrorCanBeAWarningAndAWarningAnError() {
        Pack pack = Pack.jar(TestJar.executable("com.acme.Main", 8))
                .file(".env", "")
                .resources(129, 0.1, 512, 60, 1);

        assertThat(pack.check().errors()).extracting(Finding::requirement).containsExactly(FC_MEMORY);
        StaticReport other = pack.check(SeverityOverrides.parse(Map.of("FC-MEMORY", "warn", "FC-SECRET", "ERROR")));
        assertThat(other.errors()).extracting(Finding::requirement).containsExactly(FC_SECRET);
        assertThat(other.warnings()).extracting(Finding::requirement).containsExactly(FC_MEMORY);
    }

    @Test
    void aTimeZoneThatNobodySetIsNoViolation() {
        StaticReport report = Pack.jar(TestJar.executable("com.acme.Main", 8))
                .withoutVariables()
                .check();

        assertThat(report.findings())
                .filteredOn(finding -> finding.requirement() == FC_TIMEZONE)
                .singleElement()
                .isInstanceOf(Finding.Unproven.class);
        assertThat(report.passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"90,met", "200,unproven", "600,violated"})
    void aSizeThatDependsOnARegionThatIsNotKnownIsUnproven(long megabytes, String verdict) {
        StaticReport report = Pack.jar(TestJar.executable("com.acme.Main", 8))
                .region("${env(REGION)}")
                .size(megabytes << 20)
                .check();

        assertThat(report.findings())
                .filteredOn(finding -> finding.requirement() == FC_SIZE)
                .extracting(Finding::verdict)
                .containsExactly(verdict);
    }

    @Test
    void checksThatNameNothingAreRefusedWithWhatWasMeant() {
        assertThatThrownBy(() -> SeverityOverrides.parse(Map.of("fc-keepalve", "off")))
                .hasMessageContaining("checks names fc-keepalve, which is not a requirement")
                .hasMessageContaining("did you mean FC-KEEPALIVE?");
        assertThatThrownBy(() -> SeverityOverrides.parse(Map.of("FC-JAR", "of")))
                .hasMessageContaining("checks sets FC-JAR to 'of'")
                .hasMessageContaining("error, warn or off");
    }

    @Test
    void severitiesAreThoseOfTheCatalogue() {
        assertThat(BadPackage.all())
                .allSatisfy(bad -> assertThat(violations(bad.pack().check()))
                        .allSatisfy(finding -> assertThat(((Finding.Violated) finding).severity())
                                .isEqualTo(finding.requirement().severity())));
        assertThat(FC_SECRET.severity()).isEqualTo(Severity.WARNING);
    }

    private static List<Finding> violations(StaticReport report) {
        return report.findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .toList();
    }

    /** The edit is the layer that was meant, and not one of another language. */
    @ParameterizedTest
    @CsvSource({
        "Nodejs20, acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/",
        "acs:fc:cn-hangzhou:official:layers/java21, acs:fc:cn-hangzhou:official:layers/Java21/versions/",
        "my-layer, acs:fc:cn-hangzhou:official:layers/Java17/versions/",
    })
    void aLayerThatIsNoResourceNameIsWrittenAsTheOneThatItNames(String layer, String fix) {
        assertThat(Row.of(Pack.plain(8).layers(layer), Requirement.FC_LAYER))
                .isInstanceOfSatisfying(
                        Finding.Violated.class, found -> assertThat(found.fix()).startsWith("write it as " + fix));
    }
}
