package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.Arrays;

/** What gives a start another Java, or classes for the one that it has. */
final class JavaEdit {

    private JavaEdit() {}

    static String compiledFor(int java) {
        return "compile for it: <maven.compiler.release>" + java + "</maven.compiler.release> in pom.xml";
    }

    /** What starts a Java of that level at least. */
    static String newer(RuleContext context, int level) {
        return JavaLayer.atLeast(level, context.function().runtime())
                .map(layer -> starting(context, layer))
                .orElseGet(() -> otherwise(context, level));
    }

    static String starting(RuleContext context, JavaLayer layer) {
        return "start " + layer.javaCommand() + " of the layer "
                + layer.arn(context.function().spec().region()) + ": "
                + (context.startsByScript()
                        ? context.place() + ", and " + context.origin().at("layers")
                        : context.origin().at("command and layers"));
    }

    /**
     * Where the runtime takes no layer that is new enough: another runtime may, else the package must bring its Java.
     */
    private static String otherwise(RuleContext context, int level) {
        return Arrays.stream(CustomRuntime.values())
                .filter(runtime -> JavaLayer.atLeast(level, runtime).isPresent())
                .reduce((one, newer) -> newer)
                .map(runtime -> "set " + context.origin().at("runtime") + " to " + runtime + ", and "
                        + context.origin().at("layers") + " to "
                        + JavaLayer.atLeast(level, runtime)
                                .orElseThrow()
                                .arn(context.function().spec().region()))
                .orElseGet(() -> ownJava(context));
    }

    static String ownJava(RuleContext context) {
        return context.origin() == FixLocation.POM
                ? "ship a Java in the package: <jre>bundled</jre> of fc-maven-plugin in pom.xml"
                : "put a Java of your own into the zip (jlink makes one) and start that";
    }
}
