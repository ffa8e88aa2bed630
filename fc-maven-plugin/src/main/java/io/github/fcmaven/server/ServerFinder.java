package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a package's kind of server: by the words that start it, those of the package's start file included; then by the
 * code of the interpreter's program that they start; then by the files of a Java program.
 */
final class ServerFinder {

    /** Where Node.js has code of others, and what browsers run. */
    private static final List<String> ELSEWHERE = List.of("node_modules/", "public/", "static/", "www/", ".next/");

    /** A folder of such a name that holds the application itself. */
    private static final Pattern APPLICATION =
            Pattern.compile("((?!(?:.*/)?(?:node_modules|\\.next)/)(?:.*/)?(?:public|static|www)/).*");

    private static final int LONGEST_MODULE = 300;
    private static final int MAX_SCRIPTS = 100;

    private final SortedMap<CodePath, Entry> entries;
    private final List<String> argv;
    private final List<String> lines;

    private ServerFinder(SortedMap<CodePath, Entry> entries, List<String> argv) {
        this.entries = entries;
        this.argv = argv;
        this.lines = (String.join(" ", argv) + "\n" + startFile(entries))
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
    }

    /** @param argv the program and arguments; empty where only the start file knows them */
    static Found find(SortedMap<CodePath, Entry> entries, List<String> argv, PackagedFiles files) {
        ServerFinder finder = new ServerFinder(entries, argv);
        Optional<Language> language = finder.language();
        String code = language.map(finder::code).orElse("");
        ServerKind kind = ServerKind.first(server -> finder.lines.stream().anyMatch(server::isStartedBy))
                .or(() -> language.flatMap(one -> ServerKind.first(server -> server.isRunBy(one, code))))
                .or(() -> ServerKind.first(server -> server.isAmong(files))
                        .filter(found -> found != ServerKind.JDK_HTTPSERVER || !OtherJava.isProgram(files)))
                .orElse(ServerKind.UNKNOWN);
        return new Found(kind, String.join("\n", finder.lines), code);
    }

    /**
     * A kind, and by what it was found.
     *
     * @param lines those that start it, of the command and of the start file
     * @param code the program's own code, where an interpreter runs it
     */
    record Found(ServerKind kind, String lines, String code) {}

    /** The first program that the lines call and that is an interpreter. */
    private Optional<Language> language() {
        return lines.stream()
                .flatMap(line -> List.of(line.split("[\\s'\"&|;()]+")).stream())
                .map(CodePath::nameOf)
                .flatMap(word -> Language.neededBy(word).stream())
                .findFirst();
    }

    private static String startFile(SortedMap<CodePath, Entry> entries) {
        return Optional.ofNullable(entries.get(CodePath.BOOTSTRAP))
                .map(Entry::text)
                .filter(text -> text.startsWith("#!"))
                .orElse("");
    }

    /** The program's own code: for Python the scripts at the root, for what they import of others tells no more. */
    private String code(Language language) {
        Set<String> started = started();
        Set<String> folders = language == Language.PYTHON ? foldersOf(started) : Set.of();
        Optional<String> folder = started.stream()
                .filter(path -> Language.ofFile(path).equals(Optional.of(language)))
                .flatMap(path -> APPLICATION.matcher(path).results().map(found -> found.group(1)))
                .findFirst();
        return entries.values().stream()
                .filter(entry -> isOwn(language, within(folder, entry.path().value()))
                        || folders.contains(folderOf(entry.path().value()))
                                && isOwn(language, entry.path().name())
                        || started.contains(entry.path().value()))
                .sorted(Comparator.comparing(
                        entry -> !started.contains(entry.path().value())))
                .limit(MAX_SCRIPTS)
                .map(entry -> Comments.removed(language, entry.text()))
                .collect(Collectors.joining("\n"));
    }

    /** Those of the program's files, where Python looks for its other modules. */
    private Set<String> foldersOf(Set<String> started) {
        return entries.keySet().stream()
                .map(CodePath::value)
                .filter(path -> path.endsWith(".py") && started.contains(path))
                .map(ServerFinder::folderOf)
                .collect(Collectors.toSet());
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String within(Optional<String> folder, String path) {
        return folder.filter(path::startsWith)
                .map(application -> path.substring(application.length()))
                .orElse(path);
    }

    /** Programs whose names need not say their language, such as a start file in Python; and Python's modules. */
    private Set<String> started() {
        Stream<String> named = argv.stream().map(word -> word.replaceFirst("^(?:" + CodePath.ROOT + "/|\\./)", ""));
        return Stream.concat(named, modules()).collect(Collectors.toSet());
    }

    /**
     * The files of the module that {@code python -m} starts, and of one that a word names before its application. What
     * pip installed beside them is no code of the user's.
     */
    private Stream<String> modules() {
        return IntStream.range(1, argv.size())
                .filter(at -> argv.get(at - 1).matches(PythonStart.AS_MODULE_OPTION)
                        || argv.get(at).indexOf(':') > 0)
                .mapToObj(argv::get)
                .map(word -> word.replaceFirst(":.*", ""))
                .filter(name -> name.length() <= LONGEST_MODULE
                        && name.matches("[A-Za-z_]\\w*(?:\\.\\w+)*")
                        && !isInstalled(name.replaceFirst("\\..*", "")))
                .map(name -> name.replace('.', '/'))
                .flatMap(path -> Stream.of(path + ".py", path + "/__main__.py", path + "/__init__.py"));
    }

    /** By the mark that pip leaves beside a module of others. */
    private boolean isInstalled(String module) {
        Pattern mark = Pattern.compile("(?i)" + module.replace("_", "[_.-]") + "-[^/]+\\.(?:dist|egg)-info/.*");
        return entries.keySet().stream()
                .anyMatch(path -> mark.matcher(path.value()).matches());
    }

    private static boolean isOwn(Language language, String path) {
        boolean elsewhere = language == Language.NODE ? isElsewhere(path) : path.contains("/");
        return !elsewhere && Language.ofFile(path).equals(Optional.of(language));
    }

    /** Asked of each file: a package may have tens of thousands. */
    private static boolean isElsewhere(String path) {
        for (String folder : ELSEWHERE) {
            if (path.startsWith(folder) || path.contains("/" + folder)) {
                return true;
            }
        }
        return false;
    }
}
