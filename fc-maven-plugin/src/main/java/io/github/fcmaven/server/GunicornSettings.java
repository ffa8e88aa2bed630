package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What gunicorn is told, where, and which of it ends a connection too early: the rest is left as it is. */
final class GunicornSettings {

    static final String VARIABLE = "GUNICORN_CMD_ARGS";

    /**
     * A setting to be changed.
     *
     * @param now what it is
     * @param option as an argument
     * @param assignment as the configuration file has it
     */
    private record Change(Setting now, String option, String assignment) {}

    private final PythonStart python;
    private final List<Change> changes = new ArrayList<>();

    private GunicornSettings(PythonStart python) {
        this.python = python;
    }

    /** The edit; empty where nothing is known to be wrong, or a value is no plain one. */
    static Optional<String> edit(PythonStart python) {
        return new GunicornSettings(python).edit();
    }

    private Optional<String> edit() {
        Setting kind = setting(python, "worker_class", "sync", "-k", "--worker-class");
        Setting threads = setting(python, "threads", "1", "--threads");
        Setting idle = setting(python, "keepalive", "2", "--keep-alive");
        if (kind.value().equals("sync") && threads.value().matches("[01]")) {
            changes.add(new Change(kind, "-k gthread --threads 8", "worker_class = \"gthread\", threads = 8"));
        }
        if (PythonStart.forADay(idle).filter(said -> !said.forADay()).isPresent()) {
            changes.add(new Change(idle, "--keep-alive 90000", "keepalive = 90000"));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(words());
    }

    /** Those of one place in one sentence. */
    private String words() {
        List<String> places = changes.stream().map(this::place).distinct().toList();
        return String.join(", and ", places.stream().map(this::at).toList());
    }

    private String place(Change change) {
        return change.now().source().isEmpty()
                ? python.configuration().map(PythonStart.Configuration::path).orElse("the start command")
                : change.now().source();
    }

    private String at(String place) {
        List<Change> here =
                changes.stream().filter(change -> place(change).equals(place)).toList();
        boolean isFile =
                python.configuration().filter(file -> file.path().equals(place)).isPresent();
        List<String> texts = here.stream()
                .map(change -> (isFile ? change.assignment() : change.option()) + inPlace(change.now()))
                .toList();
        boolean replaces =
                here.stream().anyMatch(change -> !change.now().source().isEmpty());
        String options = String.join(replaces ? " and " : " ", texts);
        if (isFile) {
            return "set " + String.join(" and ", texts) + " in " + place;
        }
        return place.equals("the start command")
                ? "pass " + options + " to gunicorn" + ServerFixes.IN_START
                : "write " + options + " in " + place;
    }

    private static String inPlace(Setting now) {
        return now.source().isEmpty() ? "" : " in place of " + now.value();
    }

    /** What gunicorn is told; a value that is no literal is given as it is written. */
    static Setting setting(PythonStart python, String name, String otherwise, String... flags) {
        List<String> all = List.of(flags);
        List<String> given =
                Arrays.asList(python.variable(VARIABLE).orElse("").strip().split("\\s+"));
        return python.argument(all, python.argv(), name, "the start command")
                .or(() -> python.argument(all, given, name, "the variable " + VARIABLE))
                .or(() -> python.assigned(name))
                .orElse(new Setting(name, otherwise, ""));
    }
}
