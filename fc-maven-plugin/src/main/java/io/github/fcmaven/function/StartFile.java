package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the kernel makes of a start file by its first bytes: Java would silently hand to a shell what the platform refuses. */
public sealed interface StartFile {

    /** How many bytes from the beginning decide it: what the kernel reads. */
    int HEAD = 256;

    /**
     * A script.
     *
     * @param interpreter the program that its first line names
     * @param argument what follows the program on that line, where there is something
     */
    record Script(String interpreter, Optional<String> argument) implements StartFile {}

    /** An x86-64 ELF program. */
    record Program() implements StartFile {}

    /**
     * Reads a start file as the kernel does.
     *
     * @param name how messages name it
     * @param bytes the whole of a script, at least the first {@value #HEAD} bytes of anything else
     * @throws FcProblem where the platform would refuse it, with the line
     */
    static StartFile read(String name, byte[] bytes) {
        if (startsWith(bytes, 0x7f, 'E', 'L', 'F')) {
            return program(name, bytes);
        }
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            throw FcProblem.of(
                    Requirement.FC_BOOTSTRAP_BOM,
                    name + " line 1 begins with a byte order mark, so that its #! is not at the first byte",
                    "save it as UTF-8 without BOM");
        }
        if (!startsWith(bytes, '#', '!')) {
            String what = foreign(bytes);
            throw shebang(
                    name + " " + what,
                    what.endsWith("program") ? "build it for linux/amd64" : "make #!/bin/bash its first line");
        }
        refuseCarriageReturn(name, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String line = text.substring(2, text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n'))
                .strip();
        if (!line.startsWith("/")) {
            throw shebang(
                    name + " line 1 names no interpreter: #!" + line, "write an absolute path, such as #!/bin/bash");
        }
        String[] words = line.split("[ \t]+", 2);
        return new Script(words[0], words.length > 1 ? Optional.of(words[1]) : Optional.empty());
    }

    private static StartFile program(String name, byte[] bytes) {
        boolean x86 = bytes.length >= 20 && bytes[4] == 2 && bytes[5] == 1 && bytes[18] == 62 && bytes[19] == 0;
        if (!x86) {
            throw shebang(name + " is an ELF program, but not for x86-64, or it is cut", "build it for linux/amd64");
        }
        return new Program();
    }

    private static void refuseCarriageReturn(String name, byte[] bytes) {
        int line = 1;
        for (byte b : bytes) {
            if (b == '\r') {
                throw FcProblem.of(
                        Requirement.FC_BOOTSTRAP_CRLF,
                        name + " has a carriage return in line " + line,
                        "save it with LF line ends (dos2unix; in git: *.sh text eol=lf)");
            }
            if (b == '\n') {
                line++;
            }
        }
    }

    private static String foreign(byte[] bytes) {
        if (bytes.length == 0) {
            return "is empty";
        }
        if (startsWith(bytes, 'M', 'Z')) {
            return "is a Windows program";
        }
        if (startsWith(bytes, 0xcf, 0xfa, 0xed, 0xfe) || startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe)) {
            return "is a macOS program";
        }
        return "line 1 does not begin with #!";
    }

    private static FcProblem shebang(String what, String fix) {
        return FcProblem.of(Requirement.FC_BOOTSTRAP_SHEBANG, what, fix);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
