package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_ENVIRONMENT;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The names of environment variables, and their size together. */
final class EnvironmentRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_ENVIRONMENT);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Map<String, String> variables = context.function().environment();
        String where = context.origin().at("environmentVariables");
        for (String name : variables.keySet()) {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                findings.violated(
                        FC_ENVIRONMENT,
                        "'" + name + "' is not a valid name for an environment variable",
                        "begin it with a letter and use only letters, digits and _, under " + where);
            } else if (name.startsWith("FC_") && !name.startsWith("FC_EXTENSIONS_")) {
                // The platform's own guide to its extensions sets variables of the second prefix.
                findings.violated(
                        FC_ENVIRONMENT,
                        name + " begins with FC_, which the platform keeps for its own variables",
                        "rename it under " + where);
            }
        }
        variables.forEach((name, value) -> {
            if (value.contains("${")) {
                DeployToolVariable.unknown(value)
                        .ifPresent(unknown -> unknown(context, name + " under " + where, unknown, findings));
            }
        });
        int bytes = variables.entrySet().stream()
                .mapToInt(variable -> size(variable.getKey()) + size(variable.getValue()))
                .sum();
        if (bytes > Limits.ENVIRONMENT) {
            findings.violated(
                    FC_ENVIRONMENT,
                    "the environment variables have " + bytes + " bytes in total, more than " + Limits.ENVIRONMENT,
                    "ship long values in a file of the package, and shorten them under " + where);
        }
        if (!variables.isEmpty() && !findings.isViolated(FC_ENVIRONMENT)) {
            findings.met(FC_ENVIRONMENT, variables.size() + " variables with " + bytes + " bytes in total");
        }
    }

    private static void unknown(RuleContext context, String where, String name, Findings findings) {
        findings.violated(
                FC_ENVIRONMENT,
                where + " holds ${" + name + "}: the deploy tool evaluates each ${...} and has no escape for it",
                "s deploy fails: ${" + name + "} not found",
                "write the value"
                        + (name.contains(".")
                                ? ""
                                : ", or ${env(" + name + ")} for a variable of the deploying machine")
                        + (context.origin() == FixLocation.POM ? ", or set the property " + name + " of Maven" : "")
                        + "; a placeholder of the application belongs into its own configuration");
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
