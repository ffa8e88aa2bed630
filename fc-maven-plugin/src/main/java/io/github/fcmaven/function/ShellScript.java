package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which program a simple start script becomes: that of its {@code exec}, or of its last command. What it cannot
 * follow it does not guess.
 */
final class ShellScript {

    private static final Pattern COMPOUND =
            Pattern.compile("(if|for|while|case|until|select|function)\\b.*|[A-Za-z_]\\w*\\s*\\(\\).*|\\{.*");

    private static final Pattern CD_OR_END =
            Pattern.compile("^(cd\\s[^|]+)\\|\\|\\s*(?:exit\\b[^|&;]*|\\{[^{}]*\\bexit\\b[^{}]*})$");

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final Pattern HERE = Pattern.compile("<<-?\\s*\\\\?['\"]?([A-Za-z_]\\w*)['\"]?");

    private static final Set<String> BEFORE_COMMAND = Set.of("!", "time"); // which change nothing for it

    private static final Set<String> DECLARES = Set.of("export", "declare", "typeset", "readonly", "local");

    /** What changes what comes behind it in a way that is not followed. */
    private static final Set<String> NOT_FOLLOWED = Set.of("eval", "pushd", "popd", "alias", "shift", "unset", "wait");

    /** What a shell does itself: a script that comes to one of them becomes no program. */
    private static final Set<String> BUILT_IN = Set.of((": [ bg break cd continue declare disown echo exit export false"
                    + " fg hash jobs kill local printf pwd read readonly return set test times trap true type typeset"
                    + " ulimit umask wait")
            .split(" "));

    /** Before which and behind which the package has the same files. */
    private static final Set<String> CHANGES_NO_FILE = Stream.concat(
                    BUILT_IN.stream(), Stream.of("exec", "mkdir", "chmod", "ls", "cat", "sleep", "date"))
            .collect(Collectors.toUnmodifiableSet());

    /** As many files are taken in, one within the other. */
    private static final int DEPTH = 5;

    /** As many characters are read in all: files that take in each other twice would be read without end. */
    private static final int MOST_READ = 8 << 20;

    /** What a file that is taken in costs at least. */
    private static final int COST = 4096;

    /** What it costs to compare the name of a file with a pattern. */
    private static final int COST_OF_NAME = 8;

    private final Set<String> inherited;
    private final Map<String, String> variables;
    private final Map<String, String> exported = new HashMap<>();
    private List<String> arguments;
    private final FunctionPackage function;
    private List<String> last = List.of();
    private String folder = CodePath.ROOT;
    private boolean exportsAll;
    private boolean filesAreKnown = true;
    private int depth;
    private int left = MOST_READ;

    /**
     * @param environment in which the script is run
     * @param call by what name and with which arguments
     * @param function the package that holds it
     */
    ShellScript(Map<String, String> environment, ScriptCall call, FunctionPackage function) {
        this.inherited = Set.copyOf(environment.keySet());
        this.variables = new HashMap<>(environment);
        this.function = function;
        variables.put("PWD", folder);
        variables.put("0", call.name());
        take(call.arguments());
    }

    private void take(List<String> newArguments) {
        arguments = newArguments;
        for (int i = 0; i < 9; i++) {
            String name = String.valueOf(i + 1);
            if (i < arguments.size()) {
                variables.put(name, arguments.get(i));
            } else {
                variables.remove(name);
            }
        }
    }

    /** Where a command leads: to the next one, to the program, to the next line, or to what is not followed. */
    private enum Step {
        GO_ON,
        STARTED,
        UNREAD,
        LOST
    }

    /** The program of a script; empty where only the script knows it. */
    Optional<StartedProgram> start(String script) {
        boolean lost = run(script) == Step.LOST || last.stream().limit(1).anyMatch(BUILT_IN::contains);
        return lost ? Optional.empty() : StartedProgram.of(last, exported, folder);
    }

    /** Goes through the lines, and keeps the command that they come to. */
    private Step run(String script) {
        if (isTooMuch(COST + script.length())) {
            return Step.LOST;
        }
        for (String written : lines(script)) {
            String line = CD_OR_END.matcher(written).replaceFirst("$1");
            if (COMPOUND.matcher(line).matches()) {
                return Step.LOST;
            }
            Optional<List<List<String>>> commands = ShellWords.of(line, variables, arguments);
            if (isTooMuch(commands.isEmpty() ? 0 : ShellWords.length(commands.get()))) {
                return Step.LOST;
            }
            Step step = commands.map(this::follow).orElse(Step.UNREAD);
            UnreadLine unread = new UnreadLine(line);
            if (step == Step.UNREAD && unread.isPassedOver(variables)) {
                unread.mayAssign(variables).forEach(this::forget);
                last = List.of();
                filesAreKnown = false;
            } else if (step != Step.GO_ON) {
                return step == Step.UNREAD ? Step.LOST : step;
            }
        }
        return Step.GO_ON;
    }

    private Step follow(List<List<String>> commands) {
        for (List<String> written : commands) {
            Optional<List<String>> command = expanded(written);
            Step step = command.map(this::followOne).orElse(Step.UNREAD);
            if (step != Step.GO_ON) {
                return step;
            }
        }
        return Step.GO_ON;
    }

