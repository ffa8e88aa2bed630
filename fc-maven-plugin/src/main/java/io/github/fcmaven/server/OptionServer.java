package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that is a server itself, which options of its command tell where it listens.
 *
 * @param program the program, and the words of its command
 * @param host the address that they say
 * @param port the port that they say, in whatever form
 */
record OptionServer(Program program, Optional<String> host, Optional<String> port) {

    private static final String NO_HOST = "";

    /** The same in Jetty's own runner, and in that of a Tomcat. */
    private static final String PORT = "--port";

    /**
     * What is known of one.
     *
     * @param file the end of its file's path
     * @param host what its address stands behind; nothing where it has no such option
     * @param port what its port stands behind
     * @param otherwise the port of one that is told none, by its documentation
     * @param open the option that opens it on every address
     */
    private record Program(Pattern file, String name, String host, String port, int otherwise, String open) {

        private Program(String file, String name, String host, String port, int otherwise, String open) {
            this(Pattern.compile("(?:^|.*/)" + file), name, host, port, otherwise, open);
        }
    }

    private static final List<Program> PROGRAMS = List.of(
            new Program("jetty-runner[\\w.-]*\\.jar", "jetty-runner", "--host", PORT, 8080, "--host 0.0.0.0"),
            new Program("payara-micro[\\w.-]*\\.jar", "Payara Micro", NO_HOST, PORT, 8080, ""),
            new Program("webapp-runner[\\w.-]*\\.jar", "webapp-runner", NO_HOST, PORT, 8080, ""),
            new Program(
                    "start\\.jar",
                    "Jetty",
                    "jetty\\.http\\.host",
                    "jetty\\.http\\.port",
                    8080,
                    "jetty.http.host=0.0.0.0"),
            new Program(
                    "standalone\\.sh",
                    "standalone.sh",
                    "-b|-Djboss\\.bind\\.address",
                    "-Djboss\\.http\\.port",
                    8080,
                    "-b 0.0.0.0"));

    /** What says more than the options, or counts from another port. */
    private static final Pattern OTHERWISE_TOLD = Pattern.compile("--config|--prebootcommandfile|.*port-offset.*");

    /** The one that a start names, by whatever program runs it. */
    static Optional<OptionServer> of(PackagedStart start) {
        List<String> words = start.argv();
        return PROGRAMS.stream()
                .filter(program -> words.stream()
                        .anyMatch(word -> program.file().matcher(word).matches()))
                .findFirst()
                .map(program -> new OptionServer(program, value(program.host(), words), value(program.port(), words)))
                .filter(any -> words.stream()
                        .noneMatch(word -> OTHERWISE_TOLD.matcher(word).matches()));
    }

    private static Optional<String> value(String option, List<String> words) {
        Pattern form = Pattern.compile("(?:" + option + ")(?:=(.*))?");
        for (int i = 0; i < words.size() && !option.isEmpty(); i++) {
            Matcher found = form.matcher(words.get(i));
            if (found.matches()) {
                List<String> next = words.subList(i + 1, Math.min(i + 2, words.size()));
                return Optional.ofNullable(found.group(1))
                        .or(() -> next.stream().findFirst());
            }
        }
        return Optional.empty();
    }

    /** Where it listens; empty where its options do not say it, or say it by a variable. */
    List<ListenAddress> listens() {
        boolean known = Stream.concat(host.stream(), port.stream()).noneMatch(word -> word.contains("$"))
                && port.filter(word -> !word.matches("\\d{1,5}")).isEmpty();
        if (!known || host.isEmpty() && port.isEmpty()) {
            return List.of();
        }
        String text = host.map(one -> one + ":").orElse("") + port.orElse(String.valueOf(program.otherwise()));
        return List.of(ListenAddress.of(text, "the start command", Optional.empty()));
    }

    /** What to give to its command. */
    ServerFixes fixes(ServerFixes any) {
        String to = " to " + program.name() + ServerFixes.IN_START;
        String option = program.port().replace("\\", "");
        String equals = option.startsWith("--") ? " " : "=";
        ServerFixes told = any.withPort("pass " + option + equals + "{port}" + to + ServerFixes.OR_CA_PORT);
        return program.open().isEmpty() ? told : told.withBind("pass " + program.open() + to);
    }
}
