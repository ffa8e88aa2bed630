package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;

/**
 * The Unix permissions of an entry, decided by rule and never read from the file system.
 *
 * @param bits 0 to 0777
 */
public record FileMode(int bits) {

    /** {@code 0644}: a file that is only read. */
    public static final FileMode READABLE = new FileMode(0644);

    /** {@code 0755}: a program, or a folder. */
    public static final FileMode EXECUTABLE = new FileMode(0755);

    /** How many bytes show what is a program. */
    public static final int HEAD = 4;

    /** @throws FcProblem where there are bits beside 0777 */
    public FileMode {
        if ((bits & ~0777) != 0) {
            throw wrong(Integer.toOctalString(bits));
        }
    }

    /**
     * Reads permissions as a user writes them, in octal: {@code 755} or {@code 0755}.
     *
     * @throws FcProblem where the text is not octal
     */
    public static FileMode parse(String octal) {
        if (!octal.matches("0?[0-7]{3}")) {
            throw wrong(octal);
        }
        return new FileMode(Integer.parseInt(octal, 8));
    }

    /**
     * Of a file by its first bytes: what begins with {@code #!} or is in ELF form is executable, any other file is not.
     *
     * @param head at least {@link #HEAD} bytes of it, or all
     */
    public static FileMode of(byte[] head) {
        boolean script = head.length >= 2 && head[0] == '#' && head[1] == '!';
        boolean elf = head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        return script || elf ? EXECUTABLE : READABLE;
    }

    /** Whether everyone may read and execute it: the platform asks for the others' bits, not the owner's. */
    public boolean executableForAll() {
        return (bits & 0555) == 0555;
    }

    @Override
    public String toString() {
        return String.format("%04o", bits);
    }

    private static FcProblem wrong(String text) {
        return FcProblem.of(
                Requirement.FC_BOOTSTRAP_MODE,
                "'" + text + "' is not a file mode",
                "write three octal digits, such as 755 for a program and 644 for any other file");
    }
}
