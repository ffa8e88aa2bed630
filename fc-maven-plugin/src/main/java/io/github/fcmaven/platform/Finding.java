package io.github.fcmaven.platform;

import java.util.Locale;
import java.util.Objects;

/** What a check found about one requirement: what was observed, and what follows from it. */
public sealed interface Finding {

    /** The requirement that was judged. */
    Requirement requirement();

    /** What was observed: the evidence, never a hope. */
    String observed();

    /** What the platform would answer; empty where there is nothing to answer. */
    default String platform() {
        return "";
    }

    /** What to change, and where; empty where there is nothing to change. */
    default String fix() {
        return "";
    }

    /** Whether it fails a build: a violation that is an error. */
    default boolean fails() {
        return this instanceof Violated violated && violated.severity() == Severity.ERROR;
    }

    /** The verdict's name in reports: {@code met}, {@code violated}, {@code unproven} or {@code skipped}. */
    default String verdict() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The requirement was seen to be kept. */
    record Met(Requirement requirement, String observed) implements Finding {
        public Met {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(observed, "observed");
        }
    }

    /**
     * The requirement was seen not to be kept.
     *
     * @param severity what follows from that
     */
    record Violated(Requirement requirement, String observed, String platform, String fix, Severity severity)
            implements Finding {
        public Violated {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(fix, "fix");
        }

        /** A violation from which follows what the requirement says. */
        public Violated(Requirement requirement, String observed, String platform, String fix) {
            this(requirement, observed, platform, fix, requirement.severity());
        }

        /** A violation to which the platform answers what the requirement says. */
        public Violated(Requirement requirement, String observed, String fix) {
            this(requirement, observed, requirement.platform(), fix);
        }

        /** The same violation, from which something else follows. */
        public Violated with(Severity other) {
            return new Violated(requirement, observed, platform, fix, other);
        }
    }

    /** Nothing speaks against it, and it was not shown either: {@code fix} says what would show it. */
    record Unproven(Requirement requirement, String observed, String fix) implements Finding {
        public Unproven {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(observed, "observed");
            Objects.requireNonNull(fix, "fix");
        }
    }

    /** It could not be judged any more, for the reason observed. */
    record Skipped(Requirement requirement, String observed) implements Finding {
        public Skipped {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(observed, "observed");
        }
    }
}
