package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A start command of the form {@code java ... -jar demo.jar ...}.
 *
 * @param program the Java
 * @param options what stands before {@code -jar}
 * @param jar the jar
 * @param arguments what follows it
 */
record JavaCommand(String program, List<String> options, String jar, List<String> arguments) {

    /** @throws FcProblem where it is another command */
    static JavaCommand of(StartupCommand start) {
        List<String> argv = start.argv();
        int jar = argv.indexOf("-jar");
        if (jar < 1 || jar + 1 >= argv.size()) {
            throw FcProblem.local(
                    "the start is " + start
                            + ", which is not java with -jar, and only such a start can have an archive",
                    "leave command of fc-maven-plugin to the plugin, or set aot to off");
        }
        return new JavaCommand(
                argv.get(0), argv.subList(1, jar), argv.get(jar + 1), argv.subList(jar + 2, argv.size()));
    }

    /** The same with options after its own, of which Java takes the last. */
    JavaCommand with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaCommand(program, all, jar, arguments);
    }

    /** The same with options before its own, over which the user's stand. */
    JavaCommand after(List<String> first) {
        List<String> all = new ArrayList<>(first);
        all.addAll(options);
        return new JavaCommand(program, all, jar, arguments);
    }

    JavaCommand withArguments(List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new JavaCommand(program, options, jar, all);
    }

    /** The words after the program. */
    List<String> words() {
        List<String> words = new ArrayList<>(options);
        words.add("-jar");
        words.add(jar);
        words.addAll(arguments);
        return words;
    }

    StartupCommand start() {
        return new StartupCommand(List.of(program), words());
    }
}
