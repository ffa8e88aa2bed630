package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that go into the background and return, or stay, by their arguments and their file. */
final class BackgroundPrograms {

    private static final Pattern PHP_OFF = Pattern.compile("(?mi)^\\s*daemonize\\s*=\\s*(?:no|off|false|0)\\b");
    private static final Pattern NODAEMON = Pattern.compile("(?mi)^\\s*nodaemon\\s*=\\s*(?:true|yes|on|1)\\b");

    private static final Pattern NPM = Pattern.compile("(?:\\S*/)?(?:npm|yarn|pnpm)(?: run(?:-script)?)? ([\\w:.-]+)");
    private static final Pattern MODULE =
            Pattern.compile("(?:\\S*/)?python[0-9.]* (?:-u )?(?:-m supervisor\\.supervisord|\\S*/supervisord)( .*)?");
    private static final Pattern RUNNER =
            Pattern.compile("(?:\\S*/)?(?:node|ruby[0-9.]*|perl|npx|bundle exec|(?:yarn|pnpm)(?: exec)?)"
                    + "(?: -(?!e )[^\\s]+){0,9} (?!-)"
                    + "((?:\\S*/)?(?:pm2|forever|egg-scripts|thin|unicorn|starman)(?: .*)?)");
    private static final Pattern COMMAND =
            Pattern.compile("(?:[A-Za-z_]\\w*=\\S* +)*((?!npm|yarn|pnpm)[\\w./-]+(?: [^&|;<>]*)?)");

    private static final String RETURNS = " start returns at once";

    /** Programs that go there by themselves, or by what their command is. */
    private static final List<Returning> RETURNING = List.of(
            new Returning("php-fpm[0-9.]*", BackgroundPrograms::isDaemon, without("-F"), "{program} -F"),
            new Returning(
                    "supervisord",
                    start -> !start.has("-n", "--nodaemon") && start.isConfigured("-c", NODAEMON),
                    without("-n"),
                    "supervisord -n"),
            new Returning(
                    "pm2",
                    start -> start.has("start") && !start.has("--no-daemon"),
                    RETURNS,
                    "pm2-runtime in place of pm2"),
            new Returning("forever", start -> start.at("start") == 0, RETURNS, "forever, without start, and the file"),
            new Returning("catalina\\.sh|jetty\\.sh", start -> start.has("start"), RETURNS, "{program} run"),
            new Returning(
                    "startup\\.sh",
                    start -> start.isBeside("catalina.sh"),
                    " starts Tomcat in the background",
                    "bin/catalina.sh run"),
            new Returning(
                    "server",
                    start -> start.path().endsWith("bin/server") && start.has("start"),
                    RETURNS,
                    "{path} run"),
            new Returning(
                    "httpd|apache2",
                    start -> !start.hasOne("-?DFOREGROUND|-X|FOREGROUND"),
                    without("-D FOREGROUND"),
                    "{program} -D FOREGROUND"),
            new Returning(
                    "apachectl|apache2ctl",
                    start -> start.has("start") && !start.hasOne("-?DFOREGROUND|-X|FOREGROUND"),
                    without("-D FOREGROUND"),
                    "{program} -D FOREGROUND"),
            new Returning(
                    "lighttpd|mini_httpd|thttpd",
                    start -> !start.hasOne("-D|-tt?|-[vVh1]"),
                    without("-D"),
                    "{program} -D"),
            new Returning(
                    "busybox",
                    start -> start.at("httpd") == 0 && !start.has("-f"),
                    " httpd" + without("-f"),
                    "busybox httpd -f"),
            new Returning("caddy", start -> start.at("start") == 0, RETURNS, "{path} run"));

    /** Programs that stay unless an option says otherwise. */
    private static final List<Told> TOLD = List.of(
            new Told(start -> start.program().equals("gunicorn") || start.has("gunicorn"), "-D|--daemon"),
            new Told(start -> start.program().equals("haproxy"), "-D"),
            new Told(start -> start.program().matches("egg-scripts|hypercorn"), "--daemon"),
            new Told(start -> start.program().equals("thin") && start.has("start"), "-d|--daemonize"),
            new Told(start -> start.program().matches("unicorn|starman"), "-D|--daemonize"),
            new Told(start -> start.program().equals("uwsgi"), "--daemonize2?(?:=.*)?|-d"),
            new Told(
                    start -> start.program().matches("php[0-9.]*")
                            && start.has("start")
                            && start.at("-d") > start.at("start"),
                    "-d"));

    private BackgroundPrograms() {}

