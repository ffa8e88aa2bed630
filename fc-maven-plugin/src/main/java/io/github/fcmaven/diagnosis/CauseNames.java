package io.github.fcmaven.diagnosis;

import io.github.fcmaven.server.Setting;
import io.github.fcmaven.startup.RefusedConnection;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the output of a server names where it says a {@link Cause}: the line itself first, then the names that its
 * texts have as {@code {1}}, {@code {2}} and so on; empty where it does not say that cause.
 */
final class CauseNames {

    private static final Pattern UNSET = Sayings.anyOf("""
            shells           \\b([A-Z][A-Z0-9_]+): (?:unbound variable|parameter (?:null or )?not set)
            Kotlin           \\b(?:getenv|getProperty)\\(\"([^\"]+)\"\\) must not be null
            Spring           Could not resolve placeholder (?:'([^']+)'|\\$\\{([^}:]+))
            Python           KeyError: '([A-Z][A-Z0-9_]+)'
            Micronaut        Error resolving property value \\[\\$\\{([^}:]+)
            Quarkus          [Cc]onfig property (\\S+) is required but it could not be found
            Quarkus          Failed to load config value of type .* for: (\\S+)
            MicroProfile     No Config Value exists for required property (\\S+)
            Helidon          Requested value for configuration key '([^']+)' is not present
            Typesafe Config  Could not resolve substitution to a value: \\$\\{([^}]+)
            their own code   [Ee]nv(?:ironment)?[ -]var(?:iable)?s? [\"'`]?([A-Z][A-Z0-9_]+)[\"'`]? (?:is )?(?:not set\
            |not defined|undefined|required|missing|must be set)
            their own code   (?:^|Exception: |[Ee]rror: |[Ff]atal: )[\"'`]?([A-Z][A-Z0-9]*_[A-Z0-9_]+)[\"'`]? \
            (?:is |was |has )?(?:not (?:been )?(?:set|defined)|undefined|missing|required|must be set)[.!]?$
            their own code   (?:[Pp]lease|must|need to) set (?:the )?[\"'`]?([A-Z][A-Z0-9_]+)[\"'`]? \
            env(?:ironment)? var
            requireNonNull   NullPointerException: ([A-Z][A-Z0-9]*_[A-Z0-9_]+)$
            Scala            NoSuchElementException: key not found: ([A-Z][A-Z0-9_]+)$
            their own code   [Mm]issing (?:required )?env(?:ironment)?[ -]var(?:iable)?s?:? [\"'`]?([A-Z][A-Z0-9_]+)
            """);

    /** What parsers of arguments say: picocli, Commons CLI, JOpt Simple, JCommander, commander, yargs, Cobra. */
    private static final Pattern REQUIRED = Pattern.compile("^(?:\\S+: )?(?:[Ee]rror: )?"
            + "(?:[Mm]issing (?:required )?(?:argument|option|parameter)(?:s|\\(s\\))?:? "
            + "|[Rr]equired flag\\(s\\) |The following options? (?:is|are) required: )(\\S.{0,99})");

    /** {@code Option "-port" is required}, {@code ERROR:  "port" not specified}; a value alone may be no argument. */
    private static final Pattern NAMED_AS_REQUIRED =
            Pattern.compile("^(?:(?:[Ee]rror|ERROR): *)?(?:(?:[Oo]ption|[Aa]rgument) (\"[^\"]{1,99}\") is required"
                    + "|(?:[Oo]ption |[Aa]rgument )?(\"[^\"]{1,99}\") (?:was |is )?not specified)$");

    /** What Java and Python say where code takes the first of no arguments. */
    private static final Pattern NO_SUCH_ELEMENT = Pattern.compile(
            "ArrayIndexOutOfBoundsException: (?:\\d$|Index \\d out of bounds for length 0$)|^IndexError: list index");

    private static final Pattern TAKES_ARGUMENT = Pattern.compile("^\\s+at [\\w.$]+\\.main\\(|\\bargv\\[");
    private static final Pattern MAIN_CLASS =
            Pattern.compile("(?:Error: Could not find or load main class |^错误: 找不到或无法加载主类 )(\\S+)");

