package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The line of a start script that puts a program into the background. */
final class BackgroundLine {

    private BackgroundLine() {}

    /** Its file and number; empty where there is none, or more than one. */
    static Optional<String> of(FunctionPackage function) {
        List<String> found = new ArrayList<>();
        Stream<String> named = ProgramStart.of(function).scripts().stream().flatMap(List::stream);
        Stream.concat(Stream.of(CodePath.BOOTSTRAP.value()), named)
                .distinct()
                .flatMap(word -> CodePath.named(word).flatMap(function::entry).stream())
                .forEach(script -> {
                    List<String> lines = script.text().lines().toList();
                    for (int i = 0; i < lines.size(); i++) {
                        String line = lines.get(i).strip();
                        if (line.endsWith("&") && !line.endsWith("&&") && !line.startsWith("#")) {
                            found.add(script.path().value() + ", line " + (i + 1));
                        }
                    }
                });
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
