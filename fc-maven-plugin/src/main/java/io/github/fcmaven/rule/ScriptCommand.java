package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of a script, as far as it shows which files it writes. Its words are not expanded: a variable may be
 * anything.
 *
 * @param words without what leads it to files, and without quotes at their ends
 * @param into the files behind {@code >}
 * @param inBackground whether the script goes on meanwhile
 */
record ScriptCommand(List<String> words, List<String> into, boolean inBackground) {

    /** What makes no file. */
    private static final Set<String> HARMLESS = Set.of(
            "",
            "cd",
            "export",
            "declare",
            "readonly",
            "local",
            "set",
            "unset",
            "shopt",
            "ulimit",
            "umask",
            "trap",
            "echo",
            "printf",
            "chmod",
            "sleep",
            "date",
            "ls",
            "pwd",
            "cat",
            "env",
            "which",
            "id",
            "uname",
            "hostname",
            "true",
            ":",
            "test",
            "[",
            "exec",
            "exit");

    /** What only looks at files, or takes them away. */
    private static final Set<String> READERS = Set.of(
            "grep",
            "egrep",
            "fgrep",
            "head",
            "tail",
            "wc",
            "stat",
            "file",
            "md5sum",
            "sha256sum",
            "diff",
            "cmp",
            "find",
            "sort",
            "jq",
            "rm",
            "mkdir",
            "chown",
            "[[",
            "for",
            "case",
            "source",
            ".",
            "kill",
            "wait",
            "read",
            "return");

    /** What changes a file that is there, and makes none. */
    private static final Set<String> EDITORS = Set.of("sed", "perl", "yq");

    /** What writes its last word, or into that folder. */
    private static final Set<String> COPIERS = Set.of("cp", "mv", "install", "ln");

    /** The same for files whose names no script says. */
    private static final Set<String> FETCHERS = Set.of("rsync", "scp", "git", "svn", "ossutil", "ossutil64", "aws");

    private static final Set<String> UNPACKERS = Set.of(
            "tar", "bsdtar", "unzip", "7z", "7za", "jar", "cpio", "gunzip", "gzip", "bunzip2", "bzip2", "unxz", "xz",
            "unzstd", "zstd", "busybox");

    private static final Set<String> BUILDERS = Set.of("make", "cmake", "tsc", "webpack", "npx");

    private static final Set<String> NODE_BUILDERS = Set.of("npm", "yarn", "pnpm");
    private static final Set<String> NODE_BUILDS = Set.of("ci", "i", "install", "add", "run");

    private static final Set<String> GLOBAL = Set.of("-g", "--global", "global");
    private static final Set<String> DOWNLOADS = Set.of("curl", "wget");

    /** The modules of Python that unpack. */
    private static final Set<String> MODULES = Set.of("zipfile", "tarfile");