    private static final Pattern FILE = Sayings.anyOf("""
            Python   FileNotFoundError: .{0,300}?'([^']+)'
            Java     FileNotFoundException: (\\S+)
            Java     NoSuchFileException: (\\S+)
            Java     Can't load library: (\\S+)
            Java     Error opening log file '([^']+)'
            Java     (?:[Dd]irectory|[Ff]older|[Ff]ile)[^']{0,30}'([^']+)' (?:does not exist|not found)
            Node.js  ENOENT: [^']{0,300}'([^']+)'
            PHP      Could not open input file: (\\S+)
            PHP      Failed opening required '([^']+)'
            Python   can't open file '([^']+)'
            tools    (?:can't read|cannot stat|cannot open) '?([^\\s':]+)'?: No such file
            shells   [Cc]an't open (?:perl script )?[\"']([^\"']+)[\"']
            unzip    cannot find or open ([^\\s,]+),
            GNU awk  could not open `([^']+)'
            tar      tar[^:]{0,20}: ([^\\s:]+): Cannot open: No such file
            shells   : line \\d+: ([^\\s:]+): No such file
            dash     cannot create (\\S+): Directory nonexistent
            ld.so    (?<![\\w./+-])(/[\\w./+-]+): cannot open shared object
            nginx    emerg\\] open\\(\\) \"([^\"]+)\" failed \\(2: No such file
            """);

    private static final Pattern BELOW_TMP = Pattern.compile("(?<![\\w.-])/tmp/");

    private static final Pattern BINDING = Pattern.compile("Failed to bind properties under '([^']+)'");
    private static final Pattern PROPERTY = Pattern.compile("^\\s+Property: ([\\w.-]+)$");
    private static final Pattern RESOURCE =
            Pattern.compile("class path resource \\[([^\\]]+\\.(?:properties|ya?ml))\\].* - (\\d+):\\d+");

    private CauseNames() {}

    /** Of a cause that no output says. */
    static Optional<String[]> none(StartLog log) {
        return Optional.empty();
    }

    /** What the last line names in which that is found. */
    static Function<StartLog, Optional<String[]>> inLine(Pattern line) {
        return log -> last(line, log.lines());
    }

    /** The same of a host whose name has no point: it is one of this machine's, or of a network of containers. */
    static Function<StartLog, Optional<String[]>> nameInLine(Pattern line) {
        return inLine(line).andThen(found -> found.filter(names -> names[1].indexOf('.') < 0));
    }

    /** The address of this machine that refuses a connection, and its host. */
    static Optional<String[]> refusedHere(StartLog log) {
        return log.refused().filter(RefusedConnection::isLocal).map(where -> names("", where.toString(), where.host()));
    }

    /** The address that refuses a connection, of a host that has one. */
    static Optional<String[]> refused(StartLog log) {
        return log.refused()
                .filter(where -> log.lines().stream()
                        .noneMatch(line -> line.contains("UnknownHostException") && line.contains(where.host())))
                .map(where -> names("", where.toString(), where.host()));
    }

    /** That a service does not answer, where nothing names it. */
    static Optional<String[]> unnamedService(StartLog log) {
        return RefusedConnection.isUnnamed(log.lines()) ? Optional.of(names("")) : Optional.empty();
    }

    /** What Spring Boot's own analysis says, and advises. */
    static Optional<String[]> analysed(StartLog log) {
        return LastReport.of(log).flatMap(report -> report.description()
                .map(what -> names("", what, refused(what, report.lines()).orElseGet(() -> whole(report.action())))));
    }

    /** Nacos' own advice names no data id, and an import without one fails again. */
    private static String whole(String action) {
        String named = action.replace("=nacos: ", "=nacos:DATA-ID ").replace(":nacos: ", ":nacos:DATA-ID ");
        return named.equals(action)
                ? action
                : named + "; DATA-ID is the name of the configuration in Nacos, such as shop.yaml";
    }

    /** The property that is not valid, where the analysis only advises to update the configuration. */
    private static Optional<String> refused(String what, List<String> lines) {
        return last(PROPERTY, lines)
                .filter(found -> what.startsWith("Binding to target "))
                .map(found -> what.endsWith(" left unbound")
                        ? "remove " + found[1] + origin(lines) + ", or correct its name"
                        : valid(found[1], origin(lines)));
    }

