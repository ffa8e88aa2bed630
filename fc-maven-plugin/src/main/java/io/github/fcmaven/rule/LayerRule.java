package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LAYER;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.OfficialLayer;
import io.github.fcmaven.platform.Region;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layers: how many, and that the runtime and the region take each. */
final class LayerRule implements Rule {

    private static final Pattern ARN = Pattern.compile("acs:fc:([a-z0-9-]+):[^:]+:layers/[^/]+/versions/\\d+");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LAYER);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionPackage function = context.function();
        if (function.layers().size() > Limits.LAYERS) {
            findings.violated(
                    FC_LAYER,
                    function.layers().size() + " layers are configured: " + String.join(", ", function.layers()),
                    "InvalidArgument: a function has at most " + Limits.LAYERS + " layers",
                    "remove some of " + context.origin().at("layers"));
        }
        Set<String> different = new LinkedHashSet<>(function.layers());
        for (String arn : different) {
            layer(context, arn, findings);
        }
        for (String arn : different) {
            if (Collections.frequency(function.layers(), arn) > 1) {
                findings.add(new Finding.Violated(
                                FC_LAYER,
                                "the layer " + arn + " is configured twice",
                                "remove one of them from " + context.origin().at("layers"))
                        .with(Severity.WARNING));
            }
        }
        if (function.layers().stream().anyMatch(arn -> arn.startsWith("${"))) {
            findings.unproven(
                    FC_LAYER,
                    "layers has a variable of the deploy tool",
                    "write the layer's resource name in " + context.origin().at("layers"));
        } else if (!function.layers().isEmpty() && !findings.isViolated(FC_LAYER)) {
            findings.met(FC_LAYER, "no problem is found in " + String.join(", ", function.layers()));
        }
    }

    private static void layer(RuleContext context, String arn, Findings findings) {
        FunctionPackage function = context.function();
        var form = ARN.matcher(arn);
        boolean variable = arn.contains("${");
        Region region = new Region(function.spec().region());
        if (!variable && !form.matches()) {
            findings.violated(
                    FC_LAYER,
                    "'" + arn + "' is not the resource name of a layer",
                    "write it as " + meant(arn).arn(function.spec().region()) + " in "
                            + context.origin().at("layers"));
        } else if (!variable && !region.isVariable() && !form.group(1).equals(region.id())) {
            findings.violated(
                    FC_LAYER,
                    "the layer " + arn + " is in the region " + form.group(1) + ", but the function is deployed to "
                            + region.id(),
                    "write " + arn.replace(":" + form.group(1) + ":", ":" + region.id() + ":") + " in "
                            + context.origin().at("layers"));
        }
        official(arn)
                .filter(layer -> !layer.supports(function.runtime()))
                .ifPresent(layer -> findings.violated(
                        FC_LAYER,
                        "the layer " + layer + " does not support the runtime " + function.runtime(),
                        "InvalidArgument: code: 400, runtime: " + function.runtime() + " is not supported by layer:"
                                + arn,
                        "set " + context.origin().at("runtime") + " to one that the layer supports: "
                                + Arrays.stream(CustomRuntime.values())
                                        .filter(layer::supports)
                                        .map(CustomRuntime::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    /** The official layer that a text names without being its resource name; else one as an example. */
    private static OfficialLayer meant(String text) {
        return Stream.concat(
                        Arrays.stream(JavaLayer.values()).map(JavaLayer::layer),
                        Arrays.stream(Interpreter.values()).flatMap(one -> one.layer().stream()))
                .filter(layer -> ("/" + text + "/")
                        .toLowerCase(Locale.ROOT)
                        .contains("/" + layer.toString().toLowerCase(Locale.ROOT) + "/"))
                .findFirst()
                .orElse(JavaLayer.JAVA17.layer());
    }

    private static Optional<OfficialLayer> official(String arn) {
        return JavaLayer.ofArn(arn).map(JavaLayer::layer).or(() -> Interpreter.ofLayers(List.of(arn)).stream()
                .flatMap(one -> one.layer().stream())
                .findFirst());
    }
}
