package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The runtime for a program of an interpreted language, and the interpreter it has there.
 *
 * @param image the platform's runtime
 * @param interpreter what runs the program; empty where neither the runtime nor a layer that we know has one
 */
record InterpreterChoice(CustomRuntime image, Optional<Interpreter> interpreter) {

    /**
     * A layer that the user names brings the interpreter; else the image has it: where it is left to us, the first one
     * that suffices.
     *
     * @param suffices whether an interpreter runs the program
     */
    static InterpreterChoice of(Language language, StartSpec start, Predicate<Interpreter> suffices) {
        Optional<Interpreter> layered = Interpreter.ofLayers(start.layers()).stream()
                .filter(one -> one.language() == language)
                .findFirst();
        CustomRuntime image = start.runtime().orElseGet(() -> automatic(language, layered, suffices));
        return new InterpreterChoice(image, layered.or(() -> Interpreter.ofImage(language, image).stream()
                .findFirst()));
    }

    /** @throws FcProblem where there is no interpreter, naming the runtimes and the layers that have one */
    Interpreter required(Language language, String region) {
        return interpreter.orElseThrow(() -> absent(language.programs().get(0), language, image, region));
    }

    /** What the platform answers where an interpreter is missing, and what has it. */
    static FcProblem absent(String program, Language language, CustomRuntime image, String region) {
        String layers = Interpreter.of(language).stream()
                .flatMap(one -> one.layer().stream())
                .filter(layer -> layer.supports(image))
                .map(layer -> layer + " (" + layer.arn(region) + ")")
                .collect(Collectors.joining(" or "));
        String runtimes = Arrays.stream(CustomRuntime.values())
                .filter(other -> !Interpreter.ofImage(language, other).isEmpty())
                .map(CustomRuntime::wireName)
                .collect(Collectors.joining(" or "));
        return FcProblem.of(
                Requirement.FC_COMMAND,
                "the start command is " + program + ", and the runtime " + image + " has no " + language,
                "CAFileNotFound: The function cannot be started. Error: the file " + program + " is not exist",
                "set runtime of fc-maven-plugin to " + runtimes
                        + (layers.isEmpty() ? ", which has one" : ", or name the layer " + layers + " with layers"));
    }

    /** No layer changes {@code PATH}, and no image's reaches the interpreters that it keeps elsewhere. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        interpreter.ifPresent(one -> one.home().ifPresent(home -> {
            String system = image.path() + (one.layer().isPresent() ? ":/opt/bin" : "");
            boolean php = one.language() == Language.PHP;
            environment.put("PATH", home + "/bin:" + (php ? home + "/sbin:" : "") + system);
            if (php) {
                environment.put("LD_LIBRARY_PATH", "/code:/code/lib:/usr/local/lib:/opt/lib:" + home + "/lib");
            }
        }));
        return environment;
    }

    private static CustomRuntime automatic(
            Language language, Optional<Interpreter> layered, Predicate<Interpreter> suffices) {
        return Arrays.stream(CustomRuntime.values())
                .filter(runtime -> layered.map(one -> one.supports(runtime))
                        .orElseGet(() -> Interpreter.ofImage(language, runtime).stream()
                                .limit(1)
                                .anyMatch(suffices)))
                .findFirst()
                .orElse(CustomRuntime.CUSTOM);
    }

    @Override
    public String toString() {
        return "runtime " + image
                + interpreter
                        .map(one -> " with " + one.language() + " " + one.version()
                                + one.layer()
                                        .map(layer -> " of the layer " + layer)
                                        .orElse(""))
                        .orElse("");
    }
}
