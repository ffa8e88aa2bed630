package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a server in Python, and where gunicorn and uvicorn look for their settings: in the command's arguments first, then in variables, and
 * gunicorn in a file too.
 *
 * @param function the package
 * @param argv the words of its start
 */
record PythonStart(FunctionPackage function, List<String> argv) {

    static final String GUNICORN_VARIABLE = "GUNICORN_CMD_ARGS";

    private static final int LONGEST_CONFIGURATION = 1 << 20;

    /** gunicorn's file. */
    record Configuration(String path, String text) {}

    /** The program that the words start, or the module by which Python does. */
    String program() {
        String program = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        int module = argv.indexOf("-m");
        return program.startsWith("python") && module > 0 && module + 1 < argv.size() ? argv.get(module + 1) : program;
    }

    /** What gunicorn is told; a value that is no literal is given as it is written. */
    Optional<Setting> gunicorn(List<String> flags, String name) {
        String given = function.environment().getOrDefault(GUNICORN_VARIABLE, "");
        return argument(flags, argv, name, "the start command")
                .or(() -> argument(
                        flags, Arrays.asList(given.strip().split("\\s+")), name, "the variable " + GUNICORN_VARIABLE))
                .or(() -> configuration().flatMap(file -> assigned(file, name)));
    }

    /** What uvicorn is told. */
    Optional<Setting> uvicorn(String flag) {
        String variable = "UVICORN_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return argument(List.of(flag), argv, flag, "the start command")
                .or(() -> Optional.ofNullable(function.environment().get(variable))
                        .map(value -> new Setting(flag, value, "the variable " + variable)));
    }

    /** gunicorn looks for one by itself in the working directory. */
    Optional<Configuration> configuration() {
        String path = "gunicorn.conf.py";
        for (int i = 0; i + 1 < argv.size(); i++) {
            if (argv.get(i).equals("-c") || argv.get(i).equals("--config")) {
                path = argv.get(i + 1).replaceFirst("^(?:file:)?(?:" + CodePath.ROOT + "/|\\./)?", "");
                break;
            }
        }
        String found = path;
        return entry(found).map(entry -> new Configuration(found, text(entry)));
    }

    /** The last one wins. */
    private static Optional<Setting> argument(List<String> flags, List<String> words, String name, String source) {
        Setting said = null;
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            for (String flag : flags) {
                String value = value(flag, words.get(i), next);
                said = value == null ? said : new Setting(name, value, source);
            }
        }
        return Optional.ofNullable(said);
    }

    /** {@code --flag value}, {@code --flag=value}, {@code -f value} and {@code -fvalue}; null where the word is another one. */
    private static String value(String flag, String word, String next) {
        if (word.equals(flag)) {
            return next;
        }
        if (flag.startsWith("--")) {
            return word.startsWith(flag + "=") ? word.substring(flag.length() + 1) : null;
        }
        return word.startsWith(flag) && !word.startsWith("--") ? word.substring(flag.length()) : null;
    }

    private static Optional<Setting> assigned(Configuration file, String name) {
        Matcher matcher = Pattern.compile("(?m)^\\s*" + name + "\\s*=\\s*(.*?)\\s*(?:#.*)?$")
                .matcher(file.text());
        Setting said = null;
        while (matcher.find()) {
            said = new Setting(name, matcher.group(1).replaceAll("^[\"']|[\"']$", ""), file.path());
        }
        return Optional.ofNullable(said);
    }

    private Optional<Entry> entry(String path) {
        try {
            return function.entry(CodePath.of(path));
        } catch (FcProblem e) {
            return Optional.empty();
        }
    }

    private static String text(Entry entry) {
        try {
            return new String(entry.content().head(LONGEST_CONFIGURATION), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
