package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;

import io.github.fcmaven.platform.Finding;

/** Judges FC-MEMORY-USE, after the requests of the check. */
final class MemoryJudge {

    private MemoryJudge() {}

    static Finding judge(Case seen) {
        return seen.observed()
                .memory()
                .map(MemoryJudge::judge)
                .orElseGet(() -> new Finding.Skipped(
                        FC_MEMORY_USE,
                        "not measured: a script starts the function's Java, as with coldStart fast, and it sees this"
                                + " machine's memory; or the system does not show it"));
    }

    private static Finding judge(Memory memory) {
        return memory.isNearlyAll()
                ? new Finding.Violated(FC_MEMORY_USE, memory.toString(), memory.fix())
                : new Finding.Met(FC_MEMORY_USE, memory.toString());
    }
}
