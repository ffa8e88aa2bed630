package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Holds the Java files to what the formatter does not: the width of comments and texts, the length of methods and of
 * files.
 */
class SourceTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern PROJECT = Pattern.compile("target/test-classes/projects/[\\w-]+");

    private static final Pattern BY_SYSTEM = Pattern.compile("lineSeparator|\\.newLine\\(\\)|getBytes\\(\\)"
            + "|new (?:FileReader|FileWriter|PrintWriter)\\b|new String\\(\\w+\\)|defaultCharset|\"[^\"\\n]*%n");

    private static final Pattern PIECE = Pattern.compile("\\.split\\(\"(?:[^\"\\\\]|\\\\.)*\"\\)\\s*\\[");

    private static final int WIDEST = 120;
    private static final int LONGEST = 40;
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_TEST = 500;

    /** Files that may be longer, each with the reason; one that is short by now goes from here. */
    private static final Map<String, String> LONG =
            Map.of("platform/Requirement.java", "a catalogue: one row for a requirement, and nothing else");

    @Test
    void noLineIsWiderThan120Columns() throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path file : javaFiles(sourceFolders())) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int columns = lines.get(i).codePointCount(0, lines.get(i).length());
                if (columns > WIDEST) {
                    wide.add(ROOT.relativize(file) + ":" + (i + 1) + " has " + columns + " columns");
                }
            }
        }
        assertThat(wide)
                .as("lines of more than 120 columns: wrap the comment, or break the text, by hand")
                .isEmpty();
    }

    /** Maven's tool for plugin descriptors takes a bare quote for the begin of a string: no build passes. */
    @Test
    void bareQuotesInTextBlocksOfMainArePairs() throws IOException {
        Pattern block = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);
        Pattern bare = Pattern.compile("(?<!\\\\)\"");
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(List.of(ROOT.resolve("fc-maven-plugin/src/main/java")))) {
            block.matcher(Files.readString(file))
                    .results()
                    .filter(one -> bare.matcher(one.group(1)).results().count() % 2 == 1)
                    .forEach(one -> found.add(ROOT.relativize(file) + ": " + one.group(1)));
        }
        assertThat(found).isEmpty();
    }

    /** Files that people keep have LF on each system, and no text is read or written as one machine's locale says. */
    @Test
    void nothingThatIsWrittenDependsOnTheSystem() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(List.of(ROOT.resolve("fc-maven-plugin/src/main/java")))) {
            BY_SYSTEM
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(by -> found.add(ROOT.relativize(file) + ": " + by));
        }
        assertThat(found).isEmpty();
        assertThat(List.of(
                        "System.lineSeparator()",
                        "out.newLine()",
                        "text.getBytes()",
                        "new FileReader(file)",
                        "new FileWriter(file)",
                        "new PrintWriter(out)",
                        "new String(bytes)",
                        "Charset.defaultCharset()",
                        "format(\"a line%n\")"))
                .allMatch(code -> BY_SYSTEM.matcher(code).find());
    }

    @Test
    void noMethodIsLongerThan40Lines() throws IOException {
        assertThat(longMethods())
                .as("methods of more than 40 lines, without their Javadoc and annotations: one does several things")
                .isEmpty();
    }

    /** Of the plugin, 300 lines; of a test, 500. */
    @Test
    void noFileIsTooLong() throws IOException {
        Path project = ROOT.resolve("fc-maven-plugin/src");
        Set<String> found = new TreeSet<>();
        for (Path file : javaFiles(List.of(project))) {
            int most = file.startsWith(project.resolve("main")) ? LONGEST_FILE : LONGEST_TEST;
            if (Files.readAllLines(file).size() > most) {
                found.add(file.getParent().getFileName() + "/" + file.getFileName());
            }
        }
        assertThat(found)
                .as("files of more than 300 lines, tests of more than 500: split them by subject")
                .isEqualTo(new TreeSet<>(LONG.keySet()));
    }

    /** A text of separators alone has no first piece, but with a limit: {@code "..".split("[.]")} is empty. */
    @Test
    void thePieceOfATextIsTakenWithALimit() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path file : javaFiles(List.of(ROOT.resolve("fc-maven-plugin/src/main")))) {
            PIECE.matcher(Files.readString(file))
                    .results()
                    .forEach(piece -> without.add(file.getFileName() + ": " + piece.group()));
        }
        assertThat(without).as("pass 2 as the limit").isEmpty();
        assertThat(List.of(
                        "a.split(\",\")[0]",
                        "a.split(\"\\\\.\")[0]",
                        "a.split(\"\\\"\")[0]",
                        "a.split(\",\")\n    [0]"))
                .allMatch(code -> PIECE.matcher(code).find());
        assertThat("a.split(\",\", 2)[0]").doesNotContainPattern(PIECE);
    }

    /** Classes of tests run at the same time, each in a JVM of its own. */
    @Test
    void noTwoTestsRunGoalsInOneProject() throws IOException {
        Map<String, List<Path>> users = new TreeMap<>();
        for (Path file : javaFiles(List.of(ROOT.resolve("fc-maven-plugin/src/test")))) {
            PROJECT.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(project -> users.computeIfAbsent(project, none -> new ArrayList<>())
                            .add(file.getFileName()));
        }
        assertThat(users).hasSizeGreaterThan(5).allSatisfy((project, files) -> assertThat(files)
                .as("a copy of the project for each: testResources in pom.xml")
                .hasSize(1));
    }

    private static List<String> longMethods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(javaFiles(List.of(ROOT.resolve("fc-maven-plugin/src/main")))));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new LongMethods(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    /** Of the plugin, and of each project that tests it. */
    private static List<Path> sourceFolders() throws IOException {
        try (Stream<Path> projects = Files.list(ROOT.resolve("it"))) {
            return Stream.concat(Stream.of(ROOT.resolve("fc-maven-plugin")), projects)
                    .map(project -> project.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static List<Path> javaFiles(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }

    private static final class LongMethods extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long first = line(positions.getStartPosition(unit, method));
            long last = line(positions.getEndPosition(unit, method));
            long lines =
                    last - first + 1 - method.getModifiers().getAnnotations().size();
            if (lines > LONGEST) {
                Path file = ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
                found.add(file + ":" + first + " " + method.getName() + " has " + lines + " lines");
            }
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
