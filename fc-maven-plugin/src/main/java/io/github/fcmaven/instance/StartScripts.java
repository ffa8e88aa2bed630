package io.github.fcmaven.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scripts of a package that a start command names, and the platform's own folders that these name; they are run as they are.
 *
 * @param first how messages name the first one that names such a folder
 * @param namesCode whether one names {@code /code}
 * @param namesOpt whether one names {@code /opt}
 * @param namesJava whether one has the word {@code java}
 * @param imagePath a path of the runtime's image that one names and this machine has not
 */
record StartScripts(String first, boolean namesCode, boolean namesOpt, boolean namesJava, Optional<String> imagePath) {

    private static final long LONGEST = 1_000_000;
    private static final String BEFORE = "(?<![A-Za-z0-9_./~*})])";
    private static final String AFTER = "(?![A-Za-z0-9_.-])";
    private static final Pattern CODE = Pattern.compile(BEFORE + "/code" + AFTER);
    private static final Pattern OPT = Pattern.compile(BEFORE + "/opt" + AFTER);
    private static final Pattern IMAGE = Pattern.compile(BEFORE + "/var/fc/[A-Za-z0-9_./-]+");
    private static final Pattern JAVA = Pattern.compile("\\bjava\\b");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?-[^}]*}");

    static StartScripts read(Places places, List<String> argv, Map<String, String> environment) {
        String first = "";
        boolean code = false;
        boolean opt = false;
        boolean java = false;
        Optional<String> image = Optional.empty();
        for (Path script : scripts(places, argv)) {
            String text = effective(script, environment);
            Optional<String> missing = missing(text);
            if (first.isEmpty()
                    && (CODE.matcher(text).find() || OPT.matcher(text).find() || missing.isPresent())) {
                first = places.code().relativize(script).toString();
            }
            code |= CODE.matcher(text).find();
            opt |= OPT.matcher(text).find();
            java |= JAVA.matcher(text).find();
            image = image.or(() -> missing);
        }
        return new StartScripts(first, code, opt, java, image);
    }

    boolean namesPlaces() {
        return namesCode || namesOpt;
    }

    private static List<Path> scripts(Places places, List<String> argv) {
        List<Path> scripts = new ArrayList<>();
        for (String argument : argv) {
            try {
                Path file = places.code().resolve(places.map(argument)).normalize();
                if (file.startsWith(places.code()) && isScript(file)) {
                    scripts.add(file);
                }
            } catch (InvalidPathException | IOException e) {
                // No file.
            }
        }
        return scripts;
    }

    private static boolean isScript(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            return file.toString().endsWith(".sh") || (head.length == 2 && head[0] == '#' && head[1] == '!');
        }
    }

    /** The text without comments, and without defaults of variables that are set: {@code ${JAVA_HOME:-/opt/java17}}. */
    private static String effective(Path script, Map<String, String> environment) {
        try {
            String text = new String(Files.readAllBytes(script), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.matches("\\s*#(?!!).*"))
                    .collect(Collectors.joining("\n"));
            return DEFAULT.matcher(text)
                    .replaceAll(match ->
                            environment.getOrDefault(match.group(1), "").isEmpty()
                                    ? Matcher.quoteReplacement(match.group())
                                    : "\\$" + match.group(1));
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> missing(String text) {
        return IMAGE.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(path -> !Files.exists(Path.of(path)))
                .findFirst();
    }
}
