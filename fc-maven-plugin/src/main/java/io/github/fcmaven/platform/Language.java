package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A language whose programs an {@link Interpreter} runs. Java is none of them: its runtime is chosen by the byte code's
 * level.
 */
public enum Language {
    /** Python 3. */
    PYTHON("Python", List.of("python", "python3"), List.of(".py"), List.of("#")),
    /** Node.js. */
    NODE("Node.js", List.of("node"), List.of(".js", ".cjs", ".mjs"), List.of("//")),
    /** PHP. */
    PHP("PHP", List.of("php"), List.of(".php"), List.of("#", "//"));

    /** The folders into which pip, npm and Composer install what others wrote: a pattern of their names. */
    public static final String INSTALLED = "(?:site-packages|dist-packages|node_modules|vendor)";

    private final String label;
    private final List<String> programs;
    private final List<String> endings;
    private final List<String> comments;
    private final Pattern interpreter;

    Language(String label, List<String> programs, List<String> endings, List<String> comments) {
        this.label = label;
        this.programs = programs;
        this.endings = endings;
        this.comments = comments;
        this.interpreter = Pattern.compile("(?:" + String.join("|", programs) + ")(js)?[0-9]*(\\.[0-9]+)?(\\.exe)?");
    }

    /** The names by which commands and scripts call its interpreter. */
    public List<String> programs() {
        return programs;
    }

    /** The name that no interpreter of another age has: {@code python3}. */
    public String program() {
        return programs.get(programs.size() - 1);
    }

    /** The endings of the names of its files, with their dots. */
    public List<String> endings() {
        return endings;
    }

    /** What begins a comment that ends with its line. */
    public List<String> comments() {
        return comments;
    }

    /** The language whose interpreter a program of that name is: {@code python3.12} and {@code nodejs} too. */
    public static Optional<Language> ofProgram(String name) {
        return Arrays.stream(values())
                .filter(language -> language.interpreter.matcher(name).matches())
                .findFirst();
    }

    /** The language whose interpreter such a program needs, which may be that interpreter itself: {@code npm}. */
    public static Optional<Language> neededBy(String name) {
        return name.matches("npm|npx|yarn|pnpm|corepack") ? Optional.of(NODE) : ofProgram(name);
    }

    /** The language of a file, by the ending of its name. */
    public static Optional<Language> ofFile(String name) {
        return Arrays.stream(values())
                .filter(language -> language.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
