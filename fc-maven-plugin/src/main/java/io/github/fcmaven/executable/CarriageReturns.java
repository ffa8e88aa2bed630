package io.github.fcmaven.executable;

import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The carriage returns of a script that its interpreter takes for a part of a word, of a command or of a path.
 *
 * @param line the first line that has one, from 1
 * @param ends which kind of line ends they are
 */
public record CarriageReturns(int line, Ends ends) {

    /** Besides the languages: what reads a carriage return as the end of a line, or as a blank. Tried with each. */
    private static final Pattern UNMOVED = Pattern.compile("(pypy|perl|ruby)[0-9.]*");

    /** What a shell passes over behind the last quote of a line, up to its end. */
    private static final Pattern COMMENT = Pattern.compile("[ \t]#");

    /** What a shell gives to a command as it is, up to the line that is that word. */
    private static final Pattern HERE = Pattern.compile("<<(-?)\\s*\\\\?['\"]?([A-Za-z_]\\w*)['\"]?[^\r]*$");

    /** What a shell prints with it, and goes on. */
    private static final Pattern PRINTED = Pattern.compile("\\s*(?:echo|printf|:) [^\r;&|<>`]*\r");

    /** A value that ends in it, which may disturb nobody. */
    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*(?:export )?([A-Za-z_]\\w*)=(?:\"[^\"]*\"|'[^']*'|[^\\s;&|<>\"'`]*)\r");

    private static final Pattern USED = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");

    /** Which kind of line ends they are, and what makes them LF. */
    public enum Ends {
        /** CR LF, as on Windows. */
        WINDOWS("save it with LF line ends (dos2unix; in .gitattributes: * text=auto eol=lf)"),
        /** A CR alone at the end of the file. */
        AT_END("save it with LF line ends (tr -d '\\r'): dos2unix leaves the one at its end"),
        /** CR alone, as on old Macs. */
        MAC("save it with LF line ends (tr '\\r' '\\n'): dos2unix leaves a CR without LF"),
        /** CR LF and CR in one file. */
        MIXED("save it with LF line ends: it mixes CR LF and CR alone, which dos2unix leaves");

        private final String fix;

        Ends(String fix) {
            this.fix = fix;
        }

        /** What makes them LF. */
        public String fix() {
            return fix;
        }
    }

    /** What the platform answers where they stand behind the first line. */
    public String answer() {
        return CaExited.KEY_EXPIRED + "," + " and in the log a name that ends in \\r, such as 'server\\r': not found";
    }

    /** Whether an interpreter takes carriage returns for a part of what stands before them, as shells do. */
    public static boolean disturb(String interpreter) {
        String name = CodePath.nameOf(interpreter);
        return Language.ofProgram(name).isEmpty() && !UNMOVED.matcher(name).matches();
    }

    /**
     * Those of a file that the kernel executes: in the first line they belong to the interpreter's name, whatever it
     * is.
     *
     * @param interpreter what runs it
     * @param splits whether {@code env -S} reads the first line, for which a carriage return is a blank
     */
    static Optional<CarriageReturns> ofStartFile(byte[] file, String interpreter, boolean splits) {
        byte[] script = text(file);
        int second = next(script, 0);
        if (!splits && indexOfReturn(script, 0, second) < second) {
            return Optional.of(found(script, 1));
        }
        return disturb(interpreter) ? behind(script, second, 2) : Optional.empty();
    }

    /** Those of a script that a shell is given. */
    public static Optional<CarriageReturns> ofScript(byte[] file) {
        return behind(text(file), 0, 1);
    }

    /** Without what is no text: a script may carry an archive, as Spring Boot's executable jars do. */
    private static byte[] text(byte[] file) {
        int end = 0;
        while (end < file.length && file[end] != 0) {
            end++;
        }
        return Arrays.copyOf(file, end);
    }

    private static Optional<CarriageReturns> behind(byte[] script, int from, int firstLine) {
        String text = new String(script, from, script.length - from, StandardCharsets.ISO_8859_1);
        Set<String> used = text.indexOf('\r') < 0 ? Set.of() : used(text);
        int number = firstLine;
        Matcher here = null; // within such a text
        int given = 0; // its first line with a carriage return, which counts where nothing ends it
        for (String line : text.split("\n")) {
            if (here != null && isEnd(line, here)) {
                here = null;
                given = 0;
            } else if (here != null) {
                given = given == 0 && line.indexOf('\r') >= 0 ? number : given;
            } else if (isPartOfWord(line) && !isHarmless(line, used)) {
                return Optional.of(found(script, number));
            } else {
                Matcher begin = HERE.matcher(line);
                here = begin.find() ? begin : null;
            }
            number++;
        }
        return given == 0 ? Optional.empty() : Optional.of(found(script, given));
    }

    /** With a carriage return it is not that word. */
    private static boolean isEnd(String line, Matcher here) {
        return here.group(2).equals(here.group(1).isEmpty() ? line : line.replaceFirst("^\t+", ""));
    }

    private static boolean isPartOfWord(String line) {
        int at = line.indexOf('\r');
        String unquoted = line.substring(Math.max(line.lastIndexOf('\''), line.lastIndexOf('"')) + 1);
        boolean comment =
                line.strip().startsWith("#") || COMMENT.matcher(unquoted).find();
        return at >= 0 && !(comment && at == line.length() - 1);
    }

    /** A line of one command that the script gets over. */
    private static boolean isHarmless(String line, Set<String> used) {
        Matcher assigned = ASSIGNED.matcher(line);
        return PRINTED.matcher(line).matches() || assigned.matches() && !used.contains(assigned.group(1));
    }

    /** The variables whose values it asks for. */
    private static Set<String> used(String script) {
        return USED.matcher(script).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static CarriageReturns found(byte[] script, int line) {
        boolean windows = false;
        boolean alone = false;
        boolean feeds = false;
        for (int i = 0; i < script.length; i++) {
            boolean last = i + 1 == script.length;
            windows |= script[i] == '\r' && !last && script[i + 1] == '\n';
            alone |= script[i] == '\r' && !last && script[i + 1] != '\n';
            feeds |= script[i] == '\n';
        }
        boolean atEnd = script[script.length - 1] == '\r';
        Ends ends = Ends.WINDOWS;
        if (alone || atEnd && !feeds) {
            ends = windows ? Ends.MIXED : Ends.MAC;
        } else if (atEnd) {
            ends = Ends.AT_END;
        }
        return new CarriageReturns(line, ends);
    }

    /** Where the line after the one that begins there begins. */
    private static int next(byte[] script, int begin) {
        int at = begin;
        while (at < script.length && script[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, script.length);
    }

    private static int indexOfReturn(byte[] script, int begin, int end) {
        int at = begin;
        while (at < end && script[at] != '\r') {
            at++;
        }
        return at;
    }
}
