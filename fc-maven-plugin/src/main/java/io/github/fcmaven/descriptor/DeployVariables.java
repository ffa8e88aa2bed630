package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The deploy tool's second language inside the texts of an {@code s.yaml}.
 *
 * <p>It evaluates every <code>${...}</code> and {@code <%...%>} until none is left, so that there is no way to escape
 * one. Shown with the deploy tool 3.1.10.
 */
final class DeployVariables {

    /** The name with or without quotes, the default with them: without, the tool takes it for part of the name. */
    private static final Pattern ENV = Pattern.compile("\\$\\{\\s*env\\(\\s*"
            + "(['\"]?)([A-Za-z_][A-Za-z0-9_]*)\\1\\s*"
            + "(?:,\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*)?"
            + "\\)\\s*}");

    private static final Pattern BEGIN = Pattern.compile("\\$\\{|<%");

    private static final String BRACE = "}";
    private static final String TAG = "%>";

    private static final int SHOWN = 60;

    private static final int LISTED = 20;

    private DeployVariables() {}

    static Map<String, String> resolved(Map<String, String> environment, Function<String, String> lookup) {
        Map<String, String> resolved = new LinkedHashMap<>();
        environment.forEach((name, value) -> resolved.put(name, resolved(value, lookup)));
        return Collections.unmodifiableMap(resolved);
    }

    static List<String> resolved(List<String> texts, Function<String, String> lookup) {
        return texts.stream().map(text -> resolved(text, lookup)).toList();
    }

    /** What the deploy tool would evaluate although it was meant for somebody else, one sentence a place. */
    static List<String> warnings(FunctionPackage function) {
        List<String> warnings = new ArrayList<>();
        warn(warnings, "command", function.start().command());
        warn(warnings, "args", function.start().args());
        function.environment().forEach((name, value) -> warn(warnings, "environmentVariables." + name, value));
        if (function.start().isBootstrap()) {
            function.entry(CodePath.BOOTSTRAP).flatMap(Bootstrap::argv).ifPresent(argv -> warnOfScript(warnings, argv));
        }
        return warnings;
    }

    private static void warnOfScript(List<String> warnings, List<String> argv) {
        argv.stream()
                .flatMap(word -> DeployToolVariable.in(word).stream())
                .map(variable ->
                        "bootstrap gives " + shown(variable) + " to the program as it is: the deploy tool fills"
                                + " in s.yaml, and no file of the package; set a variable under environmentVariables of"
                                + " fc-maven-plugin in pom.xml, and let the program read that")
                .forEach(warnings::add);
    }

    private static void warn(List<String> warnings, String where, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            warn(warnings, where + "[" + i + "]", texts.get(i));
        }
    }

    private static void warn(List<String> warnings, String where, String text) {
        expressions(text).stream()
                .filter(expression -> !DeployToolVariable.isKnown(expression))
                .map(expression -> where + " holds " + shown(expression)
                        + ", which the deploy tool reads as its own variable and refuses; it has no escape:"
                        + " put it into the application's own configuration, or use fc.startup=bootstrap for arguments")
                .forEach(warnings::add);
    }

    /** The first <code>${...}</code> and {@code <%...%>}; a sign that no end follows begins none. */
    private static List<String> expressions(String text) {
        List<String> all = new ArrayList<>();
        int lastBrace = text.lastIndexOf(BRACE);
        int lastTag = text.lastIndexOf(TAG);
        Matcher begin = BEGIN.matcher(text);
        for (int at = 0; all.size() < LISTED && begin.find(at); ) {
            boolean brace = begin.group().equals("${");
            String end = brace ? BRACE : TAG;
            at = begin.end();
            if (at <= (brace ? lastBrace : lastTag)) {
                at = text.indexOf(end, at) + end.length();
                all.add(text.substring(begin.start(), at));
            }
        }
        return all;
    }

    private static String shown(String expression) {
        return expression.length() > SHOWN ? expression.substring(0, SHOWN) + "..." : expression;
    }

    private static String resolved(String text, Function<String, String> lookup) {
        return ENV.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, lookup)));
    }

    /** An empty variable is an unknown one: so the tool has it. */
    private static String value(MatchResult match, Function<String, String> lookup) {
        return Optional.ofNullable(lookup.apply(match.group(2)))
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(match.group(3)))
                .or(() -> Optional.ofNullable(match.group(4)))
                .orElse(match.group());
    }
}
