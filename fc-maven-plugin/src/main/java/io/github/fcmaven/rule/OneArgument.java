package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Optional;

/**
 * Several options behind the interpreter in the first line of a script: it gets them as one, with the blanks between.
 * Perl and Ruby read the line themselves.
 *
 * @param interpreter with its path
 * @param words as they stand in the line
 * @param platform what the platform answers
 * @param fix the edit of the line
 */
record OneArgument(String interpreter, String words, String platform, String fix) {

    /** Empty where it is one, or where the interpreter takes it as it is. */
    static Optional<OneArgument> of(String interpreter, String words) {
        String name = CodePath.nameOf(interpreter);
        String write = "write #!" + interpreter;
        if (ProgramReader.of(name).filter(ProgramReader.SHELL::equals).isPresent()) {
            return words.matches("[-+]\\S*\\s.*")
                    ? Optional.of(new OneArgument(
                            interpreter,
                            words,
                            CaExited.NO_SUCH_FILE + " " + interpreter + ": invalid option",
                            write + " there"
                                    + (words.startsWith("--")
                                            ? ", without options"
                                            : ", and set " + words + " below it")))
                    : Optional.empty();
        }
        Optional<Language> language = Language.ofProgram(name);
        if (language.filter(Language.PYTHON::equals).isPresent()) {
            return words.matches("-[a-zA-Z&&[^cmWX]]+\\s.*") // of -W and -X the rest is the value
                    ? Optional.of(new OneArgument(
                            interpreter,
                            words,
                            CaExited.NO_SUCH_FILE + " Unknown option: -",
                            write + joined(words) + " there"))
                    : Optional.empty();
        }
        boolean several = words.matches("-[^\\s=]+\\s.*") || words.matches("-.*\\s-.*");
        return language.filter(Language.NODE::equals).isPresent() && several
                ? Optional.of(new OneArgument(
                        interpreter,
                        words,
                        CaExited.BAD_DESCRIPTOR + " bad option: " + words,
                        write + " there, without options: they go into NODE_OPTIONS under environmentVariables"))
                : Optional.empty();
    }

    /** Options of one letter may stand together; any others are left to a variable of Python or to a script. */
    private static String joined(String words) {
        return words.matches("-[a-zA-Z]+(?:\\s+-[a-zA-Z&&[^cmWX]]+)*")
                ? " -" + words.replaceAll("[\\s-]+", "")
                : " " + words.split("\\s", 2)[0];
    }
}
