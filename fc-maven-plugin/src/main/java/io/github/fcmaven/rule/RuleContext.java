package io.github.fcmaven.rule;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.image.SearchPath;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.PackagedServer;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The package that is judged, and what more than one rule needs to know of it. */
final class RuleContext {

    /**
     * Of which requirements the readers of the zip tell what they could not take as it is, though it is there: a rule
     * that looks for a file asks for them.
     */
    static final Set<Requirement> LOST_FILES = Set.of(Requirement.FC_ENTRY, Requirement.FC_SYMLINK);

    private final CheckedPackage packed;
    private final Map<Class<?>, Object> made = new HashMap<>();
    private FileNames names;
    private ProgramStart start;
    private FunctionPackage started;
    private Optional<JavaCommand> java;
    private PackagedServer server;

    RuleContext(CheckedPackage packed) {
        this.packed = packed;
    }

    FunctionPackage function() {
        return packed.function();
    }

    CheckedPackage packed() {
        return packed;
    }

    FixLocation origin() {
        return packed.origin();
    }

    /** The program and arguments in the end, also those of a simple script; empty where only the script knows. */
    List<String> argv() {
        return start().argv();
    }

    /** The words that start each script of the package on the way to {@link #argv()}, and those in the end. */
    List<List<String>> starts() {
        return Stream.concat(start().scripts().stream(), Stream.of(argv())).toList();
    }

    /** What says what is started in the end, where that is a script: the last one on the way. */
    String lastScript() {
        List<List<String>> scripts = start().scripts();
        return scripts.isEmpty()
                ? "bootstrap"
                : ScriptArgument.of(scripts.get(scripts.size() - 1))
                        .map(ScriptArgument::word)
                        .orElse(scripts.get(scripts.size() - 1).get(0));
    }

    /** The package with the variables that its start script sets, as what it starts has them. */
    FunctionPackage started() {
        if (started == null) {
            started = function().withVariables(start().variables());
        }
        return started;
    }

    /** The same, also where that is done in another folder, of which no other rule knows. */
    FunctionPackage executing() {
        return function().withVariables(lastStart().variables());
    }

    /** What is started in the end, also where that is only known by its file. */
    ProgramStart lastStart() {
        return start().elsewhere().orElseGet(this::start);
    }

    /**
     * What is made of the package once, however many rules ask for it.
     *
     * @param kind of what is made: there is one of each
     */
    <T> T once(Class<?> kind, Supplier<T> make) {
        if (!made.containsKey(kind)) {
            made.put(kind, make.get());
        }
        @SuppressWarnings("unchecked") // one kind, one maker
        T one = (T) made.get(kind);
        return one;
    }

    /** What is started in the end, and by which scripts. */
    ProgramStart start() {
        if (start == null) {
            start = ProgramStart.of(packed.function());
        }
        return start;
    }

    /** What {@code java} is told, where it is what is started; with what the files hold that it is told to read. */
    Optional<JavaCommand> java() {
        if (java == null) {
            java = JavaCommand.of(ArgumentFiles.expanded(function(), argv()));
        }
        return java;
    }

    /** The Java that a start comes to; empty where a script decides. */
    Optional<StartingJava> startingJava() {
        return java().flatMap(java -> StartingJava.of(started(), java));
    }

    /** What a Java is told, whichever it is, in the order in which it reads that. */
    List<String> javaOptions() {
        return java().map(java -> StartingJava.options(started(), java)).orElse(List.of());
    }

    /** The jar that is started, where it can be read. */
    Optional<Jar> jar() {
        return java().flatMap(JavaCommand::jar).flatMap(this::inCode).flatMap(this::jar);
    }

    /** A jar of the package, where it can be read; it is read once, however many rules ask for it. */
    Optional<Jar> jar(CodePath path) {
        Optional<Entry> entry = function().entry(path);
        return entry.isEmpty()
                ? Optional.empty()
                : packed.servers().libraries().jar(path.value(), entry.get().content());
    }

    /** The server that the package holds. */
    PackagedServer server() {
        if (server == null) {
            FunctionPackage read = java().map(java -> StartingJava.withoutIgnored(started(), java))
                    .orElse(started());
            server = packed.servers().read(read, argv());
        }
        return server;
    }

