package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_PATH;

import io.github.fcmaven.image.SearchPath;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Set;

/** Whether PATH leads to the Java of a layer, of a start that names it {@code java}: no layer changes PATH. */
final class JavaPathRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_JAVA_PATH);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        if (!context.function().layers().isEmpty()
                && context.argv().stream().limit(1).anyMatch("java"::equals)) {
            judgePath(context, findings);
        }
    }

    /** By the PATH of the function, and by what a start script makes of it. */
    private static void judgePath(RuleContext context, Findings findings) {
        List<JavaLayer> layers = JavaLayer.among(context.function().layers());
        if (layers.isEmpty() || SearchPath.file(context.started(), "java").isPresent()) {
            return;
        }
        List<String> path = SearchPath.forJava(context.started());
        boolean found = layers.stream().anyMatch(layer -> path.contains(layer.home() + "/bin"));
        boolean others = layers.size() < context.function().layers().size()
                && path.stream().anyMatch(one -> one.startsWith("/opt/"));
        if (found) {
            findings.met(FC_JAVA_PATH, "PATH has the folder of the layer's java");
        } else if (!others) {
            violated(context, layers.get(0), findings);
        }
    }

    private static void violated(RuleContext context, JavaLayer layer, Findings findings) {
        String java = layer.javaCommand();
        boolean behind =
                SearchPath.of(context.started()).stream().anyMatch(folder -> folder.startsWith(layer.home() + "/bin"));
        boolean script =
                context.function().start().isBootstrap() || context.starts().size() > 1;
        String command = context.function().start().argv().get(0);
        String by = script
                ? context.lastScript() + " starts java"
                : "the start command is " + (command.equals("java") ? "java" : command + ", which starts java");
        String place = script
                ? "in place of java in " + context.place()
                : command.equals("java")
                        ? "as " + context.origin().at("command")
                        : "in place of java in " + context.origin().at("command and args");
        findings.violated(
                FC_JAVA_PATH,
                by + ", which the layer " + layer + " has at " + java
                        + (behind
                                ? ", and PATH has its folder behind those of the image"
                                : ", and no variable PATH leads there")
                        + context.function().runtime().java().stream()
                                .mapToObj(own -> "; the image's own Java " + own + " would start")
                                .findFirst()
                                .orElse(""),
                "write " + java + " " + place);
    }
}
