package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random start scripts that a shell runs beside us: what is told of a start is what the shell starts. */
class ShellOracleTest {

    private static final List<String> NAMES = List.of("APP", "OPTS", "P", "X", "PORT", "HOST");

    private static final List<String> VALUES = """
            app.jar
            9000
            "a b"
            'c d'
            "-Xmx1g -Da=b"
            '$P'
            "$P"
            $P
            ${PORT:-9000}
            ${NOPE:-9000}
            ${NOPE-x}
            ${X:+y}
            "${OPTS} -Dx=1"
            $PWD/lib
            "$(pwd)"
            "$(cd "$(dirname "$0")" && pwd)"
            $((PORT+1))
            ""
            a\\ b
            "a\\"b"
            ${APP%.jar}
            lib/*
            *.jar
            a#b
            "a # b"
            it\\'s
            $1
            a=b
            \\$P
            $(echo hi)
            ~/x
            """.lines().toList();

    /** In a line {@code V} and {@code W} are variables, {@code @} is a value, and {@code ;;} ends a line. */
    private static final List<String> LINES = """
            V=@
            V=@
            V=@ W=@
            export V=@
            export V=@
            export V
            : ${V:=9000}
            : "${V:=q r}"
            unset V
            set -e
            set -a; . ./conf.env; set +a
            . ./conf.env
            cd lib
            cd lib && cd ..
            cd lib || exit 1
            cd "$(dirname "$0")"
            if [ -f app.jar ]; then V=1; else V=2; fi
            [ -z "$V" ] && V=5
            [ -n "$V" ] || V=6
            test -f app.jar && V=7
            test -f nope && V=8
            test -z "${V}" && V=9
            [ -f nope ] || export V=9
            case "$V" in a*) W=1;; *) W=2;; esac
            for i in a b; do V="$V:$i"; done
            f() { V=1; }
            set -- a "b c"
            set -- "$@" z
            set x y
            trap '' TERM
            mkdir -p made
            echo hi
            # it's \\
            V=@ # behind
            V=@ \\;;  W=@
            V="a \\;;b"
            V='x;;W=3'
            V=@; W=@
            V=@ && W=@
            V=@ || W=no
            ( V=1; cd lib )
            eval V=1
            exec 2>&1
            cat > /dev/null <<EOF;;exec node other.js;;EOF
            export PATH=$PWD/bin:$PATH
            V=@ true
            [ -f nope ] && exec node no.js
            ! [ -f nope ] && V=neg
            while false; do V=1; done
            read V < conf.env
            command -v nope && V=1
            export V="${V:-d f}"
            mkdir -p made && V=m
            """.lines().toList();

    private static final List<String> STARTS = """
            exec java $OPTS -jar app.jar
            exec java -jar "$APP" --server.port=$PORT
            java -jar $APP
            exec java -cp "app.jar:lib/*" demo.Main
            exec java -jar *.jar
            node server.js --port ${PORT:-8080}
            exec node server.js "$@"
            exec env X=1 java -jar app.jar
            X=1 P="$P" java -jar app.jar
            sh run.sh a "$X"
            exec ./run.sh "$PORT"
            . ./run.sh
            java -jar app.jar > /dev/null 2>&1
            nohup java -jar app.jar
            exec nice -n 5 node server.js
            time java -jar app.jar
            ! java -jar app.jar
            exec java \\;;  -Dp=$PORT \\;;  -jar app.jar
            exec java "$X" '$X' \\$X "\\$X" a\\ b
            exec $APP
            set -- -jar app.jar;;exec java "$@"
            CMD="java $OPTS -jar app.jar";;$CMD
            exec java ${OPTS} ~
            if [ -f app.jar ]; then exec java -jar app.jar; else exec node server.js; fi
            { exec java -jar app.jar; }
            eval exec java -jar app.jar
            exec java -jar app.jar -D"a b"c='d'"$P"
            """.lines().toList();

    /** Writes its words and its folder. */
    private static final String STUB = """
            #!/bin/sh
            { printf '%s\\037' "${0##*/}" "$@"; printf '%s\\036' "$PWD"; } >> "$RECORD"
            """;

    @TempDir
    Path folder;

    private Random random;

    @Test
    void eachStartThatIsToldIsTheShells() throws Exception {
        compare(1, 120);
    }

