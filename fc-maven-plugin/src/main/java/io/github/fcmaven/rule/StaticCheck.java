package io.github.fcmaven.rule;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.function.FilesInPlace;
import io.github.fcmaven.input.TooPackedException;
import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges a function package by all that can be known without starting it: the one static check, of {@code package} and
 * {@code validate}.
 */
public final class StaticCheck {

    private static final int MOST_OF_A_KIND = 20;

    private static final String NOT_CONCERNED = "it does not apply to this package";

    /** In any order: {@link RuleOrder} lets a rule judge after those whose findings it asks for. */
    private static final List<Rule> RULES = List.of(
            new StartFileRule(),
            new LibraryRule(),
            new PythonWheels(),
            new LoadedCodeRule(),
            new NodeAddons(),
            new EndingCommandRule(),
            new CommandRule(),
            new JavaPathRule(),
            new CommandLineRule(),
            new FileRule(),
            new GivenProgramRule(),
            new JarRule(),
            new ArchiveRule(),
            new TargetPathRule(),
            new MainClassRule(),
            new ConfigurationFileRule(),
            new JavaVersionRule(),
            new LanguageVersionRule(),
            new OptionRule(),
            new HeapRule(),
            new PortRule(),
            new AddressRule(),
            new KeepAliveRule(),
            new LayerRule(),
            new NameRule(),
            new ResourcesRule(),
            new HealthCheckRule(),
            new HookRule(),
            new EnvironmentRule(),
            new TimeZoneRule(),
            new SizeRule(),
            new NestedZipRule(),
            new TopFolderRule(),
            new SecretRule(),
            new SettingRule(),
            new TriggerRule(),
            new LogRule());

    /** What one word of a start command shows; a program, a jar or the word itself. */
    private static final Set<Requirement> OF_A_WORD =
            Set.of(Requirement.FC_COMMAND, Requirement.FC_COMMAND_LINE, Requirement.FC_JAR);

    /** What is searched where another word of it says, such as a class on a class path. */
    private static final Set<Requirement> OF_ALL_WORDS = Set.of(Requirement.FC_FILE, Requirement.FC_MAIN_CLASS);

    private StaticCheck() {}

    /** Judges it by every rule; nothing is left out because something else is wrong, unless it is the same cause. */
    public static StaticReport of(CheckedPackage checked, SeverityOverrides checks) {
        return of(checked, checks, RULES);
    }

    static StaticReport of(CheckedPackage checked, SeverityOverrides checks, List<Rule> rules) {
        Findings findings = judged(checked, rules);
        if (isOfUnknownRuntime(checked)) {
            UnknownRuntime.leaveOpen(checked, findings, other -> judged(other, rules));
        }
        if (checked.function().start().isOpen()) {
            leaveOpenWhatItNames(findings);
        }
        List<Finding> ordered = new ArrayList<>();
        for (Requirement requirement : Requirement.values()) {
            if (requirement.isStatic()) {
                List<Finding> known = known(checked, requirement);
                ordered.addAll(checks.apply(known.isEmpty() ? of(requirement, findings) : known));
            }
        }
        return new StaticReport(ordered.stream()
                .map(finding -> finding.withFix(checked.origin().withFiles(finding.fix())))
                .toList());
    }

    /** A start command of which the deploy tool fills in a part may name anything. */
    private static void leaveOpenWhatItNames(Findings findings) {
        for (Requirement requirement : Requirement.values()) {
            boolean open = OF_ALL_WORDS.contains(requirement) && findings.isViolated(requirement)
                    || OF_A_WORD.contains(requirement)
                            && findings.of(requirement).stream().anyMatch(StaticCheck::isOfAVariable);
            if (open) {
                findings.retract(
                        requirement,
                        "the start command has a variable of the deploy tool",
                        "write its value into the start command");
            }
        }
    }

    private static boolean isOfAVariable(Finding finding) {
        return finding instanceof Finding.Violated
                && DeployToolVariable.in(finding.observed()).isPresent();
    }

