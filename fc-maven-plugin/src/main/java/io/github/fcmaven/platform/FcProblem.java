package io.github.fcmaven.platform;

import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong, what the platform would answer, and what to change: the only exception whose text is meant for users.
 *
 * <p>Its message has a line for each, always in this order: {@code what}, {@code platform:}, {@code fix:}, {@code
 * see:}. A problem of this machine alone, of which the platform would know nothing, has neither {@code platform:} nor
 * {@code see:}.
 */
public final class FcProblem extends RuntimeException {

    private final transient Optional<Requirement> requirement;
    private final String what;
    private final String platform;
    private final String fix;

    private FcProblem(Optional<Requirement> requirement, String what, String platform, String fix, Throwable cause) {
        super(render(requirement, what, platform, fix), cause);
        this.requirement = requirement;
        this.what = what;
        this.platform = platform;
        this.fix = fix;
    }

    /** A problem with a requirement of the platform, which answers what {@link Requirement#platform()} says. */
    public static FcProblem of(Requirement requirement, String what, String fix) {
        return of(requirement, what, requirement.platform(), fix);
    }

    /** A problem with a requirement of the platform, to which it would give an answer of its own. */
    public static FcProblem of(Requirement requirement, String what, String platform, String fix) {
        return new FcProblem(Optional.of(requirement), what, platform, fix, null);
    }

    /** A problem of the build or of this machine, of which the platform would know nothing. */
    public static FcProblem local(String what, String fix) {
        return local(what, fix, null);
    }

    /** A problem of the build or of this machine, and what caused it; a full disk is told as one, whoever met it. */
    public static FcProblem local(String what, String fix, Throwable cause) {
        Optional<String> full = FullDisk.in(cause);
        return full.isPresent()
                ? new FcProblem(
                        Optional.empty(), what + "; no room is left for it: " + full.get(), "", FullDisk.FIX, cause)
                : new FcProblem(Optional.empty(), what, "", fix, cause);
    }

    /** The requirement that is not kept; empty for a problem of this machine alone. */
    public Optional<Requirement> requirement() {
        return requirement;
    }

    /** What is. */
    public String what() {
        return what;
    }

    /** What the platform would answer, with its code; empty for a problem of this machine alone. */
    public String platform() {
        return platform;
    }

    /** What to change, and where. */
    public String fix() {
        return fix;
    }

    private static String render(Optional<Requirement> requirement, String what, String platform, String fix) {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(fix, "fix");
        StringBuilder text = new StringBuilder();
        requirement.ifPresent(r -> text.append(r.id()).append(": "));
        text.append(what);
        if (!platform.isEmpty()) {
            text.append("\n  platform: ").append(platform);
        }
        text.append("\n  fix: ").append(fix);
        requirement.ifPresent(r -> text.append("\n  see: ").append(r.see()));
        return text.toString();
    }
}
