package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.server.Conformed.Added;
import io.github.fcmaven.server.Conformed.Own;
import io.github.fcmaven.server.Need.Carrier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a start carry the settings that the contract needs and that the user has not made himself. */
public final class Conform {

    private final FunctionPackage function;
    private final PackagedServer server;
    private final List<String> properties = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Added> added = new ArrayList<>();

    private Conform(FunctionPackage function, PackagedServer server) {
        this.function = function;
        this.server = server;
    }

    /**
     * The package whose server keeps the contract as far as settings from outside can make it. A key that the user has
     * set in any form, in any profile, anywhere in the package or its start, is left as it is: a system property would
     * override it.
     *
     * @param declared what the user says of the start; where he says the whole of it, nothing is added to the
     *     command, and variables only where an argument of it overrides them
     * @param server the one of that package
     */
    public static Conformed of(FunctionPackage function, StartSpec declared, PackagedServer server) {
        if (function.argv().isEmpty() || declared.form() instanceof StartSpec.Form.OwnBootstrap) {
            return new Conformed(function, List.of(), List.of(), server.localServices());
        }
        if (server.kind().isJava() && (startOf(function).isEmpty() || declared.isWhole())) {
            return new Conformed(function, List.of(), List.of(), server.localServices());
        }
        return new Conform(function, server).conformed();
    }

    /** A start by a jar or by a class. */
    private static Optional<JavaCommand> startOf(FunctionPackage function) {
        return function.argv()
                .flatMap(JavaCommand::of)
                .filter(java -> java.jar().isPresent() || java.mainClass().isPresent());
    }

    private Conformed conformed() {
        server.missing().forEach(this::add);
        List<Own> own = server.needs().stream()
                .flatMap(need -> need.setBy().map(source -> new Own(need.key(), source)).stream())
                .toList();
        return new Conformed(carrying(), added, own, server.localServices());
    }

    private void add(Need need) {
        String value = need.value().replace("{port}", function.port().toString());
        String word = need.word(value);
        added.add(new Added(word, need.otherwise()));
        if (need.carrier() instanceof Carrier.Variable variable) {
            variables.put(variable.name(), value);
        } else if (need.carrier() instanceof Carrier.ArgumentIn argument) {
            String before = variables.getOrDefault(
                    argument.variable(), function.environment().getOrDefault(argument.variable(), ""));
            variables.put(argument.variable(), (before.isEmpty() ? "" : before + " ") + need.key() + " " + value);
        } else {
            properties.add(word);
        }
    }

    private FunctionPackage carrying() {
        FunctionPackage configured = variables.isEmpty() ? function : function.withVariables(variables);
        Optional<JavaCommand> start = properties.isEmpty() ? Optional.empty() : startOf(configured);
        return start.map(
                        java -> configured.withArgv(java.withOptions(properties).argv()))
                .orElse(configured);
    }
}
