package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which function of a description is meant.
 *
 * @param file the description
 * @param functionName what the user calls it: by its {@code functionName}, or by its key
 */
record FunctionChoice(Path file, Optional<String> functionName) {

    /**
     * The one function with a custom runtime; of several the one that is meant.
     *
     * @param all what stands under {@code key}
     * @throws FcProblem naming all of them, where none or more than one could be meant
     */
    Map.Entry<?, ?> among(Object all, String key) {
        List<Map.Entry<?, ?>> custom = custom(all);
        boolean isSure = custom.size() == 1 && (functionName.isEmpty() || isOpen(custom.get(0)));
        List<Map.Entry<?, ?>> meant =
                isSure ? custom : custom.stream().filter(this::isMeant).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String names =
                custom.stream().map(entry -> String.valueOf(entry.getKey())).collect(Collectors.joining(", "));
        throw FcProblem.local(
                file + " has " + custom.size() + (custom.size() == 1 ? " function" : " functions")
                        + " with a custom runtime under " + key
                        + (names.isEmpty() ? "" : ": " + names)
                        + functionName.map(name -> "; functionName is " + name).orElse(""),
                custom.isEmpty()
                        ? "give a file that describes a function with a custom runtime"
                        : "choose one with functionName (-Dfc.functionName="
                                + functionName
                                        .map(name -> nearest(name, meant.isEmpty() ? custom : meant))
                                        .orElse("...")
                                + ")");
    }

    /** The nearest other name or key: what several functions have chooses none of them. */
    private static String nearest(String name, List<Map.Entry<?, ?>> functions) {
        return Spelling.nearest(
                name,
                functions.stream()
                        .flatMap(
                                entry -> Stream.concat(Stream.of(String.valueOf(entry.getKey())), name(entry).stream()))
                        .filter(other -> !other.equals(name))
                        .toList());
    }

    private static List<Map.Entry<?, ?>> custom(Object all) {
        List<Map.Entry<?, ?>> custom = new ArrayList<>();
        if (all instanceof Map<?, ?> map) {
            map.entrySet().stream().filter(entry -> isCustom(entry.getValue())).forEach(custom::add);
            if (custom.isEmpty() && map.size() == 1) {
                custom.add(map.entrySet().iterator().next());
            }
        }
        return custom;
    }

    private static boolean isCustom(Object function) {
        ForeignValues props = props(function);
        return props.text("runtime")
                .or(() -> props.map("function").text("runtime"))
                .filter(runtime -> runtime.startsWith("custom") && !runtime.startsWith("custom-container"))
                .isPresent();
    }

    private static ForeignValues props(Object function) {
        return new ForeignValues("", function, new DescriptorFindings()).map("props");
    }

    private boolean isMeant(Map.Entry<?, ?> function) {
        return functionName.isPresent()
                && (functionName.equals(name(function)) || functionName.get().equals(function.getKey()));
    }

    /** A name that the deploy tool fills in may be any. */
    private static boolean isOpen(Map.Entry<?, ?> function) {
        return name(function).flatMap(DeployToolVariable::in).isPresent();
    }

    private static Optional<String> name(Map.Entry<?, ?> function) {
        ForeignValues props = props(function.getValue());
        return props.text("functionName").or(() -> props.map("function").text("name"));
    }
}
