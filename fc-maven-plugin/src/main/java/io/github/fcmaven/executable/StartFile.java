package io.github.fcmaven.executable;

import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the kernel makes of a file that it is asked to execute. What it refuses is refused here, and never executed:
 * Java, like every program that calls {@code execvp}, would silently hand it to a shell.
 */
public sealed interface StartFile {

    /** How many bytes the kernel reads of a script, to find its interpreter. */
    int HEAD = 256;

    /** More than any script has; what follows is not looked at. */
    int LONGEST_SCRIPT = 1 << 20;

    /**
     * A script.
     *
     * @param interpreter the path of the program that its first line names; a relative one is seen from the working
     *     directory
     * @param argument what follows the program on that line, where there is something
     */
    record Script(String interpreter, Optional<String> argument) implements StartFile {

        /** The program that reads the script: {@code env} looks for its argument on PATH. */
        public String program() {
            return splits() || isEnv() && argument.isPresent()
                    ? argument.orElseThrow()
                            .replaceFirst("^(-S|--split-string=?)\\s*", "")
                            .split("[ \t]+", 2)[0]
                    : interpreter;
        }

        /** Whether {@code env} looks for the program. */
        public boolean isEnv() {
            return interpreter.endsWith("/env");
        }

        /** Whether {@code env} takes its argument apart: {@code env -S}; without that the kernel gives it one word. */
        public boolean splits() {
            return isEnv()
                    && argument.filter(words -> words.matches("(-S|--split-string).*"))
                            .isPresent();
        }
    }

    /** An x86-64 program that the kernel loads. */
    record Program(Elf elf) implements StartFile {}

    /** What the kernel does not execute, or not as it is meant. */
    record Refused(FcProblem problem) implements StartFile {}

    /**
     * Reads a start file as the kernel does.
     *
     * @param name how messages name it
     * @throws IOException where its bytes cannot be read
     */
    static StartFile read(String name, RandomBytes file) throws IOException {
        byte[] head = file.read(0, (int) Math.min(file.size(), FileFormat.HEAD));
        if (Elf.isElf(head)) {
            Elf elf = ElfReader.read(file);
            return ElfFault.of(elf, file.size())
                    .<StartFile>map(fault -> shebang(name + " " + fault.what(), fault.fix()))
                    .orElseGet(() -> new Program(elf));
        }
        Optional<TextEncoding> encoding = TextEncoding.of(head);
        if (encoding.isPresent()) {
            return new Refused(encoding.get().problem(name));
        }
        return head.length > 1 && head[0] == '#' && head[1] == '!'
                ? script(name, file.read(0, (int) Math.min(file.size(), LONGEST_SCRIPT)))
                : foreign(name, head);
    }

    /** Whether a shell, and each program that starts another one, has /bin/sh read the file that the kernel refuses. */
    static boolean isForShells(String name, RandomBytes file) throws IOException {
        byte[] head = file.read(0, (int) Math.min(file.size(), FileFormat.HEAD));
        boolean marked = head.length > 1 && head[0] == '#' && head[1] == '!';
        return !marked
                && FileFormat.isText(head)
                && FileFormat.of(head).isEmpty()
                && Language.ofFile(name).isEmpty();
    }

    private static StartFile script(String name, byte[] bytes) {
        int end = lineEnd(bytes);
        String line = new String(bytes, 2, end - 2, StandardCharsets.UTF_8).strip();
        String[] words = line.split("[ \t\r]+", 2);
        Script script = new Script(
                words[0], words.length > 1 && !words[1].isEmpty() ? Optional.of(words[1]) : Optional.empty());
        Optional<CarriageReturns> returns = CarriageReturns.ofStartFile(bytes, script.program(), script.splits());
        if (returns.isPresent()) {
            return crlf(name, script, returns.get());
        }
        if (end >= HEAD) {
            return shebang(
                    name + " line 1 has more than " + (HEAD - 1) + " characters, and the kernel reads no more",
                    "write a short first line, such as #!/bin/bash, and the rest below it");
        }
        if (line.isEmpty()) {
            return shebang(name + " line 1 names no interpreter: #!", "write #!/bin/bash as its first line");
        }
        if (line.matches(
                "[^\\x00-\\x7F].*")) { // copied from a page or a text processor: it looks like a blank or a quote
            return shebang(
                    name + " line 1 has the character U+" + String.format("%04X", line.codePointAt(0))
                            + " behind #!, and the kernel takes it for a part of the interpreter's name",
                    "type the first line again: #!/bin/bash");
        }
        return script;
    }

    /** Where the first line ends: at its line feed, at a zero, or where the kernel stops. */
    private static int lineEnd(byte[] bytes) {
        int end = 2;
        while (end < bytes.length && end < HEAD && bytes[end] != '\n' && bytes[end] != 0) {
            end++;
        }
        return end;
    }

    private static StartFile crlf(String name, Script script, CarriageReturns returns) {
        return new Refused(FcProblem.of(
                Requirement.FC_BOOTSTRAP_CRLF,
                name + " has a carriage return in line " + returns.line(),
                answer(script, returns),
                returns.ends().fix()));
    }

    private static String answer(Script script, CarriageReturns returns) {
        if (returns.line() > 1) {
            return returns.answer();
        }
        return script.isEnv()
                ? CaExited.KEY_EXPIRED + " /usr/bin/env: '" + script.program() + "\\r': No such file or directory"
                : CaExited.NO_SUCH_FILE;
    }

    private static StartFile foreign(String name, byte[] head) {
        Optional<FileFormat> format = FileFormat.of(head);
        if (format.isPresent()) {
            return shebang(name + " " + format.get().what(), format.get().fix());
        }
        if (!FileFormat.isText(head)) {
            return shebang(
                    name + " is neither a script nor a program: it is binary, and of no known kind",
                    "ship the program itself, built for linux/amd64");
        }
        String text = new String(head, StandardCharsets.UTF_8);
        int before = text.indexOf("#!");
        boolean blank = before > 0 && text.substring(0, before).chars().allMatch(StartFile::isBlank);
        return shebang(
                name + " line 1 does not begin with #!" + (blank ? ": blanks or empty lines come before it" : ""),
                blank ? "remove everything before #!" : "make " + shebangFor(name) + " its first line");
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** The first line of a file of that name. */
    private static String shebangFor(String name) {
        return Language.ofFile(name)
                .map(language -> "#!/usr/bin/env " + language.program())
                .orElse("#!/bin/bash");
    }

    private static StartFile shebang(String what, String fix) {
        return new Refused(FcProblem.of(Requirement.FC_BOOTSTRAP_SHEBANG, what, fix));
    }
}
