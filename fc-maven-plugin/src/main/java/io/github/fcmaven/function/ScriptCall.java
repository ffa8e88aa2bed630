package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A script for a shell that words start: a file of the package that a shell is given or that the kernel executes, or
 * the text behind {@code -c}.
 *
 * @param name its {@code $0}
 * @param arguments its {@code $1} and those that follow
 */
record ScriptCall(String text, String name, List<String> arguments) {

    /** More than any start script has; beyond it only the beginning is looked at. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?" + ProgramStart.SHELL);
    private static final Pattern FOR_SHELL =
            Pattern.compile("#!\\s*(?:\\S*/env\\s+(?:-S\\s+)?)?(?:\\S*/)?" + ProgramStart.SHELL + "(?:\\s.*)?");
    private static final Pattern COMMAND = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*");
    private static final Pattern WITH_VALUE = Pattern.compile("[-+]o|--rcfile|--init-file");

    ScriptCall {
        arguments = List.copyOf(arguments);
    }

    static boolean isShell(String program) {
        return SHELL.matcher(program).matches();
    }

    /** Empty where the words start something else, or what is not in the package. */
    static Optional<ScriptCall> of(FunctionPackage function, List<String> argv) {
        if (!isShell(argv.get(0))) {
            return argv.get(0).contains("/")
                    ? read(function, argv.get(0))
                            .filter(ScriptCall::isForShell)
                            .map(text -> new ScriptCall(text, argv.get(0), argv.subList(1, argv.size())))
                    : Optional.empty();
        }
        int at = 1;
        while (at < argv.size()
                && argv.get(at).matches("[-+].+")
                && !argv.get(at).equals("--")) {
            if (COMMAND.matcher(argv.get(at)).matches()) {
                return ofCommand(argv.subList(at + 1, argv.size()), argv.get(0));
            }
            at += WITH_VALUE.matcher(argv.get(at)).matches() ? 2 : 1;
        }
        int file = at < argv.size() && argv.get(at).equals("--") ? at + 1 : at;
        return file < argv.size()
                ? read(function, argv.get(file))
                        .map(text -> new ScriptCall(text, argv.get(file), argv.subList(file + 1, argv.size())))
                : Optional.empty();
    }

    /**
     * The text of a file of the package, as the working directory is {@code /code}. Line ends of an old Mac are read as
     * they are meant: that a shell does not take them so has a finding of its own.
     */
    static Optional<String> read(FunctionPackage function, String word) {
        return CodePath.named(word).flatMap(function::entry).map(entry -> {
            try {
                return new String(entry.content().head(LONGEST), StandardCharsets.UTF_8).replaceAll("\r(?!\n)", "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Optional<ScriptCall> ofCommand(List<String> words, String shell) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScriptCall(
                        words.get(0),
                        words.size() > 1 ? words.get(1) : shell,
                        words.subList(Math.min(2, words.size()), words.size())));
    }

    private static boolean isForShell(String text) {
        return FOR_SHELL.matcher(text.lines().findFirst().orElse("")).matches();
    }
}