    /** The file that the platform executes, where it is one of the package. */
    Optional<CodePath> startFile() {
        String program = function().start().argv().get(0);
        return program.contains("/") ? inCode(program) : SearchPath.file(function(), program);
    }

    /**
     * The files of the package that the kernel executes: the start file, each script that another one becomes, and the
     * program in the end.
     */
    List<Entry> executed() {
        Stream<List<String>> elsewhere = start().elsewhere().map(ProgramStart::argv).stream();
        Stream<CodePath> becomes = Stream.concat(starts().stream(), elsewhere)
                .filter(words -> !words.isEmpty() && !isRunByItsFirstLine())
                .flatMap(words -> fileOf(words.get(0)).stream());
        return Stream.concat(startFile().stream(), becomes)
                .distinct()
                .flatMap(path -> function().entry(path).stream())
                .toList();
    }

    /**
     * Whether the start file is no script of a shell: then its first line is what is judged of the program that runs
     * it.
     */
    boolean isRunByItsFirstLine() {
        return function().start().isBootstrap()
                && argv().size() > 1
                && argv().get(argv().size() - 1).equals(CodePath.BOOTSTRAP.absolute());
    }

    /** The file of the package that a program's name means. */
    Optional<CodePath> fileOf(String program) {
        return program.contains("/") ? inCode(program) : SearchPath.file(started(), program);
    }

    /** A file of the package as the user knows it: a build ships a file of his under another name. */
    String named(Entry file) {
        return file.content()
                .file()
                .filter(own -> origin() == FixLocation.POM)
                .map(Path::toString)
                .orElse(file.path().value());
    }

    /** The path below /code that a word names; empty where it is elsewhere, or is not plain. */
    Optional<CodePath> inCode(String word) {
        return CodePath.named(word);
    }

    /** Where else in the package a file of that name is, in words that follow "which is not in the package". */
    String elsewhere(CodePath missing) {
        return namesake(missing).map(other -> there(missing, other)).orElse("");
    }

    private static String there(CodePath missing, CodePath other) {
        if (other.name().equals(missing.name())) {
            return "; it is " + other + " there";
        }
        return other.name().equalsIgnoreCase(missing.name())
                ? "; it is " + other + " there, and Linux distinguishes capital letters from small ones"
                : "; the only jar there is " + other;
    }

    /** @see FileNames#namesake */
    Optional<CodePath> namesake(CodePath missing) {
        if (names == null) {
            names = FileNames.of(function().entries().keySet());
        }
        return names.namesake(missing);
    }

    /** The files that a pattern of a shell means. */
    List<CodePath> matches(String pattern) {
        String below = pattern.replaceFirst("^(" + CodePath.ROOT + "/|\\./)", "");
        try {
            PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + below);
            return function().entries().keySet().stream()
                    .filter(path -> glob.matches(Path.of(path.value())))
                    .toList();
        } catch (PatternSyntaxException | InvalidPathException e) {
            return List.of();
        }
    }

    /** What makes the server keep a requirement, in the files that the user has. */
    String serverFix(Requirement requirement) {
        return origin().in(server().fix(requirement, function().port()));
    }

    /**
     * What to do where the start command names what is not there: write where it is, where that is plain.
     *
     * @param missing the path below /code that is named
     */
    String correctStart(CodePath missing) {
        return namesake(missing)
                .map(there -> "write " + there + " in " + place())
                .orElseGet(() -> correctStart(place()));
    }

    /** Where the words are written that start the program: its script, or the start command. */
    String place() {
        return startsByScript() ? lastScript() : origin().at("command and args");
    }

    /** Where an option of the JVM is written. */
    String optionPlace() {
        return startsByScript() ? lastScript() : origin().option();
    }

    /** Whether a script of the package has those words. */
    boolean startsByScript() {
        boolean scripted = function().start().isBootstrap() || starts().size() > 1;
        return scripted && inCode(lastScript()).flatMap(function()::entry).isPresent();
    }

    /** What to do where that place names what is not there, and nobody knows what was meant. */
    String correctStart(String place) {
        return "correct " + place + ": paths are relative to /code, the root of the package;" + " or add the file with "
                + origin().files();
    }
}
