package io.github.fcmaven.instance;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.BriefProgram;
import io.github.fcmaven.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An interpreter of this machine.
 *
 * @param language what it runs
 * @param file where it is itself, and not the script of a version manager
 * @param version its version, such as {@code 3.11.7}
 * @param extensions of PHP those that it has loaded, in small letters; none of another language
 */
record LocalInterpreter(Language language, Path file, String version, Set<String> extensions) {

    /** Until it counts as one that never answers: a version manager starts ten others, on a busy machine too. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * The interpreter that the user names, or else the first on the PATH of the build.
     *
     * @param named a path, or a name on PATH; empty, or of another language, for the first that is found
     * @throws FcProblem where the one that the user names does not answer
     */
    static Optional<LocalInterpreter> find(Language language, Optional<String> named) {
        Optional<String> own = named.filter(name -> languageOf(name).equals(Optional.of(language)));
        if (own.isPresent()) {
            return Optional.of(own.flatMap(LocalInterpreter::located)
                    .flatMap(file -> ask(language, file))
                    .orElseThrow(() -> unusable(own.get())));
        }
        return Stream.concat(Stream.of(language.program()), language.programs().stream())
                .distinct()
                .flatMap(name -> Programs.find(name).stream())
                .flatMap(file -> ask(language, file).stream())
                .findFirst();
    }

    /** @throws FcProblem where the name is not that of a known interpreter */
    static String checked(String named) {
        if (languageOf(named).isEmpty()) {
            throw FcProblem.local(
                    "interpreter is '" + named + "', which is not the name of an interpreter",
                    "name " + languages() + ", or a path to one, such as /usr/bin/python3");
        }
        return named;
    }

    /**
     * Whether its release is older than that of the version. The first two numbers count; for Node.js only the first.
     */
    boolean isOlderThan(String other) {
        int[] mine = release(version);
        int[] theirs = release(other);
        boolean minorCounts = language != Language.NODE;
        return mine[0] < theirs[0] || mine[0] == theirs[0] && minorCounts && mine[1] < theirs[1];
    }

    private static Optional<Language> languageOf(String named) {
        return Language.ofProgram(named.substring(named.replace('\\', '/').lastIndexOf('/') + 1));
    }

    private static String languages() {
        return Arrays.stream(Language.values())
                .map(Language::program)
                .collect(Collectors.joining(", "))
                .replaceFirst(", (?=\\w+$)", " or ");
    }

    private static Optional<Path> located(String named) {
        return named.contains("/") || named.contains("\\")
                ? Optional.of(Path.of(named).toAbsolutePath()).filter(Files::isExecutable)
                : Programs.find(named);
    }

    /**
     * Asks the program itself: what is on PATH may be the script of a version manager, which the environment of the
     * function would mislead.
     */
    private static Optional<LocalInterpreter> ask(Language language, Path file) {
        List<String> command = Stream.concat(Stream.of(file.toString()), question(language).stream())
                .toList();
        try {
            BriefProgram.Result result = BriefProgram.of(command, System.getenv(), LIMIT)
                    .withoutErrors()
                    .run();
            List<String> lines = result.printed().lines().toList();
            boolean answered = result.exit() == 0
                    && (lines.size() == 2 || language == Language.PHP && lines.size() == 3)
                    && lines.get(1).matches("[0-9]+\\..*");
            return answered
                    ? Optional.of(new LocalInterpreter(
                            language, Path.of(lines.get(0)), lines.get(1), extensions(lines.subList(2, lines.size()))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> question(Language language) {
        return switch (language) {
            case PYTHON ->
                List.of(
                        "-c",
                        "import sys, platform; sys.stdout.write(sys.executable + '\\n' + platform.python_version())");
            case NODE -> List.of("-p", "process.execPath + '\\n' + process.versions.node");
            case PHP ->
                List.of("-r", "echo PHP_BINARY, \"\\n\", PHP_VERSION, \"\\n\", implode(',', get_loaded_extensions());");
        };
    }

    private static Set<String> extensions(List<String> answered) {
        return answered.stream()
                .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",")))
                .map(name -> name.replaceFirst("^zend ", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int[] release(String version) {
        String[] numbers = (version + ".0").split("[^0-9]+");
        return new int[] {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
    }

    private static FcProblem unusable(String named) {
        return FcProblem.local(
                "interpreter names " + named + ", which does not answer like an interpreter",
                "install it, or name another with interpreter (-Dfc.interpreter=...)");
    }

    @Override
    public String toString() {
        return version + " of " + file;
    }
}