    private static String valid(String property, String origin) {
        return origin.isEmpty()
                ? "set " + property + ": as "
                        + property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
                        + " under environmentVariables of fc-maven-plugin in pom.xml, or in"
                        + " src/main/resources/application.properties"
                : "correct the value of " + property + origin;
    }

    /** What Spring Boot says of a value that it cannot convert, the property, and where it comes from. */
    static Optional<String[]> unbound(StartLog log) {
        return LastReport.of(log).flatMap(report -> report.description().flatMap(what -> last(BINDING, report.lines())
                .map(found -> names(found[0], what, found[1], origin(report.lines())))));
    }

    /** A property, and the variable that sets it in every framework: {@code shop.api-key} is SHOP_API_KEY. */
    static Optional<String[]> unset(StartLog log) {
        return last(UNSET, log.lines()).map(found -> names(found[0], found[1], Setting.variable(found[1])));
    }

    /** An argument, where its name is told; Java tells where it was read below the error, Python above it. */
    static Optional<String[]> argument(StartLog log) {
        Optional<String[]> told = last(REQUIRED, log.lines())
                .or(() -> last(NAMED_AS_REQUIRED, log.lines()))
                .map(found -> names(found[0], ": " + found[1]));
        return told.or(() -> last(NO_SUCH_ELEMENT, log.lines()).filter(found -> isReadNear(found[0], log.lines())));
    }

    private static boolean isReadNear(String error, List<String> lines) {
        int at = lines.stream().map(String::strip).toList().lastIndexOf(error);
        return lines.subList(Math.max(0, at - 2), Math.min(lines.size(), at + 2)).stream()
                .anyMatch(line -> TAKES_ARGUMENT.matcher(line).find());
    }

    /** The main class that is not there; where it misses another class, that is the cause. */
    static Optional<String[]> mainClass(StartLog log) {
        return last(MAIN_CLASS, log.lines()).filter(found -> log.lines().stream()
                .noneMatch(line -> line.contains("NoClassDefFoundError") && !line.contains("wrong name")));
    }

    /** A file, before one of /tmp that a start script should have made of it, and what to do. */
    static Optional<String[]> missingFile(StartLog log) {
        List<String> others = log.lines().stream()
                .filter(line -> !BELOW_TMP.matcher(line).find())
                .toList();
        return last(FILE, others)
                .map(found -> names(found[0], found[1], MissingFile.edit(found[1], false, log.lines())))
                .or(() -> last(FILE, log.lines())
                        .map(found -> names(found[0], found[1], MissingFile.edit(found[1], true, log.lines()))));
    }

    /** The variable by which most programs are told their port. */
    static Optional<String[]> unsetPort(StartLog log) {
        return unset(log).filter(found -> found[1].equals("PORT"));
    }

    /** A variable that no function may set. */
    static Optional<String[]> unsetOfPlatform(StartLog log) {
        return unset(log).filter(found -> found[1].startsWith("FC_"));
    }

    /** What the last of these lines names in which that is found. */
    static Optional<String[]> last(Pattern line, List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher found = line.matcher(lines.get(i));
            if (found.find()) {
                return Optional.of(names(found, lines.get(i)));
            }
        }
        return Optional.empty();
    }

    private static String[] names(Matcher found, String line) {
        String[] names = names(line.strip(), "", "");
        int next = 1;
        for (int group = 1; group <= found.groupCount() && next < names.length; group++) {
            if (found.group(group) != null) {
                names[next++] = found.group(group).strip();
            }
        }
        return names;
    }

    static String[] names(String... names) {
        return names;
    }

    /** Where Spring Boot says that a value comes from, as the user knows it. */
    private static String origin(List<String> lines) {
        String said = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("Origin: "))
                .map(line -> line.substring("Origin: ".length()))
                .findFirst()
                .orElse("");
        if (said.contains("\"systemProperties\"") || said.contains("\"commandLineArgs\"")) {
            return " in the start command";
        }
        Matcher resource = RESOURCE.matcher(said);
        if (resource.find()) {
            return " in src/main/resources/" + resource.group(1) + ", line " + resource.group(2);
        }
        return said.contains("systemEnvironment") ? " under environmentVariables" : said.isEmpty() ? "" : " in " + said;
    }
}
