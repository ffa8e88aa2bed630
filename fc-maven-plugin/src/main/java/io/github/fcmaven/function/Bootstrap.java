package io.github.fcmaven.function;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The start script that the platform runs where a function configures no start command. */
public final class Bootstrap {

    /** What the kernel takes for one argument: MAX_ARG_STRLEN, 32 pages. */
    private static final int LONGEST_ARGUMENT = 131_071;

    /** More than the longest command line that Linux takes, 2 MiB, in quotes. */
    private static final int LONGEST = 4 << 20;

    private static final String HEAD = "#!/bin/bash\nexec ";

    /** How a script begins that chooses between two ways to start the same; its last line is the plain one. */
    private static final String CHOOSING = "#!/bin/sh\n# Written by fc-maven-plugin";

    private static final Pattern CHOSEN = Pattern.compile("exec \"\\$java\" (.*) \"\\$@\"\\n", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("(?m)^java=(\\$here(/.*)|\"\\$\\{JAVA_HOME.*)$");

    /** A quote within quotes: the quoted word ends, and goes on after it. */
    private static final String QUOTE = "'\\''";

    private static final Pattern LAYER_JAVA = Pattern.compile("\"\\$\\{JAVA_HOME:-(/opt/java\\d+)}/bin/java\"(?= |$)");

    private Bootstrap() {}

    /**
     * The entry {@code bootstrap} that replaces itself by the given program,
     * so that it is process 1 and takes the signals.
     *
     * @param argv the program and its arguments; {@code /opt/javaNN/bin/java}
     *     follows {@code JAVA_HOME} where that is set
     * @throws FcProblem where an argument cannot be passed to a program at all
     */
    public static Entry of(List<String> argv) {
        String program = program(argv.get(0));
        String rest =
                argv.stream().skip(1).map(Bootstrap::quote).map(" "::concat).collect(Collectors.joining());
        return new Entry(CodePath.BOOTSTRAP, Content.of(HEAD + program + rest + "\n"), FileMode.EXECUTABLE);
    }

    /**
     * The program and arguments of a start script that {@link #of} has written, or of one that
     * starts the same in a faster way where it can.
     *
     * @return empty for any other script
     */
    public static Optional<List<String>> argv(Entry bootstrap) {
        String text = text(bootstrap.content());
        if (text.startsWith(CHOOSING)) {
            return plain(text);
        }
        return text.startsWith(HEAD) && text.endsWith("\n")
                ? words(text.substring(HEAD.length(), text.length() - 1))
                : Optional.empty();
    }

    private static Optional<List<String>> plain(String text) {
        Matcher last = CHOSEN.matcher(text.substring(text.lastIndexOf("\nexec ") + 1));
        Matcher java = JAVA.matcher(text);
        if (!last.matches() || !java.find()) {
            return Optional.empty();
        }
        String program = java.group(2) == null ? java.group(1) : quote(CodePath.ROOT + java.group(2));
        return words(program + " " + last.group(1));
    }

    private static Optional<List<String>> words(String words) {
        List<String> argv = new ArrayList<>();
        Matcher layer = LAYER_JAVA.matcher(words);
        int position = 0;
        if (layer.lookingAt()) {
            argv.add(layer.group(1) + "/bin/java");
            position = layer.end();
        }
        while (position < words.length()) {
            StringBuilder word = new StringBuilder();
            position = unquote(words, position > 0 ? blank(words, position) : position, word);
            if (position < 0) {
                return Optional.empty();
            }
            argv.add(word.toString());
        }
        return argv.isEmpty() ? Optional.empty() : Optional.of(argv);
    }

    /** The position after the blank that stands there; negative where none does. */
    private static int blank(String words, int position) {
        return words.charAt(position) == ' ' ? position + 1 : -1;
    }

    /** Reads a word that {@link #quote} wrote, and gives the position after it; negative where none stands there. */
    private static int unquote(String words, int from, StringBuilder word) {
        if (from < 0 || !words.startsWith("'", from)) {
            return -1;
        }
        int begin = from + 1;
        int end = words.indexOf('\'', begin);
        while (end >= 0 && words.startsWith(QUOTE, end)) {
            word.append(words, begin, end).append('\'');
            begin = end + QUOTE.length();
            end = words.indexOf('\'', begin);
        }
        if (end >= 0) {
            word.append(words, begin, end);
        }
        return end < 0 ? -1 : end + 1;
    }

    /** A script's text, and the beginning of what is none of ours. */
    private static String text(Content content) {
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(CHOOSING.length());
            String begin = new String(head, StandardCharsets.UTF_8);
            boolean ours = content.size() <= LONGEST && (begin.startsWith(HEAD) || begin.equals(CHOOSING));
            if (!ours) {
                return begin;
            }
            // decoded as a whole: a character may lie on both sides of where the beginning ends
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head);
            BoundedInput.copy(in, whole, LONGEST, CodePath.BOOTSTRAP.value());
            return whole.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return "'" + word.replace("'", QUOTE) + "'";
    }

    /**
     * The program as a start script names it: {@code /opt/javaNN/bin/java} follows {@code JAVA_HOME} where that is set.
     */
    public static String program(String program) {
        if (program.matches("/opt/java\\d+/bin/java")) {
            String home = program.substring(0, program.length() - "/bin/java".length());
            return "\"${JAVA_HOME:-" + home + "}/bin/java\"";
        }
        return quote(program);
    }
}