    private static final Set<String> LEADING =
            Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "(", "time", "nohup", "env", "sudo");

    /** Behind a single {@code &} too, which stays with its command. */
    private static final Pattern ENDS = Pattern.compile("&&|\\|\\||[;|\\n]|(?<=[^&>]&)(?![&>])");

    private static final Pattern INTO = Pattern.compile("(?<![2&])>>?\\s*[\"']?([^\\s>\"'&]*)");
    private static final Pattern REDIRECTION = Pattern.compile("[0-9&]?>{1,2}\\s*[^\\s>]*|<+\\s*[^\\s<]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");
    private static final Pattern IN_PLACE = Pattern.compile("-[A-Za-z0-9]*i.*|--in-?place.*");
    private static final Pattern SEVERAL = Pattern.compile("-[^rRa-]*[rRa].*");
    private static final Pattern QUOTES = Pattern.compile("^[\"'](?=.)|(?<=.)[\"']$");
    private static final Pattern PIECES = Pattern.compile("[=:,()\"'{}\\[\\]]+");

    /** Those of a script, in the order of its lines. */
    static Stream<ScriptCommand> of(String script) {
        return ENDS.splitAsStream(lines(script).collect(Collectors.joining("\n")))
                .map(ScriptCommand::ofText);
    }

    /** Without those that are comments. */
    static Stream<String> lines(String script) {
        return script.replace("\\\n", " ").lines().map(String::strip).filter(line -> !line.startsWith("#"));
    }

    private static ScriptCommand ofText(String text) {
        String command = text.strip();
        boolean inBackground = command.endsWith("&");
        String plain = REDIRECTION
                .matcher(inBackground ? command.substring(0, command.length() - 1) : command)
                .replaceAll(" ");
        List<String> words = Arrays.stream(plain.strip().split("\\s+"))
                .dropWhile(word -> ASSIGNMENT.matcher(word).matches())
                .map(word -> QUOTES.matcher(word).replaceAll(""))
                .toList();
        List<String> into =
                INTO.matcher(command).results().map(found -> found.group(1)).toList();
        return new ScriptCommand(words, into, inBackground);
    }

    /** The first word behind what sets variables; empty where there is none. */
    String first() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Whether it makes no file, but for {@code >}. */
    boolean isHarmless() {
        return HARMLESS.contains(first());
    }

    /** The command behind the shell's own words, {@code if} and {@code nohup}. */
    ScriptCommand run() {
        List<String> behind = words.stream()
                .dropWhile(word ->
                        LEADING.contains(word) || ASSIGNMENT.matcher(word).matches())
                .toList();
        return new ScriptCommand(behind, into, inBackground);
    }

    /** @param isThere whether the file is there before */
    boolean writes(ScriptedFile file, boolean isThere) {
        String program = CodePath.nameOf(first());
        if (into.stream().anyMatch(file::mayBe)) {
            return true;
        }
        if (HARMLESS.contains(program) || READERS.contains(program) || EDITORS.contains(program) && !isThere) {
            return false;
        }
        if (COPIERS.contains(program)) {
            return copies(file);
        }
        if (EDITORS.contains(program)
                && words.stream().anyMatch(word -> IN_PLACE.matcher(word).matches())
                && file.mayBeAmong(words.get(words.size() - 1))) {
            return true;
        }
        return words.stream()
                .skip(1)
                .anyMatch(word -> program.equals("tee") && file.mayBe(word)
                        || PIECES.splitAsStream(word).anyMatch(file::is));
    }

    private boolean copies(ScriptedFile file) {
        List<String> operands =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        if (operands.isEmpty()) {
            return false;
        }
        String last = operands.get(operands.size() - 1);
        List<String> sources = operands.subList(0, operands.size() - 1);
        if (sources.isEmpty()) {
            return ScriptedFile.nameOf(last).equals(file.name()); // ln makes it here
        }
        return file.mayBe(last)
                || file.isWithin(last)
                || ScriptedFile.mayBeFolder(last)
                        && sources.stream()
                                .anyMatch(source -> !file.isItself(source)
                                        && (file.mayBe(source)
                                                || ScriptedFile.nameOf(source).equals(file.name())));
    }

    /** The script whose lines run in this one. */
    Optional<String> takesIn() {
        return (first().equals(".") || first().equals("source")) && words.size() > 1
                ? Optional.of(words.get(1))
                : Optional.empty();
    }

    /** Whether it may bring a program to where PATH leads: a manager of packages, or a shell that reads a pipe. */
    boolean installs() {
        String program = CodePath.nameOf(first());
        if (NODE_BUILDERS.contains(program)) {
            return words.stream().anyMatch(GLOBAL::contains);
        }
        boolean toSystem =
                words.stream().anyMatch(word -> SearchPath.SYSTEM.stream().anyMatch((word + "/")::startsWith));
        return words.contains("install")
                || program.equals("apk")
                || ProgramReader.of(program).filter(ProgramReader.SHELL::equals).isPresent() && words.size() == 1
                || toSystem
                        && (COPIERS.contains(program) || UNPACKERS.contains(program) || DOWNLOADS.contains(program));
    }

    /** Whether it brings files whose names it does not say. */
    boolean brings() {
        String program = CodePath.nameOf(first());
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (COPIERS.contains(program)) {
            boolean several = words.stream()
                    .anyMatch(
                            word -> word.contains("*") || SEVERAL.matcher(word).matches());
            return several && !ScriptedFile.isOutside(last);
        }
        if (UNPACKERS.contains(program)) {
            int folder = Math.max(words.lastIndexOf("-C"), words.lastIndexOf("-d"));
            return folder < 0 || folder + 1 == words.size() || !ScriptedFile.isOutside(words.get(folder + 1));
        }
        return FETCHERS.contains(program) && !ScriptedFile.isOutside(last)
                || BUILDERS.contains(program)
                || NODE_BUILDERS.contains(program)
                        && words.stream().anyMatch(word -> NODE_BUILDS.contains(word) || word.contains("build"))
                || words.contains("-m") && words.stream().anyMatch(MODULES::contains)
                || program.equals("xargs")
                        && words.stream().anyMatch(word -> UNPACKERS.contains(word) || COPIERS.contains(word));
    }
}