    private static boolean isOfUnknownRuntime(CheckedPackage checked) {
        return checked.findings().stream()
                .anyMatch(finding ->
                        finding.requirement() == Requirement.FC_RUNTIME && !(finding instanceof Finding.Met));
    }

    /** What who made the package has found: it knows the cause, and a rule would say the same with fewer words. */
    private static List<Finding> known(CheckedPackage checked, Requirement requirement) {
        return checked.findings().stream()
                .filter(finding -> finding.requirement() == requirement && !isOfReaders(requirement))
                .toList();
    }

    static List<Rule> rules() {
        return RULES;
    }

    private static boolean isOfReaders(Requirement requirement) {
        return requirement.isHeldBy(CheckedBy.READER);
    }

    /** The requirements that the rules judge. */
    static Set<Requirement> judged() {
        Set<Requirement> all = new HashSet<>();
        RULES.forEach(rule -> all.addAll(rule.judges()));
        return Set.copyOf(all);
    }

    private static List<Finding> of(Requirement requirement, Findings findings) {
        List<Finding> found = findings.of(requirement);
        List<Finding> violations =
                found.stream().filter(Finding.Violated.class::isInstance).toList();
        if (!violations.isEmpty()) {
            return summedUp(violations);
        }
        if (!found.isEmpty()) {
            return found.subList(0, 1);
        }
        return List.of(
                isOfReaders(requirement)
                        ? new Finding.Met(requirement, "nothing else was read")
                        : new Finding.Skipped(requirement, skipped(requirement)));
    }

    /** Of twenty of a kind everybody knows what the others are. */
    private static List<Finding> summedUp(List<Finding> violations) {
        if (violations.size() <= MOST_OF_A_KIND) {
            return violations;
        }
        List<Finding> shown = new ArrayList<>(violations.subList(0, MOST_OF_A_KIND));
        Finding last = violations.get(MOST_OF_A_KIND);
        shown.add(new Finding.Violated(
                last.requirement(),
                (violations.size() - MOST_OF_A_KIND) + " more of this kind",
                last.platform(),
                "fix those above first"));
        return shown;
    }

    private static String skipped(Requirement requirement) {
        return requirement.isHeldBy(CheckedBy.PROBE)
                ? "the package does not contradict it; the running server decides"
                : NOT_CONCERNED;
    }

    private static Findings judged(CheckedPackage checked, List<Rule> rules) {
        Findings findings = new Findings();
        checked.findings().forEach(findings::add);
        try (FilesInPlace files = FilesInPlace.of(checked.function())) {
            RuleContext context = new RuleContext(checked.with(files.function()));
            RuleOrder.of(rules).forEach(rule -> judge(rule, context, findings));
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be read is a finding too: a zip of others may be damaged in any way. */
    private static void judge(Rule rule, RuleContext context, Findings findings) {
        try {
            rule.judge(context, findings.askedFor(rule.judges(), rule.asks()));
        } catch (FcProblem e) {
            findings.violated(e);
        } catch (IOException e) {
            unread(e, findings);
        } catch (UncheckedIOException e) {
            unread(e.getCause(), findings);
        } catch (StackOverflowError e) {
            findings.unproven(
                    Requirement.FC_ENTRY,
                    "a file of the package was not read: it is too long or nested too deeply for this check",
                    "look for thousands of lines, brackets or braces in its start script, configuration and code");
        }
    }

    private static void unread(IOException why, Findings findings) {
        if (why instanceof TooPackedException) {
            findings.unproven(
                    Requirement.FC_ENTRY,
                    "a file of the package was not read: " + why.getMessage(),
                    "if this is intended, store it in the zip uncompressed (zip -0)");
        } else {
            findings.violated(
                    Requirement.FC_ENTRY,
                    "a file of the package cannot be read: " + why.getMessage(),
                    "make the zip again: it is damaged, or it was changed during the check");
        }
    }
}
