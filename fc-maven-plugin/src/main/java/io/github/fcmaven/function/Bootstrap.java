package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The start script that the platform runs where a function configures no start command. */
public final class Bootstrap {

    /** What the kernel takes for one argument: MAX_ARG_STRLEN, 32 pages. */
    private static final int LONGEST_ARGUMENT = 131_071;

    private Bootstrap() {}

    /**
     * The entry {@code bootstrap} that replaces itself by the given program, so that it is process 1 and takes the signals.
     *
     * @param argv the program and its arguments; {@code /opt/javaNN/bin/java} follows {@code JAVA_HOME} where that is set
     * @throws FcProblem where an argument cannot be passed to a program at all
     */
    public static Entry of(List<String> argv) {
        String program = program(argv.get(0));
        String rest =
                argv.stream().skip(1).map(Bootstrap::quote).map(" "::concat).collect(Collectors.joining());
        return new Entry(
                CodePath.BOOTSTRAP, Content.of("#!/bin/bash\nexec " + program + rest + "\n"), FileMode.EXECUTABLE);
    }

    /**
     * The word as any POSIX shell reads it back: in single quotes, whatever it holds.
     *
     * @throws FcProblem where no program can be passed it
     */
    public static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw FcProblem.of(
                    Requirement.FC_COMMAND,
                    "an argument holds a NUL character",
                    "remove it: no program can be passed one");
        }
        if (word.getBytes(StandardCharsets.UTF_8).length > LONGEST_ARGUMENT) {
            throw FcProblem.of(
                    Requirement.FC_COMMAND,
                    "an argument has more than 128 KiB: " + word.substring(0, 60) + "...",
                    "pass it in a file: Linux takes no argument of that size");
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The program as a start script names it: {@code /opt/javaNN/bin/java} follows {@code JAVA_HOME} where that is set. */
    public static String program(String program) {
        if (program.matches("/opt/java\\d+/bin/java")) {
            String home = program.substring(0, program.length() - "/bin/java".length());
            return "\"${JAVA_HOME:-" + home + "}/bin/java\"";
        }
        return quote(program);
    }
}
