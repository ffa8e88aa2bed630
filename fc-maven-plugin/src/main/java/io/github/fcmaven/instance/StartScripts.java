package io.github.fcmaven.instance;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts of a package that a start command, or one of them, names, and the platform's own folders that they name.
 * They run unchanged.
 *
 * @param first how messages name the first one that names such a folder
 * @param namesCode whether one names {@code /code}, or another file of the package does
 * @param namesOpt whether one names {@code /opt}
 * @param programs the names of Javas, interpreters and what needs one, among their words and those of {@code sh -c}
 * @param imagePaths the paths of the runtime's image that they name
 */
record StartScripts(String first, boolean namesCode, boolean namesOpt, Set<String> programs, Set<String> imagePaths) {

    private static final int LONGEST = 1_000_000;
    private static final int DEPTH = 5;
    private static final int MOST_WORDS = 1000;
    private static final String BEFORE = "(?<![A-Za-z0-9_./~*})])";
    private static final String AFTER = "(?![A-Za-z0-9_.-])";
    private static final Pattern CODE = Pattern.compile(BEFORE + "/code" + AFTER);
    private static final Pattern OPT = Pattern.compile(BEFORE + "/opt" + AFTER);
    private static final Pattern IMAGE = Pattern.compile(BEFORE + "/var/fc/[A-Za-z0-9_./-]+");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.-])[a-z]+[0-9]*(?:\\.[0-9]+)?(?![\\w-])");
    private static final Pattern PATH = Pattern.compile("(?<![\\w./${})-])[\\w.-]*(?:/[\\w.-]+)+|[\\w.-]+\\.sh\\b");
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da)?sh -[a-z]*c");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*):?-[^}]*}");

    static StartScripts read(PathMapping places, List<String> argv, Map<String, String> environment) {
        String first = "";
        boolean code = false;
        boolean opt = false;
        Set<String> programs = new LinkedHashSet<>();
        Set<String> image = new LinkedHashSet<>();
        for (Path script : scripts(places, argv)) {
            String text = effective(script, environment);
            if (first.isEmpty()
                    && (CODE.matcher(text).find()
                            || OPT.matcher(text).find()
                            || IMAGE.matcher(text).find())) {
                first = places.code().relativize(script).toString();
            }
            code |= CODE.matcher(text).find();
            opt |= OPT.matcher(text).find();
            programs(text).forEach(programs::add);
            IMAGE.matcher(text).results().map(MatchResult::group).forEach(image::add);
        }
        if (argv.size() > 2 && SHELL.matcher(argv.get(0) + " " + argv.get(1)).matches()) {
            programs(argv.get(2)).forEach(programs::add); // its paths are mapped as those of any word
        }
        Optional<String> other = code ? Optional.empty() : NamedCode.in(places.code());
        first = first.isEmpty() ? other.orElse("") : first;
        code |= other.isPresent();
        return new StartScripts(first, code, opt, programs, image);
    }

    private static Stream<String> programs(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.equals("java") || Language.neededBy(word).isPresent());
    }

    /** Whether they name a folder that this machine can only have in a namespace of its own. */
    boolean namesPlaces(Map<String, Path> homes) {
        return namesCode || namesOpt || imagePaths.stream().anyMatch(path -> isBelow(homes, path));
    }

    boolean namesJava() {
        return programs.contains("java");
    }

    /** A path of the runtime's image that they name, and that nothing stands in for here. */
    Optional<String> missing(Map<String, Path> homes) {
        return imagePaths.stream()
                .filter(path -> !isBelow(homes, path) && !Files.exists(Path.of(path)))
                .findFirst();
    }

    private static boolean isBelow(Map<String, Path> homes, String path) {
        return homes.keySet().stream().anyMatch(home -> (path + "/").startsWith(home + "/"));
    }

    /** The scripts of the start command, and those that they name themselves. */
    private static List<Path> scripts(PathMapping places, List<String> argv) {
        Set<Path> scripts = new LinkedHashSet<>();
        List<String> words = argv;
        for (int depth = 0; depth < DEPTH && !words.isEmpty(); depth++) {
            List<Path> found = words.stream()
                    .flatMap(word -> script(places, word).stream())
                    .filter(scripts::add)
                    .toList();
            words = found.stream()
                    .flatMap(script -> PATH.matcher(effective(script, Map.of())).results())
                    .map(MatchResult::group)
                    .distinct()
                    .limit(MOST_WORDS)
                    .toList();
        }
        return List.copyOf(scripts);
    }

    private static Optional<Path> script(PathMapping places, String word) {
        try {
            Path file = places.code().resolve(places.map(word)).normalize();
            return file.startsWith(places.code()) && isScript(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty(); // no file
        }
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
            String text = new String(BoundedInput.bytes(script, LONGEST), StandardCharsets.UTF_8)
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
}