    /** Empty where it stays, or where that is not known. */
    static Optional<BackgroundStart> of(FunctionPackage function, List<String> argv) {
        if (argv.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<String>> script = ofNpm(function, argv);
        if (script.isPresent()) {
            return of(function, script.get())
                    .map(one -> new BackgroundStart(one.program(), one.why(), one.fix() + " in package.json"));
        }
        List<String> words = ofRunner(ofModule(argv));
        Start start = new Start(function, words.get(0), words.subList(1, words.size()));
        Optional<BackgroundStart> found = start.program().equals("nginx")
                ? nginx(function, argv)
                : RETURNING.stream()
                        .filter(row -> start.program().matches(row.program))
                        .findFirst()
                        .map(row -> row.of(start))
                        .orElseGet(() -> told(start));
        return start.program().equals("supervisord")
                        && !CodePath.nameOf(argv.get(0)).equals("supervisord")
                ? found.map(one -> new BackgroundStart(one.program(), one.why(), "pass -n to supervisord"))
                : found;
    }

    /** The program behind the one that runs it: its script is the program, by the name that it has. */
    private static List<String> ofRunner(List<String> argv) {
        Matcher runner = RUNNER.matcher(String.join(" ", argv));
        return runner.matches() ? List.of(runner.group(1).split("\\s+")) : argv;
    }

    /** supervisor is a module too, by which Python runs it. */
    private static List<String> ofModule(List<String> argv) {
        Matcher module = MODULE.matcher(String.join(" ", argv));
        return module.matches()
                ? List.of(("supervisord" + Objects.requireNonNullElse(module.group(1), "")).split("\\s+"))
                : argv;
    }

    /** What a script of package.json runs, where that is one command. */
    private static Optional<List<String>> ofNpm(FunctionPackage function, List<String> argv) {
        return Optional.of(NPM.matcher(String.join(" ", argv)))
                .filter(Matcher::matches)
                .flatMap(npm -> NodeEntry.script(function.entries(), npm.group(1)))
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(command -> List.of(command.group(1).split("\\s+")));
    }

    private static Optional<BackgroundStart> told(Start start) {
        return TOLD.stream()
                .filter(row -> row.when.test(start))
                .flatMap(row -> start.arguments().stream().filter(word -> word.matches(row.option)))
                .findFirst()
                .map(word -> new BackgroundStart(
                        start.program(), " is told to go into the background by " + word, "remove " + word));
    }

    private static Optional<BackgroundStart> nginx(FunctionPackage function, List<String> argv) {
        boolean stays = argv.stream().anyMatch(word -> word.matches(".*\\bdaemon\\s+off\\s*;.*"));
        boolean ends = argv.stream().anyMatch(word -> word.matches("-[tTvVhs].*"));
        return NginxConfiguration.of(function.entries(), String.join(" ", argv))
                .filter(file -> !stays && !ends && file.whole())
                .filter(file -> !file.values("daemon").contains("off"))
                .map(file -> new BackgroundStart(
                        "nginx",
                        " goes into the background, because neither -g nor " + file.file() + " says daemon off",
                        "write daemon off; as the first line of " + file.file()));
    }

    /** php-fpm, whose file decides where no option does. */
    private static boolean isDaemon(Start start) {
        boolean stays = start.hasOne("-F|--nodaemonize|-[tivmh]");
        return !stays && (start.has("-D", "--daemonize") || start.isConfigured("-y", PHP_OFF));
    }

    private static String without(String option) {
        return " goes into the background without " + option;
    }

    /**
     * One of the programs that return.
     *
     * @param program its name, as a pattern
     * @param when whether it does with these arguments
     * @param why in words that follow its name
     * @param instead what to write; {@code {program}} and {@code {path}} are those of the start
     */
    private record Returning(String program, Predicate<Start> when, String why, String instead) {
        Optional<BackgroundStart> of(Start start) {
            String written = instead.replace("{program}", start.program()).replace("{path}", start.path());
            return when.test(start)
                    ? Optional.of(new BackgroundStart(start.program(), why, "write " + written))
                    : Optional.empty();
        }
    }

    /** Whom an option tells to go there; the option is a pattern. */
    private record Told(Predicate<Start> when, String option) {}

    /** What is asked of a start. */
    private record Start(FunctionPackage function, String path, List<String> arguments) {
        String program() {
            return CodePath.nameOf(path);
        }

        boolean has(String... words) {
            return List.of(words).stream().anyMatch(arguments::contains);
        }

        boolean hasOne(String pattern) {
            return arguments.stream().anyMatch(word -> word.matches(pattern));
        }

        int at(String word) {
            return arguments.indexOf(word);
        }

        boolean isBeside(String name) {
            return function.entries().keySet().stream()
                    .anyMatch(file -> file.name().equals(name));
        }

        /** Whether the file that follows the option is one of the package, and does not say so. */
        boolean isConfigured(String option, Pattern unless) {
            int at = at(option);
            return at >= 0
                    && at + 1 < arguments.size()
                    && CodePath.named(arguments.get(at + 1))
                            .flatMap(function::entry)
                            .map(Entry::text)
                            .filter(text -> !unless.matcher(text).find())
                            .isPresent();
        }
    }
}
