package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on faults names every one of them, and each test that it names is there. */
class ResiliencePageTest {

    private static final Path PAGE = Path.of("../src-site/markdown/resilience.md");
    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java"), Path.of("../it/builds/src/test/java"), Path.of("../it/benchmarks/src/test/java"));

    /** Of a class, or of one of its methods. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:#(\\w+))?`");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([PL]?\\d+) \\|.*\\| ([^|]+) \\|$");

    @Test
    void everyFaultOfTheCatalogueAndOfTheAttackHasARow() throws IOException {
        List<String> wanted = new ArrayList<>();
        IntStream.rangeClosed(1, 48).mapToObj(Integer::toString).forEach(wanted::add);
        IntStream.rangeClosed(1, 38).mapToObj(i -> "P%02d".formatted(i)).forEach(wanted::add);
        IntStream.rangeClosed(1, 46).mapToObj(i -> "L%02d".formatted(i)).forEach(wanted::add);

        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyRowNamesATestButThoseWithoutOne() throws IOException {
        Map<String, String> rows = rows();
        rows.keySet().removeAll(List.of("L38", "L45"));

        assertThat(rows.values()).allMatch(cell -> TEST.matcher(cell).find());
    }

    @ParameterizedTest
    @CsvSource({"packed, PackedSamplesTest", "launched, LaunchedSamplesTest", "trained, TrainedSamplesTest"})
    void theRowsOfTheSamplesAreCounted(String folder, String test) throws IOException {
        Map<String, Long> tables =
                Sample.of(folder).collect(Collectors.groupingBy(Sample::kind, Collectors.counting()));
        long rows = tables.values().stream().mapToLong(Long::longValue).sum();

        assertThat(tables.values()).as("three more of each kind").allMatch(count -> count >= 4);
        assertThat(Files.readAllLines(PAGE))
                .anyMatch(line -> line.contains(test)
                        && line.startsWith("| " + rows + " in " + tables.size()
                                + (tables.size() == 1 ? " table |" : " tables |")));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        Matcher test = TEST.matcher(Files.readString(PAGE));
        while (test.find()) {
            String source = sources.getOrDefault(test.group(1), "");
            boolean there = test.group(2) == null
                    ? !source.isEmpty()
                    : Pattern.compile("\\b" + test.group(2) + "\\b(\\(| =)")
                            .matcher(source)
                            .find();
            if (!there) {
                missing.add(test.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new HashMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path tests : TESTS) {
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
