package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.language.LanguageNeeds;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.NodeEngines;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of an interpreted language: a folder that is shipped whole, and the words with which its interpreter starts
 * it.
 *
 * @param language whose interpreter runs it
 * @param directory its files
 * @param start how the folder says that it is started
 * @param absent what is missing where the folder does not say it
 */
record ScriptProgram(Language language, FunctionDirectory directory, FolderStart start, String absent)
        implements Program {

    /** The folder of shipped Python packages: pip installs them there with {@code --target}. */
    private static final String PYTHON_PACKAGES = "python";

    /** Engines that ask for more than any image has choose the newest one all the same: they are advice. */
    private static final int NEWEST_NODE =
            Release.of(Interpreter.DEBIAN10_NODE20.version()).major();

    private static final Pattern APPLICATION = Pattern.compile("([A-Za-z_][\\w.]*):[A-Za-z_]\\w*(?:\\(.*\\))?");

    static ScriptProgram python(FunctionDirectory directory) {
        return ofFile(Language.PYTHON, directory, "server.py");
    }

    static ScriptProgram php(FunctionDirectory directory) {
        return ofFile(Language.PHP, directory, "server.php");
    }

    static ScriptProgram node(FunctionDirectory directory) {
        return new ScriptProgram(
                Language.NODE,
                directory,
                NodePackage.startOf(directory),
                "server.js, nor a package.json with main or a start script");
    }

    private static ScriptProgram ofFile(Language language, FunctionDirectory directory, String file) {
        return new ScriptProgram(language, directory, FolderStart.byName(directory, file), file);
    }

    @Override
    public String name() {
        return start.words().isEmpty() ? directory.name() : start.words().get(0);
    }

    @Override
    public String label() {
        int files = directory.entries().size();
        return language + " program of " + files + (files == 1 ? " file" : " files") + directory.withoutLibraries();
    }

    @Override
    public Collection<Entry> entries() {
        return directory.entries();
    }

    @Override
    public List<Finding> faults() {
        start.problem().ifPresent(problem -> {
            throw problem;
        });
        if (start.words().isEmpty()) {
            throw directory.lacks(absent, CaExited.NO_SUCH_FILE, Stream.of(absent, "package.json", "server.js"));
        }
        String script = start.words().get(0);
        if (script.startsWith("-") || isThere(script)) {
            return List.of();
        }
        String plain = plain(script);
        Optional<String> left = directory.leftOut(Stream.of(plain, plain + ".js", plain + "/index.js"));
        Optional<CodePath> meant = inOtherCase(script);
        return List.of(new Finding.Violated(
                Requirement.FC_FILE,
                start.file() + " starts " + script + ", which "
                        + (left.isPresent() ? ".fcignore leaves out of the package" : "is not in " + directory.name())
                        + meant.map(there -> "; it is " + there + " there").orElse(""),
                CaExited.CODE_1 + " Error: Cannot find module '/code/" + plain + "'",
                left.map(FunctionDirectory::shipped)
                        .or(() -> meant.map(there -> "write " + there + " in " + start.where()))
                        .orElse("build it before fc-maven-plugin runs, or correct " + start.where())));
    }

    /** A name that Windows and macOS take for that of a file, and Linux does not. */
    private Optional<CodePath> inOtherCase(String script) {
        Map<CodePath, Entry> lower = new TreeMap<>();
        Map<CodePath, CodePath> original = new HashMap<>();
        directory.byPath().forEach((path, entry) -> {
            CodePath small = CodePath.of(path.value().toLowerCase(Locale.ROOT));
            lower.put(small, entry);
            original.put(small, path);
        });
        return NodeEntry.find(lower, script.toLowerCase(Locale.ROOT)).map(original::get);
    }

    @Override
    public ProgramRuntime runtime(StartSpec asked, String region, KnownLibraries libraries) {
        LanguageNeeds needs = asked.runtime().isPresent() ? LanguageNeeds.NONE : needs(asked.command());
        Set<CodePath> files = directory.byPath().keySet();
        int engines = language == Language.NODE ? Math.min(NodeEngines.least(directory.byPath()), NEWEST_NODE) : 0;
        InterpreterChoice choice = InterpreterChoice.of(
                language,
                asked,
                one -> needs.isMetBy(Release.of(one.version()), files)
                        && Release.of(one.version()).major() >= engines);
        List<String> command = StartConflicts.isOurs(asked)
                ? List.of(choice.required(language, region).command())
                : List.of(language.programs().get(0));
        List<String> args = new ArrayList<>(start.words());
        args.addAll(asked.java().arguments());
        Map<String, String> environment = new LinkedHashMap<>(choice.environment());
        if (language == Language.PYTHON) {
            environment.putAll(findingPackages(directory));
        }
        return new ProgramRuntime(
                choice.image(),
                asked.layers(),
                new StartupCommand(command, args),
                environment,
                choice.toString(),
                List.of());
    }

    /** The variable by which Python finds the packages that the folder ships. */
    static Map<String, String> findingPackages(FunctionDirectory directory) {
        return directory.holdsFolder(PYTHON_PACKAGES)
                ? Map.of("PYTHONPATH", CodePath.ROOT + "/" + PYTHON_PACKAGES)
                : Map.of();
    }

    /** What the file uses that is started, with all that it loads for certain; a command of the user's own names it. */
    private LanguageNeeds needs(StartupCommand command) {
        Map<CodePath, Entry> entries = directory.byPath();
        List<String> named = command.isBootstrap() ? start.words() : command.argv();
        Optional<CodePath> file = named.stream()
                .map(this::ofModule)
                .flatMap(word ->
                        (language == Language.NODE ? NodeEntry.find(entries, word) : CodePath.find(word)).stream())
                .filter(entries::containsKey)
                .findFirst();
        try {
            return file.isPresent()
                    ? LanguageNeeds.of(language, entries, List.of(file.get()), List.of("", PYTHON_PACKAGES + "/"))
                    : LanguageNeeds.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of an application that a server of Python is told to load, such as {@code server:app}. */
    private String ofModule(String word) {
        Matcher application = APPLICATION.matcher(word);
        return language == Language.PYTHON && application.matches()
                ? application.group(1).replace('.', '/') + ".py"
                : word;
    }

    private boolean isThere(String script) {
        return language == Language.NODE
                ? NodeEntry.find(directory.byPath(), script).isPresent()
                : directory.holds(script);
    }

    private static String plain(String script) {
        return script.startsWith("./") ? script.substring(2) : script;
    }
}