    /** The command with the files that its patterns mean; empty where nobody knows them. */
    private Optional<List<String>> expanded(List<String> command) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            if (!ShellPattern.isIn(word)) {
                words.add(word);
                continue;
            }
            if (!filesAreKnown || isTooMuch(function.entries().size() * COST_OF_NAME)) {
                return Optional.empty();
            }
            String root = word.startsWith("/") || !folder.equals(CodePath.ROOT) ? "" : CodePath.ROOT + "/";
            List<String> files = new ShellPattern(CodePath.absolute(inFolder(word)))
                    .matches(function.entries().keySet()).stream()
                            .map(file -> file.substring(root.length()))
                            .toList();
            if (files.isEmpty() && !word.contains(":") && !word.startsWith("-")) { // a class path or an option is none
                return Optional.empty();
            }
            words.addAll(files.isEmpty() ? List.of(ShellPattern.written(word)) : files);
        }
        return Optional.of(words);
    }

    private boolean isTooMuch(int read) {
        left -= read;
        return left < 0;
    }

    /**
     * Lines with what is continued on the next one, without comments and without what {@code <<} gives to a command.
     */
    static List<String> lines(String script) {
        List<String> lines = new ArrayList<>();
        String until = "";
        StringBuilder whole = new StringBuilder();
        for (String line : script.split("\n")) {
            if (!until.isEmpty()) {
                until = line.strip().equals(until) ? "" : until;
                continue;
            }
            whole.append(ShellComment.removed(line)); // a comment is not continued
            if (!whole.isEmpty() && whole.charAt(whole.length() - 1) == '\\') {
                whole.setLength(whole.length() - 1);
            } else if (!whole.toString().isBlank()) {
                Matcher here = HERE.matcher(whole);
                until = here.find() ? here.group(1) : "";
                lines.add(whole.toString().strip());
                whole.setLength(0);
            }
        }
        if (!whole.toString().isBlank()) {
            lines.add(whole.toString().strip());
        }
        return lines;
    }

    private Step followOne(List<String> written) {
        List<String> command =
                written.stream().dropWhile(BEFORE_COMMAND::contains).toList();
        List<String> words = command.stream()
                .dropWhile(word -> ASSIGNMENT.matcher(word).matches())
                .toList();
        String name = words.isEmpty() ? "" : words.get(0);
        if (name.equals(".") || name.equals("source")) {
            return takeIn(words);
        }
        last = command;
        filesAreKnown &= name.isEmpty() || CHANGES_NO_FILE.contains(name);
        if (name.equals("exec")) {
            return words.size() > 1 ? Step.STARTED : Step.GO_ON;
        }
        boolean beforeEach = name.equals("trap") && words.contains("DEBUG");
        if (NOT_FOLLOWED.contains(name) || beforeEach) {
            return Step.LOST;
        }
        if (name.equals("cd")) {
            return command.size() == 2 ? enter(command.get(1)) : Step.LOST;
        }
        if (name.equals("set")) {
            set(words);
        } else if (name.contains("+=") || name.equals("let") || name.equals("read") || name.equals("getopts")) {
            words.forEach(word -> forget(word.replaceFirst("\\W.*", "")));
        }
        if (DECLARES.contains(name)) {
            command.forEach(word -> assign(word, name.equals("export") || command.contains("-x")));
        } else if (words.isEmpty()) {
            command.forEach(word -> assign(word, exportsAll));
        }
        return Step.GO_ON;
    }

    /** Options, and behind them or {@code --} new arguments. */
    private void set(List<String> words) {
        exportsAll = (exportsAll || words.contains("-a") || words.contains("allexport")) && !words.contains("+a");
        int at = 1;
        while (at < words.size() && words.get(at).matches("[-+][^-].*")) {
            at += words.get(at).endsWith("o") ? 2 : 1;
        }
        if (at < words.size()) {
            take(words.subList(words.get(at).matches("--?") ? at + 1 : at, words.size()));
        }
    }

    private Step enter(String word) {
        if (word.isEmpty() || word.startsWith("-")) {
            return Step.LOST;
        }
        folder = CodePath.absolute(inFolder(word));
        variables.put("PWD", folder);
        return Step.GO_ON;
    }

    /** As a word is written in {@code /code} that means the same. */
    private String inFolder(String word) {
        return folder.equals(CodePath.ROOT) || word.startsWith("/") ? word : folder + "/" + word;
    }

    /** A name without a folder is looked for on PATH first, and nowhere else by some shells. */
    private Step takeIn(List<String> words) {
        Optional<String> text = Optional.of(words)
                .filter(known -> known.size() == 2 && known.get(1).contains("/") && depth < DEPTH)
                .flatMap(known -> ScriptCall.read(function, inFolder(known.get(1))));
        if (text.isEmpty()) {
            return Step.LOST;
        }
        String outer = variables.put(ShellWords.SOURCE, inFolder(words.get(1)));
        depth++;
        Step step = run(text.get());
        depth--;
        variables.compute(ShellWords.SOURCE, (name, own) -> outer);
        return step;
    }

    /** Its value is not known any more, which is something else than none. */
    private void forget(String name) {
        variables.put(name, null);
        exported.remove(name);
    }

    private void assign(String word, boolean export) {
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (assignment.matches()) {
            variables.put(assignment.group(1), assignment.group(2));
        }
        String name = assignment.matches() ? assignment.group(1) : word;
        if (variables.get(name) != null && (export || inherited.contains(name) || exported.containsKey(name))) {
            exported.put(name, variables.get(name));
        }
    }
}
