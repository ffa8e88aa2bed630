package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.server.Conformed.Added;
import io.github.fcmaven.server.Conformed.Own;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * gunicorn and uvicorn, which take settings from variables too: an argument of their command stands above those, so that a command of the
 * user's own loses nothing. Each setting was measured on running servers.
 */
final class PythonServer {

    /**
     * An option of such a server.
     *
     * @param flags by which an argument may give it, or what comes to the same
     * @param name in the configuration file
     * @param value what the contract needs
     * @param otherwise what the server does without it
     */
    private record Option(List<String> flags, String name, String value, String otherwise) {}

    private static final List<Option> GUNICORN = List.of(
            new Option(
                    List.of("--worker-class", "-k", "--threads"),
                    "worker_class|threads",
                    "gthread",
                    "gunicorn's workers close each connection"),
            new Option(List.of("--keep-alive"), "keepalive", "90000", "gunicorn closes an idle connection after 2 s"),
            new Option(List.of("--timeout", "-t"), "timeout", "0", "gunicorn ends a worker that is silent for 30 s"),
            new Option(List.of("--bind", "-b"), "bind", "0.0.0.0:{port}", "gunicorn listens on 127.0.0.1:8000"));

    private static final List<Option> UVICORN = List.of(
            new Option(List.of("--timeout-keep-alive"), "", "90000", "uvicorn closes an idle connection after 5 s"),
            new Option(List.of("--host", "--uds", "--fd"), "", "0.0.0.0", "uvicorn listens on 127.0.0.1"),
            new Option(List.of("--port", "--uds", "--fd"), "", "{port}", "uvicorn listens on 8000"));

    private final FunctionPackage function;
    private final PythonStart start;
    private final List<Added> added = new ArrayList<>();
    private final List<Own> own = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    private PythonServer(PythonStart start) {
        this.function = start.function();
        this.start = start;
    }

    static Conformed conform(FunctionPackage function, List<String> argv) {
        PythonStart start = new PythonStart(function, argv);
        PythonServer server = new PythonServer(start);
        String program = start.program();
        if (program.equals("gunicorn")) {
            server.gunicorn();
        } else if (program.equals("uvicorn")) {
            server.uvicorn();
        }
        return new Conformed(function.withVariables(server.variables), server.added, server.own, List.of());
    }

    private void gunicorn() {
        String given = function.environment().getOrDefault(PythonStart.GUNICORN_VARIABLE, "");
        StringBuilder all = new StringBuilder(given);
        for (Option option : GUNICORN) {
            Optional<String> source = inWords(option, start.argv(), "the start command")
                    .or(() -> inWords(
                            option, List.of(given.split("\\s+")), "the variable " + PythonStart.GUNICORN_VARIABLE))
                    .or(() -> inConfiguration(option))
                    .or(() -> byVariable(option.name().equals("bind"), "PORT"));
            String flag = option.flags().get(0);
            if (source.isPresent()) {
                own.add(new Own(flag, source.get()));
                continue;
            }
            String words = flag + " " + value(option);
            all.append(all.length() == 0 ? "" : " ").append(words);
            added.add(new Added(words + " in " + PythonStart.GUNICORN_VARIABLE, option.otherwise()));
        }
        if (!all.toString().equals(given)) {
            variables.put(PythonStart.GUNICORN_VARIABLE, all.toString());
        }
    }

    private void uvicorn() {
        for (Option option : UVICORN) {
            String flag = option.flags().get(0);
            String variable = "UVICORN_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            Optional<String> source =
                    inWords(option, start.argv(), "the start command").or(() -> byVariable(true, variable));
            if (source.isPresent()) {
                own.add(new Own(flag, source.get()));
            } else {
                variables.put(variable, value(option));
                added.add(new Added(variable + "=" + value(option), option.otherwise()));
            }
        }
    }

    private String value(Option option) {
        return option.value().replace("{port}", function.port().toString());
    }

    private static Optional<String> inWords(Option option, List<String> words, String source) {
        boolean there = words.stream().anyMatch(word -> option.flags().stream()
                .anyMatch(flag -> flag.startsWith("--")
                        ? word.equals(flag) || word.startsWith(flag + "=")
                        : word.startsWith(flag) && !word.startsWith("--")));
        return there ? Optional.of(source) : Optional.empty();
    }

    private Optional<String> byVariable(boolean counts, String variable) {
        return counts && function.environment().containsKey(variable)
                ? Optional.of("the variable " + variable)
                : Optional.empty();
    }

    private Optional<String> inConfiguration(Option option) {
        Pattern set = Pattern.compile("(?m)^\\s*(?:" + option.name() + ")\\s*=");
        return start.configuration()
                .filter(file -> set.matcher(file.text()).find())
                .map(PythonStart.Configuration::path);
    }
}
