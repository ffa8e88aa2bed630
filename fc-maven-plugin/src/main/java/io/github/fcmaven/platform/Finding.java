package io.github.fcmaven.platform;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a check found about one requirement: what was observed, and what follows from it. Its hash is plain code: the
 * JVM makes that of a record where it is first asked for, which each build would pay.
 */
public sealed interface Finding {

    /** The most characters of what was observed, and of a fix. */
    int LONGEST_TEXT = 4000;

    /**
     * The usual folder of a function that is no jar, as fixes name it: who knows the project's own folder puts that
     * there ({@link #withFix}).
     */
    String FUNCTION_FOLDER = "src/main/function";

    /** What a finding is about that follows from a timer of the server alone: a server prints nothing of it. */
    String TIMER = "a timer of the server";

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

    /** The same with another fix, where it has one. */
    default Finding withFix(String other) {
        return this;
    }

    /** The same in other words. */
    default Finding reworded(UnaryOperator<String> words) {
        return this;
    }

    /** A command or a name of a stranger's that has a megabyte says no more by its end. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        String end = "... (" + text.length() + " characters)";
        int cut = LONGEST_TEXT - end.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }

    /** Whether it fails a build: a violation that is an error. */
    default boolean fails() {
        return this instanceof Violated violated && violated.severity() == Severity.ERROR;
    }

    /** How it was shown; empty where no time of a day is judged. */
    default Optional<Proof> proof() {
        return Optional.empty();
    }

    /** Where it stands in a file of the user's; empty where that is not known, or no file says it. */
    default Optional<SourceLocation> location() {
        return Optional.empty();
    }

    /**
     * Which file of the package it is about, as its path below {@code /code}, which key of a description, or a
     * {@link #TIMER}; empty where it is about the whole. No report for people shows it: it decides what need not be
     * told.
     */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** The verdict's name in reports: {@code met}, {@code violated}, {@code unproven} or {@code skipped}. */
    default String verdict() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The requirement was seen to be kept. */
    record Met(Requirement requirement, String observed, Optional<Proof> proof) implements Finding {
        public Met {
            Objects.requireNonNull(requirement, "requirement");
            observed = bounded(observed);
            Objects.requireNonNull(proof, "proof");
        }

        /** What was seen at once. */
        public Met(Requirement requirement, String observed) {
            this(requirement, observed, Optional.empty());
        }

        @Override
        public int hashCode() {
            return observed.hashCode();
        }
    }

    /**
     * The requirement was seen not to be kept.
     *
     * @param severity what follows from that
     * @param proof how it was shown, where a time of a day is judged
     * @param location where it stands in a file of the user's
     * @param about which file, key or timer it is about
     */
    record Violated(
            Requirement requirement,
            String observed,
            String platform,
            String fix,
            Severity severity,
            Optional<Proof> proof,
            Optional<SourceLocation> location,
            Optional<String> about)
            implements Finding {
        public Violated {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(requirement, "requirement");
            observed = bounded(observed);
            Objects.requireNonNull(platform, "platform");
            fix = bounded(fix);
            Objects.requireNonNull(proof, "proof");
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(about, "about");
        }

        /** A violation that is about the whole. */
        public Violated(
                Requirement requirement,
                String observed,
                String platform,
                String fix,
                Severity severity,
                Optional<Proof> proof,
                Optional<SourceLocation> location) {
            this(requirement, observed, platform, fix, severity, proof, location, Optional.empty());
        }

        /** A violation from which follows what the requirement says. */
        public Violated(Requirement requirement, String observed, String platform, String fix) {
            this(requirement, observed, platform, fix, requirement.severity(), Optional.empty(), Optional.empty());
        }

        /** The same, and how it was shown. */
        public Violated(Requirement requirement, String observed, String platform, String fix, Optional<Proof> proof) {
            this(requirement, observed, platform, fix, requirement.severity(), proof, Optional.empty());
        }

        /** A violation to which the platform answers what the requirement says. */
        public Violated(Requirement requirement, String observed, String fix) {
            this(requirement, observed, requirement.platform(), fix);
        }

        /**
         * What a problem with a requirement is, as a finding.
         *
         * @throws FcProblem itself, where it is one of this machine alone
         */
        public static Violated of(FcProblem problem) {
            return new Violated(
                    problem.requirement().orElseThrow(() -> problem),
                    problem.what(),
                    problem.platform(),
                    problem.fix());
        }

        @Override
        public Violated withFix(String other) {
            return new Violated(requirement, observed, platform, other, severity, proof, location, about);
        }

        @Override
        public Violated reworded(UnaryOperator<String> words) {
            String seen = words.apply(observed);
            return new Violated(requirement, seen, platform, words.apply(fix), severity, proof, location, about);
        }

        /** The same violation, from which something else follows. */
        public Violated with(Severity other) {
            return new Violated(requirement, observed, platform, fix, other, proof, location, about);
        }

        /** The same violation, which stands there. */
        public Violated at(SourceLocation where) {
            return new Violated(requirement, observed, platform, fix, severity, proof, Optional.of(where), about);
        }

        /** The same violation, which is about that file or key. */
        public Violated concerning(String what) {
            return new Violated(requirement, observed, platform, fix, severity, proof, location, Optional.of(what));
        }

        @Override
        public int hashCode() {
            return observed.hashCode();
        }
    }

    /** Nothing speaks against it, and it was not shown either: {@code fix} says what would show it. */
    record Unproven(
            Requirement requirement,
            String observed,
            String fix,
            Optional<Proof> proof,
            Optional<SourceLocation> location)
            implements Finding {
        public Unproven {
            Objects.requireNonNull(requirement, "requirement");
            observed = bounded(observed);
            fix = bounded(fix);
            Objects.requireNonNull(proof, "proof");
            Objects.requireNonNull(location, "location");
        }

        /** What could not be seen. */
        public Unproven(Requirement requirement, String observed, String fix) {
            this(requirement, observed, fix, Optional.empty());
        }

        /** The same, and how far it was shown. */
        public Unproven(Requirement requirement, String observed, String fix, Optional<Proof> proof) {
            this(requirement, observed, fix, proof, Optional.empty());
        }

        @Override
        public Unproven withFix(String other) {
            return new Unproven(requirement, observed, other, proof, location);
        }

        @Override
        public Unproven reworded(UnaryOperator<String> words) {
            return new Unproven(requirement, words.apply(observed), words.apply(fix), proof, location);
        }

        /** The same, which stands there. */
        public Unproven at(SourceLocation where) {
            return new Unproven(requirement, observed, fix, proof, Optional.of(where));
        }

        @Override
        public int hashCode() {
            return observed.hashCode();
        }
    }

    /** It could not be judged any more, for the reason observed. */
    record Skipped(Requirement requirement, String observed) implements Finding {

        private static final String BY_THE_USER = "switched off by checks";

        /** The user does not want it judged. */
        public static Skipped byTheUser(Requirement requirement) {
            return new Skipped(requirement, BY_THE_USER);
        }

        /** Whether the user does not want it judged. */
        public boolean isByTheUser() {
            return observed.equals(BY_THE_USER);
        }

        public Skipped {
            Objects.requireNonNull(requirement, "requirement");
            observed = bounded(observed);
        }

        @Override
        public int hashCode() {
            return observed.hashCode();
        }
    }
}
