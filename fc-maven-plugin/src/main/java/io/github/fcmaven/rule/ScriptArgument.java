package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an interpreter is given to run.
 *
 * @param interpreter as the start command names it
 * @param reader what it is
 * @param word the file or the module
 * @param isModule whether Python looks for it as a module, {@code -m}
 */
record ScriptArgument(String interpreter, ProgramReader reader, String word, boolean isModule) {

    /** Options and variables that {@code env} takes before the program. */
    private static final Pattern OF_ENV = Pattern.compile("-[-\\w]*(=.*)?|[A-Za-z_][A-Za-z0-9_]*=.*");

    /** {@code -m} alone, behind other letters, and with its module attached: {@code -um}, {@code -mhttp.server}. */
    private static final Pattern MODULE = Pattern.compile("-[bBdEhiIOPqsSuvx]*m(.*)");

    /** Empty where the words start no interpreter that we know, or give it no file. */
    static Optional<ScriptArgument> of(List<String> argv) {
        List<String> words = behindEnv(argv);
        if (words.size() < 2) {
            return Optional.empty();
        }
        return ProgramReader.of(words.get(0)).flatMap(reader -> of(words, reader));
    }

    /** The language whose interpreter a program is. */
    static Optional<Language> language(String program) {
        return Language.ofProgram(CodePath.nameOf(program));
    }

    private static List<String> behindEnv(List<String> argv) {
        if (argv.isEmpty() || !argv.get(0).matches("(?:.*/)?env")) {
            return argv;
        }
        int at = 1;
        while (at < argv.size() && OF_ENV.matcher(argv.get(at)).matches()) {
            at++;
        }
        return argv.subList(at, argv.size());
    }

    private static Optional<ScriptArgument> of(List<String> argv, ProgramReader reader) {
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            Matcher module = MODULE.matcher(word);
            if (reader == ProgramReader.PYTHON && module.matches()) {
                return module.group(1).isEmpty()
                        ? at(i + 1, argv, reader, true)
                        : Optional.of(new ScriptArgument(argv.get(0), reader, module.group(1), true));
            }
            if (word.equals("--") || reader == ProgramReader.PHP && word.equals("-f")) {
                return at(i + 1, argv, reader, false);
            }
            if (reader.hasNoFileAfter(word)) {
                return Optional.empty();
            }
            if (reader.takesNext(word)) {
                i++;
            } else if (!isOption(word, reader)) {
                return at(i, argv, reader, false);
            }
        }
        return Optional.empty();
    }

    private static boolean isOption(String word, ProgramReader reader) {
        return word.startsWith("-") || reader == ProgramReader.SHELL && word.startsWith("+");
    }

    /** Empty where the words end before it. */
    private static Optional<ScriptArgument> at(int at, List<String> argv, ProgramReader reader, boolean isModule) {
        return at < argv.size()
                ? Optional.of(new ScriptArgument(argv.get(0), reader, argv.get(at), isModule))
                : Optional.empty();
    }
}
