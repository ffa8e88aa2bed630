package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import java.util.Arrays;
import java.util.List;

/** Where a function's Python looks for modules besides the folder of its program and its own library. */
public final class PythonPath {

    private PythonPath() {}

    /** The folders of the variable {@code PYTHONPATH}, as they are written. */
    public static List<String> of(FunctionPackage function) {
        String value = function.environment().getOrDefault("PYTHONPATH", "");
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(":"));
    }

    /** Whether it may look where we cannot. */
    public static boolean isOpen(FunctionPackage function) {
        return of(function).stream()
                        .anyMatch(folder -> CodePath.folderNamed(folder).isEmpty())
                || function.layers().stream()
                        .anyMatch(arn -> Interpreter.ofLayers(List.of(arn)).isEmpty());
    }
}
