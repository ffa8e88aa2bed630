package io.github.fcmaven.zip;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code .fcignore} as the deploy tool itself reads it: in each folder, by rules of {@link Minimatch}. The last rule
 * that matches decides.
 *
 * <p>Source: the package ignore-walk 0.0.1 of the deploy tool 3.1.10; a test asks that package the same.
 */
final class DeployToolIgnore {

    static final String NAME = ".fcignore";

    /** Each bracket of a line is read within the one before. */
    static final int LONGEST_LINE = 4096;

    /** Each {@code !(a)} is followed by what comes behind it twice. */
    private static final int MOST_NEGATIONS = 8;

    private static final Pattern NOTHING = Pattern.compile("[\\s\uFEFF]*(?:#.*)?", Pattern.DOTALL);

    private final Path root;
    private final Map<String, List<Minimatch>> rules = new HashMap<>();
    private final Map<String, Boolean> folders = new HashMap<>();
    private final Map<String, Boolean> ruled = new HashMap<>();

    DeployToolIgnore(Path root) {
        this.root = root;
    }

    /**
     * Whether a file of that name is left out; the name is relative to the root, with {@code /} between its segments.
     */
    boolean ignores(String name) {
        return isBelowIgnored(name) || !isIncluded(name, false);
    }

    private boolean isBelowIgnored(String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return false;
        }
        String folder = name.substring(0, slash);
        Boolean known = folders.get(folder);
        if (known == null) {
            known = isBelowIgnored(folder) || !isIncluded(folder, true);
            folders.put(folder, known);
        }
        return known;
    }

    /** Applies the rules of each folder from the root on, each to the path from that folder. */
    private boolean isIncluded(String name, boolean folder) {
        if (!isRuled(name.substring(0, Math.max(0, name.lastIndexOf('/'))))) {
            return true;
        }
        boolean included = true;
        for (int begin = 0; begin >= 0; begin = next(name, begin)) {
            String below = name.substring(begin);
            for (Minimatch rule : rules(begin == 0 ? "" : name.substring(0, begin - 1))) {
                if (rule.isNegated() != included && matches(rule, below, folder)) {
                    included = rule.isNegated();
                }
            }
        }
        return included;
    }

    /** Whether that folder, or one above it, has rules. */
    private boolean isRuled(String folder) {
        Boolean known = ruled.get(folder);
        if (known == null) {
            String above = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            known = !rules(folder).isEmpty() || !folder.isEmpty() && isRuled(above);
            ruled.put(folder, known);
        }
        return known;
    }

    private static int next(String name, int begin) {
        int slash = name.indexOf('/', begin);
        return slash < 0 ? -1 : slash + 1;
    }

    private static boolean matches(Minimatch rule, String name, boolean folder) {
        return rule.matches("/" + name, false)
                || rule.matches(name, false)
                || folder && (rule.matches("/" + name + "/", false) || rule.matches(name + "/", false))
                || folder && rule.isNegated() && (rule.matches("/" + name, true) || rule.matches(name, true));
    }

    private List<Minimatch> rules(String folder) {
        return rules.computeIfAbsent(folder, this::read);
    }

    private List<Minimatch> read(String folder) {
        Path file;
        try {
            file = root.resolve(folder).resolve(NAME);
        } catch (InvalidPathException e) {
            return List.of(); // letters that a build under LC_ALL=C cannot read: its files are refused by their names
        }
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<Minimatch> read = new ArrayList<>();
        int number = 0;
        for (String line : text(file).split("\r?\n")) {
            number++;
            if (!NOTHING.matcher(line).matches()) {
                refuseEndless(file, line, number);
                read.add(Minimatch.of(line.replaceFirst("^(!?)\\./", "$1/")));
            }
        }
        return read;
    }

    private static void refuseEndless(Path file, String line, int number) {
        if (line.split("!\\(", -1).length > MOST_NEGATIONS + 1) {
            throw FcProblem.local(
                    file + ", line " + number + " has more than " + MOST_NEGATIONS + " times !(",
                    "write a pattern for what is meant");
        }
        if (line.length() > LONGEST_LINE) {
            throw FcProblem.local(
                    file + ", line " + number + " has " + line.length() + " characters, which is too long",
                    "write a pattern a line");
        }
    }

    private static String text(Path file) {
        try {
            return new String(BoundedInput.bytes(file, BoundedInput.TEXT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FcProblem.local(file + " cannot be read: " + e, "make it readable for the user that runs the build");
        }
    }
}
