package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A start whose program goes into the background and returns, by its own default or because it is told to: an instance
 * ends with its start command.
 *
 * @param why in words that follow the program's name
 * @param fix what keeps it in the foreground
 */
public record BackgroundStart(String program, String why, String fix) {

    private static final Pattern FOREGROUND = Pattern.compile("-?DFOREGROUND|-X|FOREGROUND");
    private static final Pattern PHP_OFF = Pattern.compile("(?mi)^\\s*daemonize\\s*=\\s*(?:no|off|false|0)\\b");
    private static final Pattern NODAEMON = Pattern.compile("(?mi)^\\s*nodaemon\\s*=\\s*(?:true|yes|on|1)\\b");

    /** Empty where it stays, or where that is not known. */
    static Optional<BackgroundStart> of(FunctionPackage function, List<String> argv) {
        if (argv.isEmpty()) {
            return Optional.empty();
        }
        String program = CodePath.nameOf(argv.get(0));
        List<String> words = argv.subList(1, argv.size());
        if (program.matches("php-fpm[0-9.]*")) {
            return phpFpm(function, program, words);
        }
        return switch (program) {
            case "nginx" -> nginx(function, argv);
            case "supervisord" ->
                words.contains("-n") || words.contains("--nodaemon")
                        ? Optional.empty()
                        : configured(function, words, "-c")
                                .filter(text -> !NODAEMON.matcher(text).find())
                                .map(text -> new BackgroundStart(
                                        program, " goes into the background without -n", "write supervisord -n"));
            case "pm2" ->
                words.contains("start") && !words.contains("--no-daemon")
                        ? told(program, " start returns at once", "pm2-runtime in place of pm2")
                        : Optional.empty();
            case "catalina.sh", "jetty.sh" ->
                words.contains("start") ? told(program, " start returns at once", program + " run") : Optional.empty();
            case "startup.sh" ->
                holds(function, "catalina.sh")
                        ? told(program, " starts Tomcat in the background", "bin/catalina.sh run")
                        : Optional.empty();
            case "server" ->
                argv.get(0).endsWith("bin/server") && words.contains("start")
                        ? told(program, " start returns at once", argv.get(0) + " run")
                        : Optional.empty();
            default -> byItself(argv.get(0), program, words).or(() -> asked(program, words));
        };
    }

    /** Servers that go there unless an option says otherwise. */
    private static Optional<BackgroundStart> byItself(String path, String program, List<String> words) {
        return switch (program) {
            case "apachectl", "apache2ctl", "httpd", "apache2" ->
                words.stream().anyMatch(word -> FOREGROUND.matcher(word).matches())
                                || !words.contains("start") && program.endsWith("ctl")
                        ? Optional.empty()
                        : told(program, " goes into the background without -D FOREGROUND", program + " -D FOREGROUND");
            case "lighttpd", "mini_httpd", "thttpd" ->
                words.stream().anyMatch(word -> word.matches("-D|-tt?|-[vVh1]"))
                        ? Optional.empty()
                        : told(program, " goes into the background without -D", program + " -D");
            case "busybox" ->
                words.indexOf("httpd") == 0 && !words.contains("-f")
                        ? told(program, " httpd goes into the background without -f", "busybox httpd -f")
                        : Optional.empty();
            case "caddy" ->
                words.indexOf("start") == 0 ? told(program, " start returns at once", path + " run") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<BackgroundStart> told(String program, String why, String instead) {
        return Optional.of(new BackgroundStart(program, why, "write " + instead));
    }

    /** Servers that stay unless an option says otherwise. */
    private static Optional<BackgroundStart> asked(String program, List<String> words) {
        boolean gunicorn = program.equals("gunicorn") || words.contains("gunicorn");
        return words.stream()
                .filter(word -> gunicorn && word.matches("-D|--daemon")
                        || program.equals("haproxy") && word.equals("-D")
                        || program.equals("uwsgi") && word.matches("--daemonize2?(?:=.*)?|-d")
                        || program.matches("php[0-9.]*")
                                && words.contains("start")
                                && word.equals("-d")
                                && words.indexOf(word) > words.indexOf("start"))
                .findFirst()
                .map(word -> new BackgroundStart(
                        program, " is told to go into the background by " + word, "remove " + word));
    }

    private static boolean holds(FunctionPackage function, String name) {
        return function.entries().keySet().stream().anyMatch(path -> path.name().equals(name));
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

    private static Optional<BackgroundStart> phpFpm(FunctionPackage function, String program, List<String> words) {
        boolean stays = words.stream().anyMatch(word -> word.matches("-F|--nodaemonize|-[tivmh]"));
        boolean told = words.contains("-D") || words.contains("--daemonize");
        boolean byDefault = configured(function, words, "-y")
                .filter(text -> !PHP_OFF.matcher(text).find())
                .isPresent();
        return !stays && (told || byDefault)
                ? told(program, " goes into the background without -F", program + " -F")
                : Optional.empty();
    }

    /** The text of the file that follows the option, where that is one of the package. */
    private static Optional<String> configured(FunctionPackage function, List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size()
                ? Optional.empty()
                : CodePath.find(words.get(at + 1).replaceFirst("^(?:" + CodePath.ROOT + "/|(?:\\./)+)", ""))
                        .flatMap(function::entry)
                        .map(EntryText::of);
    }
}
