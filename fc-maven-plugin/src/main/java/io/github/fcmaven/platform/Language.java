package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A language whose programs an {@link Interpreter} runs. Java is none of them: its runtime is chosen by the byte code's
 * level.
 */
public enum Language {
    /** Python 3. */
    PYTHON("Python", List.of("python", "python3")),
    /** Node.js. */
    NODE("Node.js", List.of("node")),
    /** PHP. */
    PHP("PHP", List.of("php"));

    private final String label;
    private final List<String> programs;

    Language(String label, List<String> programs) {
        this.label = label;
        this.programs = programs;
    }

    /** The names by which commands and scripts call its interpreter. */
    public List<String> programs() {
        return programs;
    }

    /** The name that no interpreter of another age has: {@code python3}. */
    public String program() {
        return programs.get(programs.size() - 1);
    }

    /** The language whose interpreter a program of that name is: {@code python3.12} and {@code nodejs} too. */
    public static Optional<Language> ofProgram(String name) {
        return Arrays.stream(values())
                .filter(language -> language.programs.stream()
                        .anyMatch(program -> name.matches(program + "(js)?[0-9]*(\\.[0-9]+)?(\\.exe)?")))
                .findFirst();
    }

    /** The language whose interpreter such a program needs, which may be that interpreter itself: {@code npm}. */
    public static Optional<Language> neededBy(String name) {
        return name.matches("npm|npx|yarn|pnpm") ? Optional.of(NODE) : ofProgram(name);
    }

    /** The language of a file, by the ending of its name. */
    public static Optional<Language> ofFile(String name) {
        return Arrays.stream(values())
                .filter(language -> switch (language) {
                    case PYTHON -> name.endsWith(".py");
                    case NODE -> name.matches(".*\\.[cm]?js");
                    case PHP -> name.endsWith(".php");
                })
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
