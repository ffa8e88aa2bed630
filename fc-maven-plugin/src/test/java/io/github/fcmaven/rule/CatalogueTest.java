package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The catalogue is whole in both directions: each way to fail has a requirement, and each requirement a check and a
 * fault.
 */
class CatalogueTest {

    /** Unproven where it is not kept, and so no fault of the table. */
    private static final Set<Requirement> NEVER_VIOLATED = EnumSet.of(Requirement.FC_TIMEZONE);

    /**
     * The platform's start failures by their numbers in its error pages as we collected them, and what holds each. Left
     * out are older words for the same cause (2, 4, 6, 23), what only happens at run time (19, 24) and what only other
     * runtimes say (22).
     */
    private static final Map<Integer, List<String>> START_FAILURES = startFailures();

    private static Map<Integer, List<String>> startFailures() {
        Map<Integer, List<String>> all = new LinkedHashMap<>();
        all.put(1, List.of("FC-BOOTSTRAP", "FC-COMMAND"));
        all.put(3, List.of("FC-BOOTSTRAP-MODE"));
        all.put(5, List.of("FC-BOOTSTRAP-SHEBANG", "FC-BOOTSTRAP-BOM"));
        all.put(7, List.of("FC-BOOTSTRAP-CRLF", "FC-BOOTSTRAP-INTERPRETER"));
        all.put(8, List.of("FC-FILE"));
        all.put(9, List.of("FC-JAR", "FC-RAW-JAR"));
        all.put(10, List.of("FC-MAIN-CLASS", "FC-JAVA-VERSION", "FC-LAUNCHER"));
        all.put(11, List.of("FC-HEAP"));
        all.put(12, List.of("FC-STARTUP"));
        all.put(13, List.of("FC-BIND", "FC-PORT"));
        all.put(14, List.of("FC-STARTUP"));
        all.put(15, List.of("FC-HEALTHCHECK"));
        all.put(16, List.of("FC-COMMAND-LINE"));
        all.put(17, List.of("FC-INITIALIZER"));
        all.put(18, List.of("FC-KEEPALIVE", "FC-EXECUTION"));
        all.put(20, List.of("FC-LAYER"));
        all.put(21, List.of("FC-SIZE", "FC-UPLOAD"));
        return all;
    }

    @Test
    void everyStartFailureOfThePlatformIsHeldByARequirement() {
        Set<String> ids =
                Arrays.stream(Requirement.values()).map(Requirement::id).collect(Collectors.toSet());

        assertThat(START_FAILURES.values()).allSatisfy(held -> assertThat(ids).containsAll(held));
        assertThat(START_FAILURES.keySet())
                .containsExactly(1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21);
    }

    @Test
    void everyRequirementIsHeldBySomething() {
        assertThat(Requirement.values())
                .allSatisfy(requirement -> assertThat(requirement.holders()).isNotEmpty());
    }

    @Test
    void whatTheCatalogueSaysARuleHoldsIsWhatTheRulesJudge() {
        assertThat(StaticCheck.judged()).containsExactlyInAnyOrderElementsOf(heldBy(CheckedBy.RULE));
    }

    @Test
    void everyRuleHasAFaultThatProvokesItAndNoFaultIsWithoutARule() {
        Set<Requirement> provoked =
                BadPackage.all().map(BadPackage::requirement).collect(Collectors.toSet());
        Set<Requirement> held = heldBy(CheckedBy.RULE);
        held.removeAll(NEVER_VIOLATED);
        held.removeAll(heldBy(CheckedBy.READER)); // the readers' own tests provoke these
        provoked.removeAll(heldBy(CheckedBy.READER));

        assertThat(provoked).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void everyEntrySaysItsSourceAndItsSentence() {
        assertThat(Requirement.values()).allSatisfy(requirement -> {
            assertThat(requirement.source()).isNotBlank();
            assertThat(requirement.certainty()).isNotNull();
            assertThat(requirement.sentence()).isNotBlank().doesNotEndWith(".").matches("(?s)[a-zA-Z].*");
            assertThat(requirement.platform()).isNotBlank();
        });
    }

    private static Set<Requirement> heldBy(CheckedBy holder) {
        Set<Requirement> held = EnumSet.noneOf(Requirement.class);
        for (Requirement requirement : Requirement.values()) {
            if (requirement.holders().contains(holder)) {
                held.add(requirement);
            }
        }
        return held;
    }
}
