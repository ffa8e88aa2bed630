package io.github.fcmaven.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A relative POSIX path below {@code /code}, the folder into which the platform unpacks a code package.
 *
 * <p>It has no empty, {@code .} or {@code ..} segment, no backslash and no control character, so that every program
 * that unpacks the package puts the entry at the same place. Paths sort by their UTF-8 bytes.
 *
 * @param value the path, with {@code /} between its segments and at neither end
 */
public record CodePath(String value) implements Comparable<CodePath> {

    /** Where the platform unpacks the code package, and the working directory of the start command. */
    public static final String ROOT = "/code";

    /** What the platform starts where a function configures no start command. */
    public static final CodePath BOOTSTRAP = new CodePath("bootstrap");

    /** The longest path we write, in UTF-8 bytes: Linux' own limit for a path. */
    private static final int LONGEST_PATH = 4096;

    /** The longest segment we write, in UTF-8 bytes: the limit of every Linux file system. */
    private static final int LONGEST_SEGMENT = 255;

    /** @throws FcProblem where the text is no such path */
    public CodePath {
        Optional<FcProblem> problem = problem(value);
        if (problem.isPresent()) {
            throw problem.get();
        }
    }

    /**
     * The path that the given text names below the code folder; backslashes are not separators.
     *
     * @throws FcProblem where the text is no such path
     */
    public static CodePath of(String value) {
        return new CodePath(value);
    }

    /** The path that the given text names below the code folder; empty where it is no such path. */
    public static Optional<CodePath> find(String value) {
        return whatIsWrongWith(value) == null ? Optional.of(new CodePath(value)) : Optional.empty();
    }

    /**
     * The path that a word names from {@code /code}, the working directory; empty where that is elsewhere, or no such
     * path. Segments are followed as Linux does it: {@code ./}, {@code ../} and doubled slashes.
     *
     * @param word relative or absolute
     */
    public static Optional<CodePath> named(String word) {
        String absolute = absolute(word);
        return absolute.startsWith(ROOT + "/") ? find(absolute.substring(ROOT.length() + 1)) : Optional.empty();
    }

    /**
     * How the paths below a folder begin that a word names from {@code /code}: {@code lib/}, and nothing for
     * {@code /code} itself; empty where the folder is elsewhere.
     *
     * @param word relative or absolute; the empty one names the working directory
     */
    public static Optional<String> folderNamed(String word) {
        String below = absolute(word) + "/";
        return below.startsWith(ROOT + "/") ? Optional.of(below.substring(ROOT.length() + 1)) : Optional.empty();
    }

    /** The absolute path that a word names from {@code /code}, which need not lie below it: {@code ../opt} is /opt. */
    public static String absolute(String word) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : (word.startsWith("/") ? word : ROOT + "/" + word).split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Why the given text names no such path; empty where it does. */
    public static Optional<FcProblem> problem(String value) {
        return Optional.ofNullable(whatIsWrongWith(value))
                .map(wrong -> FcProblem.of(
                        Requirement.FC_ENTRY,
                        "'" + printable(value) + "' cannot be the name of an entry: " + wrong,
                        "rename the file, or exclude it from the package"));
    }

    /** The path below this one. */
    public CodePath resolve(String relative) {
        return new CodePath(value + "/" + relative);
    }

    /** The folder that holds this entry, empty for one at the root. */
    public Optional<CodePath> parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new CodePath(value.substring(0, slash)));
    }

    /** The last segment. */
    public String name() {
        return nameOf(value);
    }

    /** The last segment of a path as Linux writes it: of a program its name. */
    public static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path as a program on the platform sees it. */
    public String absolute() {
        return ROOT + "/" + value;
    }

    /** Plain code: that of a record is made by the JVM where it is first asked for, which each build would pay. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CodePath path && value.equals(path.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * Of UTF-8 the bytes sort as the code points do: a half of a surrogate pair stands for one above every other char.
     */
    @Override
    public int compareTo(CodePath other) {
        int common = Math.min(value.length(), other.value.length());
        for (int i = 0; i < common; i++) {
            char mine = value.charAt(i);
            char theirs = other.value.charAt(i);
            if (mine != theirs) {
                boolean above = Character.isSurrogate(mine);
                return above == Character.isSurrogate(theirs) ? mine - theirs : above ? 1 : -1;
            }
        }
        return value.length() - other.value.length();
    }

    @Override
    public String toString() {
        return value;
    }

    private static String whatIsWrongWith(String value) {
        return isPlain(value) ? null : whatIsWrongWithUnusual(value);
    }

    /** Whether nothing about it needs a second look, as of nearly every name: packages have ten thousands of them. */
    private static boolean isPlain(String value) {
        char before = '/';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean segment = before != '/' || c != '/' && c != '.';
            if (c < ' ' || c > '~' || c == '\\' || !segment) {
                return false;
            }
            before = c;
        }
        return before != '/' && value.length() <= LONGEST_SEGMENT;
    }

    private static String whatIsWrongWithUnusual(String value) {
        if (value.isEmpty()) {
            return "it is empty";
        }
        if (value.startsWith("/")) {
            return "it is absolute";
        }
        if (value.indexOf('\\') >= 0) {
            return "it holds a backslash, which some programs that unpack take for a separator";
        }
        if (holdsControl(value)) {
            return "it holds a control character";
        }
        if (!isReadable(value)) {
            return "it is not readable as UTF-8 (a build under LC_ALL=C cannot read non-ASCII names)";
        }
        if (isLonger(value, LONGEST_PATH)) {
            return "it is longer than " + LONGEST_PATH + " bytes";
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "it has the segment '" + segment + "'";
            }
            if (isLonger(segment, LONGEST_SEGMENT)) {
                return "a segment is longer than " + LONGEST_SEGMENT + " bytes";
            }
        }
        return null;
    }

    private static boolean holdsControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReadable(String value) {
        boolean ascii = true;
        for (int i = 0; i < value.length(); i++) {
            ascii &= value.charAt(i) < 128;
        }
        return ascii || StandardCharsets.UTF_8.newEncoder().canEncode(value) && value.indexOf('\uFFFD') < 0;
    }

    /** A char has at most three bytes in UTF-8: of most names it need not be asked. */
    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    /** A name as messages can show it, whatever it holds. */
    public static String printable(String value) {
        String shown = value.length() > 120 ? value.substring(0, 120) + "..." : value;
        return shown.codePoints()
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.append(
                                Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c)),
                        StringBuilder::append)
                .toString();
    }
}
