package io.github.fcmaven.rule;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.platform.Spelling;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a user makes of requirements.
 *
 * @param levels what follows from each that is named; of every other what the catalogue says
 */
public record SeverityOverrides(Map<Requirement, Level> levels) {

    /** Nothing is said: the catalogue decides. */
    public static final SeverityOverrides DEFAULT = new SeverityOverrides(Map.of());

    /** What follows where a requirement is not kept. */
    public enum Level {
        /** The build fails. */
        ERROR,
        /** The build warns. */
        WARN,
        /** It is not judged. */
        OFF
    }

    public SeverityOverrides {
        levels = Map.copyOf(levels);
    }

    /**
     * Reads what a user wrote: the id of a requirement, and {@code error}, {@code warn} or {@code off}.
     *
     * @throws FcProblem where there is no such requirement or level
     */
    public static SeverityOverrides parse(Map<String, String> written) {
        Map<Requirement, Level> levels = new EnumMap<>(Requirement.class);
        written.forEach((id, level) -> levels.put(requirement(id.strip()), level(id, level)));
        return new SeverityOverrides(levels);
    }

    /**
     * The same of a POM and of a command line, which wins.
     *
     * @param line such as {@code FC-TIMEZONE=off,FC-SECRET=error}
     * @throws FcProblem where there is no such requirement or level
     */
    public static SeverityOverrides parse(Map<String, String> pom, Optional<String> line) {
        Map<String, String> all = new LinkedHashMap<>(pom);
        for (String one : line.map(text -> text.split(",")).orElse(new String[0])) {
            String[] words = one.split("=", 2);
            all.put(words[0].strip(), words.length > 1 ? words[1].strip() : "");
        }
        return parse(all);
    }

    /** The finding as the user wants it seen. */
    public Finding apply(Finding finding) {
        Level level = levels.get(finding.requirement());
        if (level == Level.OFF) {
            return Finding.Skipped.byTheUser(finding.requirement());
        }
        if (level != null && finding instanceof Finding.Violated violated) {
            return violated.with(level == Level.ERROR ? Severity.ERROR : Severity.WARNING);
        }
        return finding;
    }

    /** The findings as the user wants them seen; several about what is off become one. */
    public List<Finding> apply(List<Finding> findings) {
        return findings.stream().map(this::apply).distinct().toList();
    }

    private static Requirement requirement(String id) {
        return Requirement.ofId(id).orElseThrow(() -> {
            List<String> known =
                    Arrays.stream(Requirement.values()).map(Requirement::id).toList();
            return FcProblem.local(
                    "checks names " + id + ", which is not a requirement",
                    "did you mean " + Spelling.nearest(id.toUpperCase(Locale.ROOT), known)
                            + "? mvn fc:explain -Dfc.requirement=all lists them");
        });
    }

    private static Level level(String id, String level) {
        String word = level == null ? "" : level.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Level.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        "checks sets " + id + " to '" + (level == null ? "" : level) + "'", "give error, warn or off"));
    }
}
