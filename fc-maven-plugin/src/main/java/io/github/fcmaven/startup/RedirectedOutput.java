package io.github.fcmaven.startup;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CodePath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file into which a start script sends the errors of its program, of which the log of the server then has none.
 *
 * @param script that says so, as its path below {@code /code}
 * @param redirection as it is written, such as {@code > /tmp/app.log 2>&1}
 * @param file that it names
 * @param read whether the lines of the server have what is in that file
 */
public record RedirectedOutput(String script, String redirection, String file, boolean read) {

    /** Nobody writes such a command by hand, and the pattern tries each of its places. */
    private static final int LONGEST = 1000;

    private static final String FILE = "[\"']?((?!/dev/(?!null))[\\w./${}-]*[A-Za-z][\\w./${}-]*)[\"']?";

    private static final Pattern ERRORS =
            Pattern.compile("(?<![\\w&>])(?:1?>>?\\s*" + FILE + "\\s+2>&1|&>>?\\s*" + FILE + "|2>>?\\s*" + FILE + ")");

    /** That of a function, of which the server's lines then have the newest ones. */
    static Optional<RedirectedOutput> of(RunningInstance running) {
        return scripts(running.function())
                .flatMap(script -> of(script.path().value(), script.text()).stream())
                .findFirst()
                .map(found -> running.instance()
                        .file(found.file)
                        .filter(running.server()::alsoPrints)
                        .map(any -> new RedirectedOutput(found.script, found.redirection, found.file, true))
                        .orElse(found));
    }

    private static Stream<Entry> scripts(FunctionPackage function) {
        Stream<CodePath> named = function.start().argv().stream().flatMap(word -> CodePath.named(word).stream());
        return Stream.concat(named, function.start().isBootstrap() ? Stream.of(CodePath.BOOTSTRAP) : Stream.empty())
                .distinct()
                .flatMap(path -> function.entry(path).stream());
    }

    /** The last one of a script. */
    static Optional<RedirectedOutput> of(String script, String text) {
        return text.startsWith("#!")
                ? text.lines()
                        .filter(line -> line.length() < LONGEST && !line.strip().startsWith("#"))
                        .map(ERRORS::matcher)
                        .filter(Matcher::find)
                        .map(found -> new RedirectedOutput(script, found.group(), file(found), false))
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    private static String file(Matcher found) {
        return Stream.of(1, 2, 3)
                .map(found::group)
                .filter(any -> any != null)
                .findFirst()
                .orElseThrow();
    }

    /** In a clause of its own. */
    @Override
    public String toString() {
        return script + " sends its output to " + file;
    }
}
