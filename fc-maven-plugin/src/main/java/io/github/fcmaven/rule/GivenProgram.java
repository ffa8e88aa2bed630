package io.github.fcmaven.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file that an interpreter is given to run.
 *
 * @param interpreter as the start names it
 * @param file as the start names it
 */
record GivenProgram(String interpreter, String file) {

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|a|k)?sh");
    private static final Pattern PYTHON = Pattern.compile("(?:.*/)?python[0-9.]*");
    private static final Pattern PHP = Pattern.compile("(?:.*/)?php[0-9.]*");
    private static final Pattern OTHER = Pattern.compile("(?:.*/)?(?:node|nodejs|ruby|perl)[0-9.]*");

    /** Options of a shell that take the next word; bash knows the long ones. */
    private static final Set<String> WITH_WORD = Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file");

    /** The program behind {@code env}, its options and its variables. */
    private static final Pattern BEFORE = Pattern.compile("-[-\\w]*(=.*)?|[A-Za-z_][A-Za-z0-9_]*=.*");

    /** Empty where no interpreter is started, or its options leave open which word is the file. */
    static Optional<GivenProgram> of(List<String> argv) {
        List<String> words = behindEnv(argv);
        if (words.size() < 2) {
            return Optional.empty();
        }
        String interpreter = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (SHELL.matcher(interpreter).matches()) {
            return ofShell(rest).map(file -> new GivenProgram(interpreter, file));
        }
        boolean known = PYTHON.matcher(interpreter).matches()
                || PHP.matcher(interpreter).matches()
                || OTHER.matcher(interpreter).matches();
        // behind an option it may be that option's value
        return known && !rest.get(0).startsWith("-")
                ? Optional.of(new GivenProgram(interpreter, rest.get(0)))
                : Optional.empty();
    }

    boolean isShell() {
        return SHELL.matcher(interpreter).matches();
    }

    boolean isPython() {
        return PYTHON.matcher(interpreter).matches();
    }

    boolean isPhp() {
        return PHP.matcher(interpreter).matches();
    }

    private static List<String> behindEnv(List<String> argv) {
        if (argv.isEmpty() || !argv.get(0).matches("(?:.*/)?env")) {
            return argv;
        }
        int at = 1;
        while (at < argv.size() && BEFORE.matcher(argv.get(at)).matches()) {
            at++;
        }
        return argv.subList(at, argv.size());
    }

    /** The first word that is no option; with {@code -c} a command is given, and with {@code -s} nothing. */
    private static Optional<String> ofShell(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_WORD.contains(word)) {
                i++;
            } else if (word.equals("--")) {
                return words.stream().skip(i + 1L).findFirst();
            } else if (word.matches("-[a-zA-Z]*[cs][a-zA-Z]*")) {
                return Optional.empty();
            } else if (!word.startsWith("-") && !word.startsWith("+")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
