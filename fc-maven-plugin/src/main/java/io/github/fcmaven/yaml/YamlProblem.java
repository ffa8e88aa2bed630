package io.github.fcmaven.yaml;

/**
 * Why a YAML file cannot be read, in words of ours.
 *
 * <p>They quote nothing of the file, which may hold secrets: no value, key, tag, anchor or
 * line. For the same reason it never has a cause.
 */
public final class YamlProblem extends RuntimeException {

    private final int line;
    private final String what;
    private final String fix;

    YamlProblem(int line, String what, String fix) {
        super(what);
        this.line = line;
        this.what = what;
        this.fix = fix;
    }

    /** Where it is: 1 is the first line, 0 where it is the whole file. */
    public int line() {
        return line;
    }

    /** What is wrong, such as {@code a quote is opened and not closed}; of the whole file, {@code is not UTF-8}. */
    public String what() {
        return what;
    }

    /** What to change. */
    public String fix() {
        return fix;
    }

    /** The file, the line where there is one, and what is wrong. */
    public String of(Object file) {
        return file + (line > 0 ? ", line " + line + ": " : " ") + what;
    }
}
