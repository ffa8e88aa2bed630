package io.github.fcmaven.check;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits for a server as the platform does before the first request, and says why it is not ready where it is not. */
final class Readiness {

    private final CheckContext context;

    Readiness(CheckContext context) {
        this.context = context;
    }

    /** The port where it accepts connections, initialized and healthy where its configuration asks for that. */
    CaPort await() {
        StartOutcome start = context.awaitStart();
        if (start instanceof StartOutcome.Accepted accepted) {
            ReachableAddresses.of(accepted.port()).address().ifPresent(this::firstCalls);
            return new CaPort(accepted.port());
        }
        throw notReady(start, Optional.empty());
    }

    private void firstCalls(InetSocketAddress address) {
        ConfiguredCalls calls = context.calls(address);
        Stream.<Supplier<Optional<ObservedCall>>>of(calls::initialize, calls::healthCheck)
                .flatMap(call -> call.get().stream()) // none is made after one that failed
                .map(call -> CallJudgement.of(call, context.paths()))
                .filter(Finding::fails)
                .findFirst()
                .map(this::problem)
                .ifPresent(problem -> {
                    throw problem;
                });
        if (!context.server().isAlive()) {
            throw notReady(
                    new StartOutcome.Accepted(context.server().timeline().elapsed(), address.getPort()),
                    Optional.of(context.ended()));
        }
    }

    private FcProblem notReady(StartOutcome start, Optional<StartOutcome.Ended> death) {
        Observation seen = Observation.ofStart(context.setting(), start, death);
        return Judgement.of(seen, context.fixes()).stream()
                .filter(finding -> finding instanceof Finding.Violated || finding instanceof Finding.Unproven)
                .findFirst()
                .map(this::problem)
                .orElseThrow();
    }

    /** What proves nothing about the platform is a problem of this machine. */
    private FcProblem problem(Finding finding) {
        String what = finding.observed() + lastLines();
        return finding instanceof Finding.Violated
                ? FcProblem.of(finding.requirement(), what, finding.platform(), finding.fix())
                : FcProblem.local(what, finding.fix());
    }

    private String lastLines() {
        List<String> lines = context.server().lastLines();
        return lines.isEmpty() ? "" : "\n  last lines:\n    " + String.join("\n    ", lines);
    }
}
