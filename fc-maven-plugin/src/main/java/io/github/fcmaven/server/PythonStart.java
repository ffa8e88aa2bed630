package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The start of a server in Python that is a program of its own, and where it looks for its settings.
 *
 * @param function the package
 * @param argv the words of its start; empty where only a script knows them
 */
record PythonStart(FunctionPackage function, List<String> argv) {

    /** Before a module that is the file of settings. */
    private static final String AS_MODULE = "python:";

    /** {@code -m} alone, or behind other letters: the module is the next word. */
    static final String AS_MODULE_OPTION = "-[bBdEhiIOPqsSuvx]*m";

    /** The same, also with its module attached. */
    private static final Pattern MODULE = Pattern.compile(AS_MODULE_OPTION + "(.*)");

    /** A file of settings, in Python. */
    record Configuration(String path, String text) {}

    static PythonStart of(PackagedStart start) {
        return new PythonStart(start.function(), start.argv());
    }

    /** The program that the words start, or the module by which Python does. */
    String program() {
        return module().orElseGet(() -> argv.isEmpty() ? "" : CodePath.nameOf(argv.get(0)));
    }

    /** The module by which Python starts; what stands behind a script is the script's own. */
    Optional<String> module() {
        if (argv.isEmpty() || !CodePath.nameOf(argv.get(0)).startsWith("python")) {
            return Optional.empty();
        }
        for (int i = 1; i < argv.size() && argv.get(i).startsWith("-"); i++) {
            Matcher module = MODULE.matcher(argv.get(i));
            if (module.matches()) {
                return Optional.of(
                        module.group(1).isEmpty() && i + 1 < argv.size() ? argv.get(i + 1) : module.group(1));
            }
            i += argv.get(i).matches("-[XW]") ? 1 : 0;
        }
        return Optional.empty();
    }

    /** The folders of the package in which Python looks by PYTHONPATH, as paths in them begin. */
    static List<String> searched(FunctionPackage function) {
        return Stream.of(function.environment().getOrDefault("PYTHONPATH", "").split(":"))
                .flatMap(folder -> CodePath.folderNamed(folder).stream())
                .toList();
    }

    /**
     * What comes before a start of {@code python3 -m} with that module, so that Python finds it: how it is installed,
     * and where Python has to look.
     */
    String withModule(String module) {
        List<String> there = function.entries().keySet().stream()
                .map(path -> "/" + path.value())
                .filter(path -> path.endsWith("/" + module + "/__init__.py"))
                .map(path -> path.substring(1, path.length() - module.length() - "/__init__.py".length()))
                .toList();
        List<String> searched = searched(function);
        if (there.stream().anyMatch(folder -> folder.isEmpty() || searched.contains(folder))) {
            return "";
        }
        String install =
                there.isEmpty() ? "pip install --target " + Finding.FUNCTION_FOLDER + "/python " + module + ", " : "";
        String folder = there.isEmpty() ? "python/" : there.get(0);
        String add = searched.contains(folder)
                ? ""
                : "add /code/" + folder.replaceFirst("/$", "") + " to PYTHONPATH under environmentVariables, ";
        return install + add + "and ";
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(function.environment().get(name));
    }

    /** The source of these words, where one of them gives an option by one of its flags. */
    Optional<String> option(List<String> flags, List<String> words, String source) {
        boolean there = words.stream().anyMatch(word -> flags.stream().anyMatch(flag -> isGiven(flag, word)));
        return there ? Optional.of(source) : Optional.empty();
    }

    private static boolean isGiven(String flag, String word) {
        return flag.startsWith("--")
                ? word.equals(flag) || word.startsWith(flag + "=")
                : word.startsWith(flag) && !word.startsWith("--");
    }

