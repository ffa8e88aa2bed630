package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.input.BoundedInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of the application that a JVM loaded, as its own log says.
 *
 * @param all how many
 * @param archived those of them that came from an archive
 * @param outside those that no archive can hold, in words; empty where they are few
 */
record LoadedClasses(int all, List<String> archived, Optional<String> outside) {

    /** What makes a JVM write that log, into its working directory. */
    static final String OPTION = "-Xlog:class+load:file=classes.log";

    private static final String FILE = "classes.log";

    /** A line for each class, of which no application has a million. */
    private static final long LONGEST = 1L << 29;

    private static final Pattern LINE = Pattern.compile(".*\\] (\\S+) source: (.*)");
    private static final Pattern OF_THE_JDK = Pattern.compile(
            "(java|javax|jdk|sun|com\\.sun|org\\.xml\\.sax|org\\.w3c\\.dom|org\\.ietf\\.jgss|netscape)\\..*");

    /** @param folder the unpacked package, in which the JVM has left its log */
    static LoadedClasses read(Path folder) throws IOException {
        try (InputStream in = new BoundedInput(BoundedInput.open(folder.resolve(FILE)), LONGEST, FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            List<Matcher> classes =
                    lines.lines().map(LINE::matcher).filter(Matcher::matches).toList();
            List<Matcher> own = classes.stream()
                    .filter(line -> !OF_THE_JDK.matcher(line.group(1)).matches())
                    .filter(line -> line.group(1).indexOf('/') < 0) // made while it ran
                    .toList();
            List<String> archived = own.stream()
                    .filter(LoadedClasses::isArchived)
                    .map(line -> line.group(1))
                    .toList();
            List<String> others = classes.stream()
                    .filter(line -> !isArchived(line))
                    .map(line -> line.group(2))
                    .toList();
            return new LoadedClasses(
                    own.size(), archived, OutsideClasses.of(others).inWords(folder));
        }
    }

    private static boolean isArchived(Matcher line) {
        return line.group(2).startsWith("shared objects file");
    }
}
