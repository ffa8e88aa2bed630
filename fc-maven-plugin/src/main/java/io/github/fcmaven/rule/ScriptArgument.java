package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an interpreter is given to run.
 *
 * @param word the file or the module
 * @param isModule whether Python looks for it as a module, {@code -m}
 */
record ScriptArgument(String word, boolean isModule) {

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(ruby|bash|dash|sh|perl)");

    /** Options whose value is the next word. */
    private static final Map<String, Set<String>> WITH_VALUE = Map.of(
            "python", Set.of("-W", "-X", "--check-hash-based-pycs"),
            "node",
                    Set.of(
                            "-r",
                            "--require",
                            "--import",
                            "--loader",
                            "--experimental-loader",
                            "-C",
                            "--conditions",
                            "--title"),
            "php", Set.of("-d", "-c", "-S", "-t", "-z"),
            "shell", Set.of("-I", "-r", "-o", "-O", "-C"));

    /** After these there is no file, or one that an option names. */
    private static final Map<String, Set<String>> NO_FILE = Map.of(
            "python", Set.of("-c", "-V", "--version", "-h", "--help"),
            "node", Set.of("-e", "--eval", "-p", "--print", "-i", "-v", "--version", "-c", "--check", "--test"),
            "php", Set.of("-r", "-B", "-R", "-F", "-E", "-a", "-i", "-m", "-v", "-s", "-w"),
            "shell", Set.of("-c", "-e", "-n", "-p", "-s", "-E"));

    /** Empty where the words start no interpreter that we know, or give it no file. */
    static Optional<ScriptArgument> of(List<String> argv) {
        if (argv.size() < 2) {
            return Optional.empty();
        }
        Optional<Language> language = language(argv.get(0));
        boolean shell = SHELL.matcher(argv.get(0)).matches();
        if (language.isEmpty() && !shell) {
            return Optional.empty();
        }
        String kind = language.map(one -> one.programs().get(0)).orElse("shell");
        return of(argv, kind);
    }

    /** The language whose interpreter a program is. */
    static Optional<Language> language(String program) {
        return Language.ofProgram(program.substring(program.lastIndexOf('/') + 1));
    }

    private static Optional<ScriptArgument> of(List<String> argv, String kind) {
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            if (kind.equals("python") && word.equals("-m")) {
                return i + 1 < argv.size() ? Optional.of(new ScriptArgument(argv.get(i + 1), true)) : Optional.empty();
            }
            if (kind.equals("php") && word.equals("-f") || word.equals("--")) {
                return i + 1 < argv.size() ? Optional.of(new ScriptArgument(argv.get(i + 1), false)) : Optional.empty();
            }
            if (NO_FILE.get(kind).contains(word) || word.equals("-")) {
                return Optional.empty();
            }
            if (WITH_VALUE.get(kind).contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                return Optional.of(new ScriptArgument(word, false));
            }
        }
        return Optional.empty();
    }
}
