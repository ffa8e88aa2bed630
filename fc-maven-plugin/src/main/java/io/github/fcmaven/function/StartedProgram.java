package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that a command of a shell starts.
 *
 * @param argv it and its arguments
 * @param variables what is set for it, besides the environment in which the script is run
 * @param prepared the words before it, such as {@code exec timeout 60}
 * @param folder where it is started
 */
record StartedProgram(List<String> argv, Map<String, String> variables, List<String> prepared, String folder) {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

    /** What starts the program behind it, with the options that it may have itself. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("exec", "-[acl]+"),
            Map.entry("nohup", ""),
            Map.entry("setsid", ""),
            Map.entry("command", ""),
            Map.entry("env", ""),
            Map.entry("nice", "-n|-?\\d+|--adjustment=-?\\d+"),
            Map.entry("stdbuf", "-.*"),
            Map.entry("timeout", "-.*|\\d+(?:\\.\\d+)?[smhd]?"),
            Map.entry("tini", "-.*"),
            Map.entry("dumb-init", "-.*"));

    /** Those of them behind which a word follows that is theirs. */
    private static final Map<String, String> WITH_VALUE = Map.of(
            "exec", "-[cl]*a",
            "timeout", "-[ks]|--kill-after|--signal",
            "stdbuf", "-[ioe]|--input|--output|--error",
            "tini", "-[pe]");

    boolean isElsewhere() {
        return !folder.equals(CodePath.ROOT);
    }

    /** The same with the absolute path of its file, and its folder among its variables; empty where PATH has it. */
    Optional<StartedProgram> file() {
        String program = argv.get(0);
        if (!program.contains("/")) {
            return Optional.empty();
        }
        List<String> absolute = new ArrayList<>(argv);
        absolute.set(0, program.startsWith("/") ? program : folder + "/" + program);
        Map<String, String> set = new HashMap<>(variables);
        set.put("PWD", folder);
        return Optional.of(new StartedProgram(absolute, set, prepared, folder));
    }

    /** Whether it starts the program behind it, as {@code nohup} does. */
    static boolean isWrapper(String word) {
        return OPTIONS.containsKey(name(word));
    }

    private static String name(String program) {
        return program.replaceFirst("^(?:/usr)?(?:/local)?/s?bin/", "");
    }

    /** The program behind what only prepares it: {@code exec}, {@code nohup}, {@code env A=b}, {@code A=b}. */
    static Optional<StartedProgram> of(List<String> command, Map<String, String> exported, String folder) {
        Map<String, String> set = new HashMap<>(exported);
        int at = 0;
        while (at < command.size()) {
            String word = command.get(at);
            Matcher assignment = ASSIGNMENT.matcher(word);
            if (assignment.matches()) {
                set.put(assignment.group(1), assignment.group(2));
            } else if (isWrapper(word)) {
                at = behindOptions(name(word), command, at);
            } else {
                break;
            }
            at++;
        }
        boolean known = at < command.size() && !command.get(at).startsWith("-");
        return known
                ? Optional.of(
                        new StartedProgram(command.subList(at, command.size()), set, command.subList(0, at), folder))
                : Optional.empty();
    }

    /** The last word of a wrapper's own that stands at such a place. */
    private static int behindOptions(String wrapper, List<String> command, int at) {
        String options = OPTIONS.get(wrapper);
        int last = at;
        while (last + 1 < command.size()
                && !options.isEmpty()
                && command.get(last + 1).matches(options)) {
            last++;
            last += command.get(last).matches(WITH_VALUE.getOrDefault(wrapper, "")) ? 1 : 0;
        }
        return last;
    }
}