    /** The value of an option among these words; the last one wins. */
    Optional<Setting> argument(List<String> flags, List<String> words, String name, String source) {
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

    /**
     * {@code --flag value}, {@code --flag=value}, {@code -f value} and {@code -fvalue}; null where the word is another
     * one.
     */
    private static String value(String flag, String word, String next) {
        if (word.equals(flag)) {
            return next;
        }
        if (flag.startsWith("--")) {
            return word.startsWith(flag + "=") ? word.substring(flag.length() + 1) : null;
        }
        return word.startsWith(flag) && !word.startsWith("--") ? word.substring(flag.length()) : null;
    }

    /** The file of settings that the command names. */
    Optional<String> configured() {
        return argument(List.of("-c", "--config"), argv, "", "").map(Setting::value);
    }

    /** The same, without which gunicorn and hypercorn end; a module may be anywhere. */
    Optional<String> givenFile() {
        return configured()
                .filter(file -> file.matches("(?!python:)[^$]+"))
                .map(file -> file.replaceFirst("^file:", ""));
    }

    /** That file; without one gunicorn's, which it looks for by itself in the working directory. */
    Optional<Configuration> configuration() {
        String found = configured()
                .map(path -> path.startsWith(AS_MODULE)
                        ? path.substring(AS_MODULE.length()).replace('.', '/') + ".py"
                        : path.replaceFirst("^(?:file:)?(?:" + CodePath.ROOT + "/|\\./)?", ""))
                .orElse("gunicorn.conf.py");
        return CodePath.find(found).flatMap(function::entry).map(entry -> new Configuration(found, entry.text()));
    }

    /** Whether the command names one that the package does not have: a script may write it, or a disk has it. */
    boolean hasUnreadConfiguration() {
        return configured().isPresent() && configuration().isEmpty();
    }

    /** What that file sets a name to; the last one wins. */
    Optional<Setting> assigned(String name) {
        return configuration().flatMap(file -> {
            Matcher matcher = Pattern.compile("(?m)^\\s*" + name + "\\s*=\\s*(.*?)\\s*(?:#.*)?$")
                    .matcher(file.text());
            Setting said = null;
            while (matcher.find()) {
                said = new Setting(name, matcher.group(1).replaceAll("^[\"']|[\"']$", ""), file.path());
            }
            return Optional.ofNullable(said);
        });
    }

    /** Whether a number of seconds lets a connection live for a day; empty where the value is no literal number. */
    static Optional<Declared> forADay(Setting seconds) {
        return seconds.value().matches("-?\\d{1,9}")
                ? Optional.of(new Declared(
                        Integer.parseInt(seconds.value()) >= DeclaredLimits.SECONDS_OF_A_DAY,
                        says(seconds),
                        Optional.of(Duration.ofSeconds(Math.max(0, Integer.parseInt(seconds.value()))))))
                : Optional.empty();
    }

    /**
     * What a number of requests says after which the program, or its worker, ends: its connections end too.
     *
     * @return empty where none is set
     */
    static Optional<DeclaredLimits> endsAfter(Optional<Setting> requests, String end) {
        return requests.filter(set -> !set.value().matches("0|None"))
                .map(set -> isNumber(set)
                        ? DeclaredLimits.counted(says(set) + ", after which " + end, Long.parseLong(set.value()))
                        : DeclaredLimits.NONE);
    }

    /** The fixes of a program that ends, or whose worker ends, after a number of requests. */
    static ServerFixes without(Optional<Setting> requests, ServerFixes fixes) {
        return requests.filter(PythonStart::isNumber)
                .filter(set -> !set.value().equals("0"))
                .map(fixes::without)
                .orElse(fixes);
    }

    static boolean isNumber(Setting setting) {
        return setting.value().matches("\\d{1,18}");
    }

    /** The version of a module that is packaged as pip installs it. */
    Optional<String> version(String module) {
        Pattern installed = Pattern.compile("(?:.*/)?" + module + "-(\\d+\\.[\\w.]+)\\.dist-info/METADATA");
        return function.entries().keySet().stream()
                .map(path -> installed.matcher(path.value()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }

    static String says(Setting setting) {
        return setting.source().isEmpty()
                ? setting.key() + " is not set, so " + setting.value()
                : setting.key() + " is " + setting.value() + " (" + setting.source() + ")";
    }
}
