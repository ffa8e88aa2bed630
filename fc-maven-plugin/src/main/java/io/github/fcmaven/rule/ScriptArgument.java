package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an interpreter is given to run.
 *
 * @param interpreter as the start command names it
 * @param reader what it is: {@code sh} for every shell, {@code python}, {@code node}, {@code php}, {@code perl},
 *     {@code ruby}
 * @param word the file or the module
 * @param isModule whether Python looks for it as a module, {@code -m}
 */
record ScriptArgument(String interpreter, String reader, String word, boolean isModule) {

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|a|k)?sh");
    private static final Pattern OTHER = Pattern.compile("(?:.*/)?(perl|ruby)[0-9.]*");

    /** Options and variables that {@code env} takes before the program. */
    private static final Pattern OF_ENV = Pattern.compile("-[-\\w]*(=.*)?|[A-Za-z_][A-Za-z0-9_]*=.*");

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
                            "--title",
                            "--env-file",
                            "--env-file-if-exists",
                            "--icu-data-dir",
                            "--openssl-config",
                            "--redirect-warnings",
                            "--disable-warning",
                            "--dns-result-order",
                            "--unhandled-rejections",
                            "--max-http-header-size",
                            "--input-type",
                            "--experimental-default-type",
                            "--report-dir",
                            "--report-directory",
                            "--report-filename",
                            "--diagnostic-dir",
                            "--heapsnapshot-signal",
                            "--inspect-port",
                            "--tls-cipher-list",
                            "--watch-path"),
            "php", Set.of("-d", "-c", "-S", "-t", "-z"),
            "perl", Set.of("-I"),
            "ruby", Set.of("-I", "-r", "-C"),
            "sh", Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file"));

    /** {@code -m} alone, behind other letters, and with its module attached: {@code -um}, {@code -mhttp.server}. */
    private static final Pattern MODULE = Pattern.compile("-[bBdEhiIOPqsSuvx]*m(.*)");

    /** After these there is no file, or one that an option names. */
    private static final Map<String, Pattern> NO_FILE = Map.of(
            "python", Pattern.compile("-|-[bBdEiIOPqsSuvx]*c.*|-V|--version|-h|--help"),
            "node", Pattern.compile("-|-e|--eval|-p|-pe|--print|-i|-v|--version|-c|--check|--test|--run(=.*)?|inspect"),
            "php", Pattern.compile("-|-[rBRFEaimvsw]"),
            "perl", Pattern.compile("-|-[ceEnp]"),
            "ruby", Pattern.compile("-|-[cenps]"),
            "sh", Pattern.compile("-|-[A-Za-z]*[cs][A-Za-z]*"));

    /** Empty where the words start no interpreter that we know, or give it no file. */
    static Optional<ScriptArgument> of(List<String> argv) {
        List<String> words = behindEnv(argv);
        if (words.size() < 2) {
            return Optional.empty();
        }
        String interpreter = words.get(0);
        if (SHELL.matcher(interpreter).matches()) {
            return of(words, "sh");
        }
        var other = OTHER.matcher(interpreter);
        return other.matches()
                ? of(words, other.group(1))
                : language(interpreter)
                        .flatMap(language -> of(words, language.programs().get(0)));
    }

    /** The language whose interpreter a program is. */
    static Optional<Language> language(String program) {
        return Language.ofProgram(program.substring(program.lastIndexOf('/') + 1));
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

    private static Optional<ScriptArgument> of(List<String> argv, String reader) {
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            Matcher attached = MODULE.matcher(word);
            if (reader.equals("python")
                    && attached.matches()
                    && !attached.group(1).isEmpty()) {
                return Optional.of(new ScriptArgument(argv.get(0), reader, attached.group(1), true));
            }
            boolean module = reader.equals("python") && attached.matches();
            if (module || reader.equals("php") && word.equals("-f") || word.equals("--")) {
                return i + 1 < argv.size()
                        ? Optional.of(new ScriptArgument(argv.get(0), reader, argv.get(i + 1), module))
                        : Optional.empty();
            }
            if (NO_FILE.get(reader).matcher(word).matches()) {
                return Optional.empty();
            }
            boolean option = word.startsWith("-") || reader.equals("sh") && word.startsWith("+");
            if (WITH_VALUE.get(reader).contains(word)) {
                i++;
            } else if (!option) {
                return Optional.of(new ScriptArgument(argv.get(0), reader, word, false));
            }
        }
        return Optional.empty();
    }
}
