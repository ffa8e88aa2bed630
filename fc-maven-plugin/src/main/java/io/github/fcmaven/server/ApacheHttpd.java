package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Apache's httpd, with PHP in it or before another process: the file behind {@code -f} says how long it keeps. */
final class ApacheHttpd implements ProxyServer {

    private static final Pattern STARTED = Pattern.compile(
            "(?:^|[;&|]|\\bexec\\s)\\s*(?:[\\w./-]*/)?(?:apache2(?:ctl|-foreground)?|apachectl|httpd)(?=\\s+-|\\s*$)");

    private static final Pattern NAMED = Pattern.compile("\\s-f\\s*[\"']?([\\w./-]+)");
    private static final Pattern INCLUDE = Pattern.compile("(?i)\\s*Include(?:Optional)?\\s.*");

    /** {@code -c 'KeepAliveTimeout 90000'}, which httpd takes behind its file. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("(?i)\\s-c\\s*[\"']?\\s*(?:KeepAlive|MaxKeepAlive|Include)");

    private static final String OF_A_DAY = "KeepAlive On, KeepAliveTimeout 90000 and MaxKeepAliveRequests 0";

    /**
     * A setting of the file.
     *
     * @param line its number; 0 where the file does not say it
     */
    private record Said(String name, String value, int line) {

        static Said of(String name, String otherwise, Entry file) {
            Matcher set =
                    Pattern.compile("(?i)\\s*" + name + "\\s+(\\w{1,12})\\s*").matcher("");
            Said last = new Said(name, otherwise, 0);
            int number = 0;
            for (String line : file.text().lines().toList()) {
                number++;
                last = set.reset(line).matches() ? new Said(name, set.group(1), number) : last;
            }
            return last;
        }

        /** In seconds unless it says otherwise; the largest number where it is none. */
        long millis() {
            Matcher number = Pattern.compile("(\\d{1,9})(ms|s)?").matcher(value);
            return !number.matches()
                    ? Long.MAX_VALUE
                    : Long.parseLong(number.group(1)) * ("ms".equals(number.group(2)) ? 1 : 1000);
        }

        String text(Entry file) {
            return line == 0
                    ? name + " is not set, so it is " + value
                    : name + " is " + value + " (" + file.path() + ", line " + line + ")";
        }
    }

    @Override
    public String label() {
        return "Apache httpd";
    }

    @Override
    public boolean isStartedBy(String line) {
        return (line.contains("httpd") || line.contains("apache"))
                && !line.contains("busybox")
                && STARTED.matcher(line).find();
    }

    @Override
    public String program() {
        return "httpd";
    }

    @Override
    public ServerFixes fixes() {
        return fixes("httpd.conf");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return configuration(start).map(file -> fixes(file.path().value())).orElseGet(this::fixes);
    }

    private static ServerFixes fixes(String file) {
        String of = " in " + (file.endsWith("httpd.conf") ? file : file + ", its httpd.conf");
        return new ServerFixes(
                "write Listen 0.0.0.0:{port}" + of,
                "write Listen 0.0.0.0:{port}" + of + ServerFixes.OR_CA_PORT,
                "write " + OF_A_DAY + of,
                "write Timeout 90000 and ProxyTimeout 90000" + of);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return configuration(start)
                .filter(file -> !WrittenFile.isWritten(file.path(), start.lines())
                        && !DIRECTIVE.matcher(start.lines()).find())
                .flatMap(ApacheHttpd::limits)
                .orElse(DeclaredLimits.NONE);
    }

    /** What a file that is included below a setting may say too is not known by this one. */
    private static Optional<DeclaredLimits> limits(Entry file) {
        int include = lastInclude(file);
        Said on = Said.of("KeepAlive", "On", file);
        Said idle = Said.of("KeepAliveTimeout", "5", file);
        Said requests = Said.of("MaxKeepAliveRequests", "100", file);
        if (on.line() > include && on.value().equalsIgnoreCase("Off")) {
            return Optional.of(DeclaredLimits.tooShort(on.text(file)));
        }
        if (idle.line() > include && idle.millis() < DeclaredLimits.SECONDS_OF_A_DAY * 1000) {
            Declared declared = new Declared(false, idle.text(file), Optional.of(Duration.ofMillis(idle.millis())));
            return Optional.of(new DeclaredLimits(Optional.of(declared), Optional.empty()));
        }
        long counted = requests.value().matches("\\d{1,9}") ? Long.parseLong(requests.value()) : 0;
        if (requests.line() > include && counted > 0 && counted < DeclaredLimits.REQUESTS_OF_A_DAY) {
            return Optional.of(DeclaredLimits.counted(requests.text(file), counted));
        }
        boolean known = Math.min(idle.line(), requests.line()) > Math.max(include, 0) && idle.millis() < Long.MAX_VALUE;
        return known
                ? Optional.of(new DeclaredLimits(
                        Optional.of(new Declared(true, idle.text(file) + ", " + requests.text(file))),
                        Optional.empty()))
                : Optional.empty();
    }

    /** The number of its line; -1 where there is none, so that what the file does not say is the default. */
    private static int lastInclude(Entry file) {
        List<String> lines = file.text().lines().toList();
        for (int at = lines.size(); at > 0; at--) {
            if (INCLUDE.matcher(lines.get(at - 1)).matches()) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<Entry> configuration(PackagedStart start) {
        return start.lines()
                .lines()
                .filter(line -> List.of("httpd", "apache").stream().anyMatch(line::contains))
                .map(NAMED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .flatMap(named -> CodePath.named(named.group(1)))
                .flatMap(start.function()::entry);
    }
}
