package io.github.fcmaven.instance;

import io.github.fcmaven.platform.JavaLayer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which folder of this machine stands in for which folder of the platform.
 *
 * @param code the folder for {@code /code}
 * @param homes the folder for the home of each Java and interpreter of the function
 */
record PathMapping(Path code, Map<String, Path> homes) {

    /** What may come before a path in an argument or a value; a single-letter option, such as {@code -I/code}, too. */
    private static final String BEFORE = "(?<![A-Za-z0-9_.~*/})%-])|(?<=^-[A-Za-z])|(?<=file://)";

    /** What may follow: the end, a separator, or the path below. */
    private static final String AFTER = "(?![A-Za-z0-9_.-])";

    /** Options of a Java with a list of paths. */
    private static final Set<String> TAKES_LIST =
            Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "--upgrade-module-path");

    private static final Pattern CODE = Pattern.compile("(?:" + BEFORE + ")/code" + AFTER);

    /** The places of a function with these layers. */
    static PathMapping of(Path code, List<JavaLayer> layers, Path javaHome) {
        Map<String, Path> java = new LinkedHashMap<>();
        layers.forEach(layer -> java.put(layer.home(), javaHome));
        return new PathMapping(code, java);
    }

    /** The same with more homes. */
    PathMapping plus(Map<String, Path> more) {
        Map<String, Path> all = new LinkedHashMap<>(homes);
        all.putAll(more);
        return new PathMapping(code, all);
    }

    /** The text, with the paths of this machine instead of those of the platform. */
    String map(String text) {
        String mapped = CODE.matcher(text).replaceAll(Matcher.quoteReplacement(code.toString()));
        for (Map.Entry<String, Path> home : homes.entrySet()) {
            mapped = Pattern.compile("(?:" + BEFORE + ")" + Pattern.quote(home.getKey()) + AFTER)
                    .matcher(mapped)
                    .replaceAll(Matcher.quoteReplacement(home.getValue().toString()));
        }
        return mapped;
    }

    /**
     * The program of that name in one folder of the platform's PATH that is a folder of this machine here; empty where
     * it is none, or has no such program.
     */
    Optional<Path> program(String folder, String name) {
        String mapped = map(folder);
        if (mapped.equals(folder)) {
            return Optional.empty();
        }
        try {
            // one path, with the colon that a drive of Windows has: it is no list
            Path named = Path.of(mapped, name);
            Path file = named.startsWith(code) ? named : Host.executable(named);
            return Optional.of(file)
                    .filter(one -> one.isAbsolute() && Files.isRegularFile(one) && Files.isExecutable(one));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The start command, likewise. The platform separates the paths of a list by a colon; a Java of this machine may
     * want another character, and a Windows path has a colon of its own.
     *
     * @param separator of this machine
     */
    List<String> command(List<String> argv, char separator) {
        if (separator == ':') {
            return argv.stream().map(this::map).toList();
        }
        List<String> mapped = new ArrayList<>();
        for (int i = 0; i < argv.size(); i++) {
            boolean isList = i > 0 && TAKES_LIST.contains(argv.get(i - 1));
            mapped.add(isList ? list("", argv.get(i), separator) : word(argv.get(i), separator));
        }
        return mapped;
    }

    private String word(String word, char separator) {
        int equals = word.indexOf('=');
        return equals > 0 && TAKES_LIST.contains(word.substring(0, equals))
                ? list(word.substring(0, equals + 1), word.substring(equals + 1), separator)
                : map(word);
    }

    private String list(String option, String paths, char separator) {
        return Arrays.stream(paths.split(":", -1))
                .map(this::map)
                .collect(Collectors.joining(String.valueOf(separator), option, ""));
    }
}
