package io.github.fcmaven.explain;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.Hidden;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.packaging.SwitchSetting;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Sizes;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a function package would be on the platform, and why: text for a person, of which no value that looks secret
 * is a part.
 *
 * @param title what is explained, and that nothing is written
 * @param decisions what was chosen and why, and what the user should know
 * @param function the package
 * @param switches what makes its start faster, and what it is set to; empty where it is made already
 * @param zipSize how many bytes its zip has; empty where none is written yet
 * @param checks what the user makes of requirements
 * @param report what the static check says; empty where it cannot be made of a package that is not finished
 */
public record Explanation(
        String title,
        List<String> decisions,
        FunctionPackage function,
        List<SwitchSetting> switches,
        OptionalLong zipSize,
        SeverityOverrides checks,
        Optional<StaticReport> report) {

    private static final int WIDTH = 100;

    public Explanation {
        decisions = List.copyOf(decisions);
        switches = List.copyOf(switches);
    }

    /** The text, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(title));
        section(lines, "Chosen", decisions);
        section(lines, "Start", start());
        section(lines, "Environment", environment());
        section(lines, "Runtime", runtime());
        section(lines, "Triggers", TriggerLines.of(function.spec()));
        section(lines, "Settings", SettingLines.of(function.spec().settings()));
        if (startsJava() || report.isEmpty()) {
            section(lines, "Faster start", settings());
        }
        Collection<Entry> entries = function.entries().values();
        long bytes = entries.stream().mapToLong(entry -> entry.content().size()).sum();
        section(
                lines,
                "Files: " + entries.size() + ", " + Sizes.readable(bytes) + " unpacked, below " + CodePath.ROOT,
                EntryTree.lines(entries));
        section(lines, "Checks", CheckPlan.lines(checks, report));
        section(lines, "Limits", LimitTable.lines(function, zipSize));
        return lines;
    }

    private static void section(List<String> lines, String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(heading);
            content.forEach(line -> lines.add(("  " + line).stripTrailing()));
        }
    }

    private List<String> start() {
        List<String> lines = new ArrayList<>();
        if (function.start().isBootstrap()) {
            lines.add("the platform starts /code/bootstrap: the function has no command");
            function.argv().ifPresent(argv -> {
                lines.add("which is generated, and becomes");
                lines.addAll(wrapped(argv));
            });
        } else {
            lines.add("the platform executes, in /code, command and args of customRuntimeConfig:");
            lines.addAll(wrapped(function.start().argv()));
        }
        lines.add("and connects to port " + function.port() + " (CAPort)");
        function.spec()
                .healthCheck()
                .ifPresent(check -> lines.add("and asks for " + check.httpGetUrl()
                        + " before the first request, and every " + check.periodSeconds() + " s after"));
        return lines;
    }

    private static List<String> wrapped(List<String> argv) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  ");
        for (String word : Hidden.words(argv)) {
            String shown = word.isEmpty() || word.chars().anyMatch(Character::isWhitespace) ? "'" + word + "'" : word;
            if (line.length() + shown.length() > WIDTH && !line.toString().isBlank()) {
                lines.add(line.toString());
                line = new StringBuilder("    ");
            }
            line.append(shown).append(' ');
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> environment() {
        int width = function.environment().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return function.environment().entrySet().stream()
                .map(variable -> String.format("%-" + width + "s  ", variable.getKey())
                        + Hidden.value(variable.getKey(), variable.getValue()))
                .toList();
    }

    private List<String> runtime() {
        List<String> lines = new ArrayList<>();
        String own = function.runtime().java().isPresent()
                ? ", which has Java " + function.runtime().java().getAsInt()
                : ", which has no Java of its own";
        lines.add(function.runtime() + ", " + function.runtime().system() + (startsJava() ? own : ""));
        java().ifPresent(lines::add);
        for (String arn : function.layers()) {
            lines.add("layer " + arn
                    + JavaLayer.ofArn(arn)
                            .map(layer -> ": Java " + layer.javaVersion() + " at " + layer.home())
                            .orElse(""));
        }
        return lines;
    }

    /** The Java that the start names. */
    private Optional<String> java() {
        String program = function.argv().map(argv -> argv.get(0)).orElse("");
        if (program.equals(JavaSource.BUNDLED_COMMAND)) {
            return Optional.of("started by the Java of the package itself, " + program);
        }
        for (JavaLayer layer : JavaLayer.values()) {
            if (program.equals(layer.javaCommand())) {
                return Optional.of("started by Java " + layer.javaVersion() + " of the layer " + layer);
            }
        }
        return program.equals("java") ? Optional.of("started by the java that PATH leads to") : Optional.empty();
    }

    /** Whether the program that runs in the end is a Java; of other programs nothing is said of the JVM. */
    private boolean startsJava() {
        return function.argv().filter(argv -> argv.get(0).matches("(.*/)?java")).isPresent();
    }

    private List<String> settings() {
        return switches.stream()
                .map(one -> String.format("%-10s %-10s %s", one.name(), one.value(), one.why()))
                .toList();
    }
}
