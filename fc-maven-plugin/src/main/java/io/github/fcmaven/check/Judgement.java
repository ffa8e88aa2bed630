package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;
import static io.github.fcmaven.platform.Requirement.FC_PARALLEL;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_REDIRECT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What follows from an observation: one cause is one violation, and what can no longer be judged is skipped. */
final class Judgement {

    private final Observation seen;
    private final Function<Requirement, String> fix;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> end = Optional.empty();

    private Judgement(Observation seen, Function<Requirement, String> fix) {
        this.seen = seen;
        this.fix = fix;
    }

    /** One finding for each that every server is judged by, in the order below; {@code fix} says what to change. */
    static List<Finding> of(Observation seen, Function<Requirement, String> fix) {
        Judgement judgement = new Judgement(seen, fix);
        judgement.judge();
        return List.copyOf(judgement.findings);
    }

    private void judge() {
        StartFindings starts = new StartFindings(seen, fix);
        judge(FC_STARTUP, starts::startup);
        skipWhatFollows(starts::failure);
        judge(FC_PORT, starts::port);
        judge(FC_BIND, () -> new BindFinding(seen, fix).bind());
        skipWhatFollows(starts::elsewhere);
        skipWhatFollows(this::unreachable);
        judge(FC_HTTP, () -> new HttpFinding(seen, traffic()).http());
        skipWhatFollows(() -> new HttpFinding(seen, traffic()).failure());
        judge(FC_KEEPALIVE, () -> new KeepAliveFinding(seen, traffic(), fix).keepAlive());
        judge(FC_EXECUTION, () -> new ExecutionFinding(seen, traffic(), fix).execution());
        judge(FC_PARALLEL, () -> ParallelFinding.of(traffic(), seen.setting().instanceConcurrency()));
        judge(FC_REDIRECT, () -> RedirectFinding.of(seen, traffic()));
        judge(FC_MEMORY_USE, () -> MemoryFinding.of(seen));
        judge(FC_FREEZE, () -> FreezeFinding.of(seen, isViolated(FC_KEEPALIVE)));
    }

    private boolean isViolated(Requirement requirement) {
        return findings.stream()
                .anyMatch(finding -> finding.requirement() == requirement && finding instanceof Finding.Violated);
    }

    private void judge(Requirement requirement, Supplier<Finding> finding) {
        findings.add(end.<Finding>map(reason -> new Finding.Skipped(requirement, reason))
                .orElseGet(finding));
    }

    /** From the first reason on nothing more is judged. */
    private void skipWhatFollows(Supplier<Optional<String>> reason) {
        end = end.or(reason);
    }

    private Optional<String> unreachable() {
        return seen.traffic().flatMap(traffic -> traffic.reach().address()).isPresent()
                ? Optional.empty()
                : Optional.of("no connection was accepted at an address that the check may connect to");
    }

    private Observation.Traffic traffic() {
        return seen.traffic().orElseThrow();
    }
}