    @Tag("matrix")
    @Test
    void eachOfManyStartsThatAreToldIsTheShells() throws Exception {
        compare(System.nanoTime(), 3000);
    }

    private void compare(long seed, int scripts) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/bin/bash")));
        Path code =
                Files.createDirectories(folder.toRealPath().resolve("code/lib")).getParent();
        Path stubs = Files.createDirectories(code.resolveSibling("stubs"));
        for (String stub : List.of("java", "node")) {
            program(stubs.resolve(stub), STUB);
        }
        random = new Random(seed);
        int told = 0;
        for (int i = 0; i < scripts; i++) {
            Map<String, String> files = files();
            for (var file : files.entrySet()) {
                program(code.resolve(file.getKey()), file.getValue());
            }
            List<String> ours = told(files, stubs + ":/usr/bin:/bin");
            List<String> started = ours.isEmpty() ? List.of() : started(code, stubs);
            told += started.isEmpty() ? 0 : 1; // a shell may end at an error before
            assertThat(started.isEmpty() ? started : ours)
                    .as("seed %d: %s", seed, files)
                    .isEqualTo(started);
        }
        assertThat(told).as("starts that are told").isGreaterThan(scripts / 10);
    }

    private Map<String, String> files() {
        String shell = any(List.of("#!/bin/sh", "#!/bin/bash", "#!/bin/sh"));
        Map<String, String> files = new TreeMap<>(Map.of("app.jar", "a", "server.js", "b", "lib/a.jar", "c"));
        files.put("bootstrap", script(shell, random.nextInt(5), any(STARTS)));
        files.put("run.sh", script(shell, random.nextInt(2), any(List.of("exec java \"$@\"", "exec node $1 x"))));
        files.put("conf.env", script("# c", 2, "OPTS=\"-Dq=1 -Dr=2\""));
        return files;
    }

    private String script(String shell, int lines, String last) {
        StringBuilder script = new StringBuilder(shell).append('\n');
        for (int i = 0; i < lines; i++) {
            String line = any(LINES).replaceAll("\\bV\\b", any(NAMES)).replaceAll("\\bW\\b", any(NAMES));
            while (line.contains("=@")) {
                line = line.replaceFirst(
                        "=@", "=" + any(VALUES).replace("\\", "\\\\").replace("$", "\\$"));
            }
            script.append(line.replace(";;", "\n")).append('\n');
        }
        return script.append(last.replace(";;", "\n")).append('\n').toString();
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Empty where only the script knows. */
    private static List<String> told(Map<String, String> files, String path) {
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        files.forEach((name, text) ->
                entries.put(CodePath.of(name), new Entry(CodePath.of(name), Content.of(text), FileMode.EXECUTABLE)));
        FunctionPackage function = new FunctionPackage(
                TestSpec.DEMO,
                CustomRuntime.CUSTOM,
                List.of(),
                new CaPort(9000),
                StartupCommand.BOOTSTRAP,
                Map.of("PATH", path, "PORT", "9000", "P", "pv", "OPTS", "-Xms1m"),
                entries);
        List<String> argv = ProgramStart.of(function).argv();
        boolean program = !argv.isEmpty() && List.of("java", "node").contains(argv.get(0));
        return program ? argv : List.of();
    }

    /** What the shell starts first, as if its folder were {@code /code}; empty where it starts nothing. */
    private static List<String> started(Path code, Path stubs) throws IOException, InterruptedException {
        Path record = Files.writeString(code.resolveSibling("record"), "");
        ProcessBuilder shell = new ProcessBuilder(code.resolve("bootstrap").toString()).directory(code.toFile());
        shell.environment().clear();
        shell.environment().putAll(Map.of("PORT", "9000", "P", "pv", "OPTS", "-Xms1m", "RECORD", record.toString()));
        shell.environment().put("PATH", stubs + ":/usr/bin:/bin");
        shell.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = shell.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the script does not end");
        }
        String runs = Files.readString(record).replace(code.toString(), CodePath.ROOT);
        if (runs.isEmpty()) {
            return List.of();
        }
        List<String> first = new ArrayList<>(Arrays.asList(runs.split("\036")[0].split("\037", -1)));
        assertThat(first.remove(first.size() - 1)).as("folder").isEqualTo(CodePath.ROOT);
        return first;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
